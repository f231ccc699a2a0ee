/** Bringing devices in: workbook, claim code, self-registration. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import type { Ctx } from '#platform/context/index.ts';
import { api } from '../contract/index.ts';
import { findKey, registerThing, secretMatches, thingsOf } from '../index.ts';
import { ground } from '#modules/towns/index.ts';
import { sheetOf } from './sheets.ts';

const codeIs = (code: string) => (error: { problem?: { code: string }; code?: string }) =>
  (error.problem?.code ?? error.code) === code;

test('a workbook is previewed with every faulty row named, then taken whole', async (t) => {
  const town = await testTown(t);
  const things = (await town.as('admin')).api(api);
  const { centre } = await ground(town.ctx);
  assert.ok(centre);
  const row = { name: '噪声点', model: 'noise-meter', door: 'MQTT' };
  const contentBase64 = await sheetOf([
    { ...row, externalId: 'n-1', ...centre },
    { ...row, externalId: 'n-1' },
    { ...row, model: '没有的模型' },
    { ...row, longitude: 12, latitude: 3 },
    { ...row, door: '电报', gateway: 'XX-1' },
    { ...row, externalId: 'n-2' },
  ]);
  const preview = await things.previewThingImport({ body: { contentBase64 } });
  assert.deepEqual(
    preview.accepted.map((one) => [one.row, one.action]),
    [
      [2, 'add'],
      [7, 'add'],
    ],
  );
  assert.deepEqual(
    preview.faults.map(({ row: at, column }) => [at, column]),
    [
      [3, '接入标识'],
      [4, '物模型'],
      [5, '经度'],
      [6, '接入通道'],
      [6, '网关编码'],
    ],
  );
  const params = { importId: preview.importId ?? '' };
  const done = await things.applyThingImport({ params });
  assert.deepEqual([done.added, done.changed, done.secrets.length], [2, 0, 2]);
  await assert.rejects(things.applyThingImport({ params }), codeIs('import-things-gone'));
  const key = await findKey(town.database, 'mqtt', 'n-2');
  assert.ok(key && secretMatches(key, done.secrets[1]?.secret ?? ''));
  const code = done.secrets[0]?.code ?? '';
  const again = await sheetOf([{ ...row, code, name: '改名', externalId: 'n-1' }]);
  const second = await things.previewThingImport({ body: { contentBase64: again } });
  assert.equal(second.accepted[0]?.action, 'change');
  // As scenes do that keep groups of their own.
  await town.sql("UPDATE things.things SET group_codes = '{circuit-1}' WHERE external_id = 'n-2'");
  await things.applyThingImport({ params: { importId: second.importId ?? '' } });
  assert.equal((await thingsOf(town.ctx)).byCode(code)?.name, '改名');
  const exported = await things.exportThings({ query: {} });
  const unchanged = Buffer.from(await new Response(exported.bytes).arrayBuffer());
  const third = await things.previewThingImport({
    body: { contentBase64: unchanged.toString('base64') },
  });
  assert.deepEqual([...new Set(third.accepted.map(({ action }) => action))], ['same']);
  assert.deepEqual(third.faults, []);
});

test('an installer scans a label and puts the device where it hangs, once', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const wanted = {
    count: 2,
    modelCode: 'manhole',
    door: 'lorawan' as const,
    departmentId: null,
    groupCodes: [],
    validDays: 30,
  };
  const { ids } = await admin.makeClaims({ body: wanted });
  const { items } = await admin.claimLabels({ query: { id: ids } });
  const [label, other] = items;
  assert.ok(label && other && label.qr.path.length > 100);
  assert.match(label.url, new RegExp(`/field/claim/${label.code}$`));
  const installer = (await town.as('grid01')).api(api);
  const typed = `${label.code.slice(0, 4)}-${label.code.slice(4)}`.toLowerCase();
  assert.equal((await installer.claim({ params: { code: typed } })).state, 'open');
  const body = {
    name: '1 号井盖',
    position: { longitude: 115.85, latitude: 28.45 },
    address: '政府路口',
    externalId: '70b3d57ed0000001',
  };
  const placed = await installer.claimThing({ params: { code: typed }, body });
  assert.equal(placed.externalId, '70b3d57ed0000001');
  await assert.rejects(
    installer.claimThing({ params: { code: label.code }, body }),
    codeIs('claim-used'),
  );
  await assert.rejects(
    installer.claimThing({ params: { code: other.code }, body }),
    codeIs('external-id-taken'),
  );
  town.clock.advance(31 * 86_400);
  const late = (await town.as('grid01')).api(api);
  await assert.rejects(
    late.claimThing({ params: { code: other.code }, body: { ...body, externalId: '' } }),
    codeIs('claim-expired'),
  );
});

test('a device registers itself with its model’s secret, and cannot take over another', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const params = { code: 'noise-meter' };
  const { secret: modelSecret } = await admin.setModelSecret({ params, body: { enabled: true } });
  assert.ok(modelSecret);
  const host = {
    database: town.database,
    ctxOf: (tenantId: string): Ctx => ({ ...town.ctx, tenantId }),
  };
  const told = { modelCode: 'noise-meter', modelSecret, externalId: 'self-1' };
  const secret = await registerThing(host, told);
  const key = await findKey(town.database, 'mqtt', 'self-1');
  assert.ok(key && secretMatches(key, secret));
  const refused = codeIs('registration-refused');
  await assert.rejects(registerThing(host, told), refused);
  await assert.rejects(registerThing(host, { ...told, externalId: 'a/b' }), refused);
  await assert.rejects(registerThing(host, { ...told, externalId: 'x', modelSecret: '' }), refused);
  await admin.setModelSecret({ params, body: { enabled: false } });
  await assert.rejects(registerThing(host, { ...told, externalId: 'self-2' }), refused);
});
