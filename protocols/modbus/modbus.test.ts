import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type ByteOrder,
  encodeRequest,
  encodeResponse,
  encodeRtu,
  encodeTcp,
  findRtuAnswer,
  functionOf,
  modbusCrc,
  readRequest,
  readResponse,
  readRtu,
  readTcp,
  readValue,
  type RegisterShape,
  registersOf,
  type RegisterType,
  type Request,
} from './index.ts';

test('a read is written as the specification writes it', () => {
  const pdu = encodeRequest({ kind: 'read', function: 3, address: 0x6b, count: 3 });
  assert.equal(pdu.toString('hex'), '03006b0003');
  assert.equal(encodeRtu({ unit: 0x11, pdu }).toString('hex'), '1103006b00037687');
  assert.equal(encodeTcp(1, { unit: 0x11, pdu }).toString('hex'), '0001000000061103006b0003');
  assert.equal(modbusCrc(Buffer.from('123456789')), 0x4b37);
});

const address = fc.nat({ max: 0xffff });
const registers = fc.array(fc.nat({ max: 0xffff }), { minLength: 1, maxLength: 123 });
const bits = fc.array(fc.boolean(), { minLength: 1, maxLength: 200 });
const requests: fc.Arbitrary<Request> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
      address,
      fc.integer({ min: 1, max: 125 }),
    )
    .map(([code, at, count]) => ({ kind: 'read' as const, function: code, address: at, count })),
  fc
    .tuple(address, bits)
    .map(([at, all]) => ({ kind: 'writeCoils' as const, address: at, bits: all })),
  fc
    .tuple(address, registers)
    .map(([at, all]) => ({ kind: 'writeRegisters' as const, address: at, registers: all })),
);

test('requests come back from both wrappings; a changed byte is noticed by the CRC', () => {
  fc.assert(
    fc.property(requests, fc.nat({ max: 247 }), fc.nat(), (request, unit, at) => {
      const pdu = encodeRequest(request);
      const rtu = encodeRtu({ unit, pdu });
      const carried = readRtu(rtu);
      assert.ok(carried && carried.unit === unit);
      assert.deepEqual(readRequest(carried.pdu), request);
      rtu[at % rtu.length] = (rtu[at % rtu.length] ?? 0) ^ 0x10;
      assert.equal(readRtu(rtu), undefined);
      const tcp = readTcp(Buffer.concat([encodeTcp(at, { unit, pdu }), Buffer.from([1, 2])]));
      assert.ok(tcp && tcp !== 'broken' && tcp.transaction === (at & 0xffff));
      assert.deepEqual(readRequest(tcp.pdu), request);
    }),
  );
});

test('an answer is found behind the noise of the line, and not before it is whole', () => {
  const request: Request = { kind: 'read', function: 4, address: 0, count: 2 };
  const response = { kind: 'registers' as const, registers: [1, 2] };
  const frame = encodeRtu({ unit: 7, pdu: encodeResponse(request, response) });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
      const bytes = Buffer.concat([noise, frame]);
      assert.deepEqual(
        readResponse(request, findRtuAnswer(bytes, 7, 4) ?? Buffer.alloc(0)),
        response,
      );
    }),
  );
  for (let cut = 0; cut < frame.length; cut += 1) {
    assert.equal(findRtuAnswer(frame.subarray(0, cut), 7, functionOf(request)), undefined);
  }
});

test('exceptions have words; answers that do not fit are misfits, random bytes too', () => {
  const request: Request = { kind: 'read', function: 3, address: 0, count: 1 };
  const exception = encodeResponse(request, { kind: 'exception', code: 2, words: '' });
  assert.deepEqual(readResponse(request, exception), {
    kind: 'exception',
    code: 2,
    words: 'illegal data address',
  });
  for (const pdu of ['', '04020001', '0304000100020000', '030100']) {
    assert.equal(readResponse(request, Buffer.from(pdu, 'hex')).kind, 'misfit', pdu);
  }
  fc.assert(
    fc.property(requests, fc.uint8Array({ maxLength: 260 }), (asked, bytes) => {
      readResponse(asked, Buffer.from(bytes));
      readRequest(Buffer.from(bytes));
      readTcp(Buffer.from(bytes));
    }),
  );
  assert.equal(readTcp(Buffer.from('00010001000611030000', 'hex')), 'broken');
  assert.equal(readTcp(Buffer.from('0001000000fe1103000000', 'hex')), undefined);
  assert.equal(readTcp(Buffer.from('00010000ffff1103000000', 'hex')), 'broken');
});

const shape = (type: RegisterType, order: ByteOrder = 'ABCD'): RegisterShape => ({
  type,
  order,
  scale: 1,
  offset: 0,
});

test('numbers come back in every order of bytes', () => {
  assert.equal(readValue([0x4248, 0x0000], shape('float32')), 50);
  assert.equal(readValue([0x0000, 0x4248], shape('float32', 'CDAB')), 50);
  assert.equal(readValue([0x4842, 0x0000], shape('float32', 'BADC')), 50);
  assert.equal(readValue([0x0000, 0x4842], shape('float32', 'DCBA')), 50);
  assert.equal(readValue([0xffff], shape('int16')), -1);
  assert.equal(readValue([3], { ...shape('uint16'), scale: 0.1, offset: -40 }), -39.7);
  assert.equal(readValue([4], { ...shape('bool'), bit: 2 }), true);
  const orders = fc.constantFrom<ByteOrder>('ABCD', 'CDAB', 'BADC', 'DCBA');
  fc.assert(
    fc.property(fc.integer(), orders, (value, order) => {
      const sent = registersOf(value, shape('int32', order));
      assert.equal(sent && readValue(sent, shape('int32', order)), value);
    }),
  );
  assert.equal(registersOf(70_000, shape('uint16')), undefined);
  assert.ok(Number.isNaN(readValue([0x7fc0, 0], shape('float32'))));
});
