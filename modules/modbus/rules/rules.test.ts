import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backOffMs } from './back-off.ts';
import { readRegistration } from './registration.ts';
import { slaveSettings } from './settings.ts';

test('a DTU says who it is in text, with or without a secret, or in bytes', () => {
  assert.deepEqual(readRegistration(Buffer.from('DTU1 s3cret\r\n')), {
    name: 'DTU1',
    secret: 's3cret',
  });
  assert.deepEqual(readRegistration(Buffer.from('DTU1:s3cret')), {
    name: 'DTU1',
    secret: 's3cret',
  });
  assert.deepEqual(readRegistration(Buffer.from('898604')), { name: '898604', secret: null });
  assert.deepEqual(readRegistration(Buffer.from('01ff', 'hex')), { name: '01ff', secret: null });
  assert.equal(readRegistration(Buffer.alloc(200, 'a')), undefined);
});

test('a register map comes from the settings, or from the codes of the model', () => {
  const own = slaveSettings(
    { unit: 7, registers: [{ key: 'a', function: 1, address: 3, write: true }, { key: 'b' }, 'x'] },
    {},
  );
  assert.equal(own.points.length, 1);
  assert.deepEqual([own.unit, own.points[0]?.type, own.points[0]?.write], [7, 'bool', true]);
  const [point] = slaveSettings({}, { level: '4:100:float32:CDAB:0.1:-2' }).points;
  assert.deepEqual(point, {
    key: 'level',
    function: 4,
    address: 100,
    type: 'float32',
    order: 'CDAB',
    scale: 0.1,
    offset: -2,
    bit: 0,
    write: false,
  });
  assert.deepEqual(slaveSettings({}, { bad: 'x:y' }).points, []);
  const bit = { key: 'b', function: 3, address: 0, type: 'bool', bit: 3, write: true };
  assert.equal(slaveSettings({ registers: [bit] }, {}).points[0]?.write, false);
});

test('waits grow and end at ten minutes', () => {
  assert.deepEqual(
    [1, 2, 3].map((n) => backOffMs(n, 1000)),
    [1000, 2000, 4000],
  );
  assert.equal(backOffMs(50, 1000), 600_000);
});
