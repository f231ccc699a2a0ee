/** Using what was granted: keys, the person concerned, corrections, matters, subscriptions. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { api as privacyApi } from '#modules/privacy/contract/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { type Caller, testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { isSigned } from '../rules/webhook.ts';
import { sendDue } from '../service/deliver.ts';
import { departmentId, layRows } from './lake-rows.ts';
import {
  callerWith,
  granted,
  hasCode,
  plotsFrom,
  plotsGrant,
  residentOfArchive,
  type Sharing,
  sharingTown,
} from './two-departments.ts';

let town: TestTown;
let all: Sharing;
const endings: (() => unknown)[] = [];
before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never);
  all = await sharingTown(town);
});
after(async () => {
  for (const end of endings) await end();
});

/** A caller with an API key of a department. */
async function keyOf(
  departmentCode: string | null,
  permissions = ['sharing.use', 'sharing.read'],
): Promise<Caller> {
  const key = `zs_${randomBytes(12).toString('hex')}`;
  await town.sql(
    `INSERT INTO people.api_keys (id, tenant_id, key_sha256, name, permissions, created_at, department_id)
     VALUES ($1, $2, $3, '民政业务系统', $4, $5, $6)`,
    [
      uuidv7(),
      town.tenantId,
      createHash('sha256').update(key).digest(),
      permissions,
      town.clock.now(),
      departmentCode ? await departmentId(town.ctx, departmentCode) : null,
    ],
  );
  return callerWith(town, { authorization: `Bearer ${key}` });
}

test('a key uses the grants of its own department, and no key those of another or of the whole town', async () => {
  const grantId = await granted(all);
  const key = await keyOf('civil-affairs');
  const page = await key.api(api).rows({ params: { grantId }, query: { limit: 2 } });
  assert.equal(page.items.length, 2);
  const rest = await key
    .api(api)
    .rows({ params: { grantId }, query: { limit: 2, cursor: page.nextCursor ?? '' } });
  assert.equal(rest.items.length, 1);
  assert.equal(rest.nextCursor, null);
  const everywhere = await keyOf(null);
  await assert.rejects(
    everywhere.api(api).rows({ params: { grantId }, query: {} }),
    hasCode('grant-foreign'),
  );
  const other = await keyOf('water');
  await assert.rejects(
    other.api(api).rows({ params: { grantId }, query: {} }),
    hasCode('not-found'),
  );
  const { items } = await all.health.api(api).uses({ query: { grantId } });
  assert.deepEqual(
    items.map(({ userName, byKey, way, rows }) => [userName, byKey, way, rows]),
    [
      ['民政业务系统', true, 'api', 1],
      ['民政业务系统', true, 'api', 2],
    ],
  );
  const { items: addresses } = await all.civil.api(api).interfaces({});
  assert.equal(addresses.find((one) => one.grantId === grantId)?.uses.length, 2);
});

test('the person concerned sees who used the data, by a proved number that lies nowhere in clear', async () => {
  const grantId = await granted(all);
  await all.civil.api(api).rows({ params: { grantId }, query: {} });
  await all.civil.api(api).rows({ params: { grantId }, query: {} });
  const me = await residentOfArchive(town);
  assert.equal((await me.api(api).ownUses({ query: {} })).items.length, 0);
  await assert.rejects(
    me.api(api).proveIdentity({ body: { idNumber: '110105194912310020' } }),
    hasCode('id-number-invalid'),
  );
  await assert.rejects(
    me.api(api).proveIdentity({ body: { idNumber: '440524196801010012' } }),
    hasCode('identity-unproved'),
  );
  const proved = await me.api(api).proveIdentity({ body: { idNumber: '11010519491231002x' } });
  assert.match(proved.idNumber ?? '', /^110\*+002X$/);
  const { items } = await me.api(api).ownUses({ query: {} });
  const mine = items.filter((one) => one.purpose === '核对高龄津贴申请人的健康状况');
  assert.ok(mine.length >= 1);
  const today = mine.find(({ times, way }) => times >= 2 && way === 'view');
  assert.ok(today, JSON.stringify(mine));
  assert.ok(today.fieldsZh.includes('姓名（脱敏）'));
  const looks = await me.api(privacyApi).ownLooks({ query: {} });
  assert.ok(
    looks.items.some(
      ({ kind, departmentZh }) => kind === 'shared' && departmentZh.includes('民政'),
    ),
  );
  const clerk = await town.as('clerk1');
  const atWindow = { phone: '13755502468', idNumber: '11010519491231002X' };
  const confirmed = await clerk.api(api).confirmIdentity({ body: atWindow });
  assert.match(confirmed.idNumber ?? '', /^110\*+002X$/);
  await assert.rejects(
    clerk.api(api).confirmIdentity({ body: { ...atWindow, phone: '13900000000' } }),
    hasCode('resident-unknown'),
  );
  const columns = await town.sql<{ found: string }>(
    `SELECT 'sightings' AS found FROM sharing.sightings WHERE subject_index LIKE '%110105%'
     UNION ALL SELECT 'identities' FROM sharing.identities WHERE id_number LIKE '%110105%' OR id_number_index LIKE '%110105%'
     UNION ALL SELECT 'audit' FROM platform.audit WHERE detail::text LIKE '%11010519491231002%'`,
  );
  assert.deepEqual(columns, []);
});

test('a correction goes to the source with what was seen, is answered by a deadline, and its effect is noted', async () => {
  const grantId = await granted(all, {
    decided: {
      fields: [
        { key: 'village', answer: 'granted' },
        { key: 'name', answer: 'masked' },
      ],
    },
  });
  const { civil, health } = all;
  const page = await civil.api(api).rows({ params: { grantId }, query: {} });
  const ref = page.items[1]?.ref ?? '';
  const send = (field: string, at = ref) =>
    civil.api(api).sendCorrection({
      params: { grantId },
      body: { ref: at, field, rightValue: '石桥村', words: '入户核实，已搬到石桥村' },
    });
  await assert.rejects(send('illness'), hasCode('field-not-granted'));
  await assert.rejects(send('village', '999'), hasCode('row-unknown'));
  const sent = await send('village');
  assert.equal(sent.presentValue, '河东村');
  assert.equal(sent.state, 'sent');
  await town.settle();
  const { items } = await health.api(api).corrections({ query: { side: 'received' } });
  const [got] = items;
  assert.ok(got?.acts.includes('finish'));
  const answer = (act: 'accept' | 'finish' | 'refuse', version: number, effect = '') =>
    health.api(api).answerCorrection({
      params: { correctionId: sent.id },
      body: { act, answer: '', effect, version },
    });
  const accepted = await answer('accept', sent.version);
  await assert.rejects(answer('finish', accepted.version), hasCode('words-short'));
  await assert.rejects(
    answer('finish', sent.version, '已在健康档案系统改为石桥村'),
    hasCode('changed-meanwhile'),
  );
  const done = await answer('finish', accepted.version, '已在健康档案系统改为石桥村');
  assert.equal(done.state, 'done');
  await assert.rejects(answer('refuse', done.version), hasCode('correction-settled'));
  const stored = await town.sql<{ v: string }>(
    'SELECT present_value AS v FROM sharing.corrections',
  );
  assert.ok(
    stored.every(({ v }) => v.startsWith('v1|')),
    'values lie sealed',
  );
});

test('a matter opens one case with several departments; the rows go along by reference', async () => {
  const grantId = await granted(all);
  const { civil, agriculture } = all;
  const page = await civil.api(api).rows({ params: { grantId }, query: {} });
  const { data } = { data: await departmentId(town.ctx, 'agriculture') };
  const matter = await civil.api(api).openMatter({
    params: { grantId },
    body: {
      title: '独居老人冬季取暖联合走访',
      description: '请农业办一并核对其承包地是否有人照看',
      categoryCode: '020102',
      departmentIds: [data],
      refs: page.items.slice(0, 2).map(({ ref }) => ref),
    },
  });
  assert.equal(matter.rowCount, 2);
  const [record] = await town.sql<{ assisting: string[]; description: string }>(
    'SELECT assisting_department_ids AS assisting, description FROM cases.cases WHERE id = $1',
    [matter.caseId],
  );
  assert.ok(record?.assisting.includes(data));
  assert.equal(/欧阳/.test(record?.description ?? ''), false);
  const rows = await civil.api(api).matterRows({ params: { caseId: matter.caseId } });
  assert.equal(rows.items.length, 2);
  const seen = await agriculture.api(api).matters({ query: {} });
  assert.equal(seen.items.find(({ caseId }) => caseId === matter.caseId)?.open, false);
  await assert.rejects(
    agriculture.api(api).matterRows({ params: { caseId: matter.caseId } }),
    hasCode('not-found'),
  );
});

test('a subscriber is told of new rows within the grant: message, signed webhook, retries, dead letters', async (t) => {
  const { agriculture, plots, civil } = all;
  const grantId = await plotsGrant(all);
  const heard: { body: string; signature: string }[] = [];
  let status = 500;
  const receiver = createServer((request, reply) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      heard.push({ body, signature: String(request.headers['x-zhenshu-signature']) });
      reply.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => {
    receiver.listen(0, '127.0.0.1', done);
  });
  atEnd(t, () => receiver.close());
  const address = receiver.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  for (const webhookUrl of ['http://169.254.169.254/', 'http://10.0.0.1/hook'])
    await assert.rejects(
      civil.api(api).subscribe({
        params: { grantId },
        body: { title: '内网', watch: ['added'], conditions: [], message: true, webhookUrl },
      }),
      hasCode('webhook-address'),
    );
  const { subscription, secret } = await civil.api(api).subscribe({
    params: { grantId },
    body: {
      title: '新登记的大地块',
      watch: ['added'],
      conditions: [{ key: 'areaMu', op: 'atLeast', value: 4 }],
      message: true,
      webhookUrl: `http://127.0.0.1:${port}/hook`,
    },
  });
  assert.ok(secret);
  await layRows(town, plots, plotsFrom(5000, 100));
  await town.settle();
  await sendDue(town.ctx);
  assert.equal(heard.length, 1);
  const told = JSON.parse(heard[0]?.body ?? '{}') as { counts: { added: number } };
  assert.equal(told.counts.added, 20, 'ten of fifty are that large');
  const check = { header: heard[0]?.signature ?? '', now: town.clock.now(), toleranceSeconds: 300 };
  assert.ok(isSigned(secret, heard[0]?.body ?? '', check));
  assert.equal(isSigned('other', heard[0]?.body ?? '', check), false);
  assert.equal(/P50\d\d/.test(heard[0]?.body ?? ''), false, 'no data travels');
  for (let attempt = 0; attempt < 9; attempt += 1) {
    town.clock.advance(7 * 3600);
    await sendDue(town.ctx);
  }
  const dead = await civil.api(api).deliveries({ query: { state: 'dead' } });
  assert.equal(dead.items.length, 1);
  assert.equal(dead.items[0]?.lastError, 'HTTP 500');
  assert.equal((await civil.api(api).subscriptions({ query: {} })).items[0]?.dead, 1);
  status = 204;
  await civil.api(api).retryDelivery({ params: { deliveryId: dead.items[0]?.id ?? '' } });
  await sendDue(town.ctx);
  assert.equal((await civil.api(api).deliveries({ query: { state: 'sent' } })).items.length, 1);
  const tried = await civil.api(api).tryWebhook({ params: { subscriptionId: subscription.id } });
  assert.equal(tried.answered, true);
  await agriculture
    .api(api)
    .revokeGrant({ params: { grantId }, body: { reason: '数据正在重新核查' } });
  const [ended] = (await civil.api(api).subscriptions({ query: {} })).items;
  assert.equal(ended?.state, 'ended', 'a subscription ends with its grant');
});
