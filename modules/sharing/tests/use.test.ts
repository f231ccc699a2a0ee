/** Using what was granted: files that stop, places, keys, the person concerned, corrections, matters, subscriptions. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { api as privacyApi } from '#modules/privacy/contract/index.ts';
import { intakeEvents } from '#modules/intake/index.ts';
import { emit } from '#platform/events/index.ts';
import { client } from '#platform/contract/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { resident } from '#modules/privacy/tests/one-resident.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { type Caller, testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { isSigned } from '../rules/webhook.ts';
import { sendDue } from '../service/deliver.ts';
import { csvFile } from '../service/files.ts';
import { departmentId, layRows } from './lake-rows.ts';
import {
  archiveRequest,
  granted,
  hasCode,
  plotsFrom,
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

/** Civil affairs may use all plots for a month. */
async function plotsGrant(rowsPerDay = 100_000): Promise<string> {
  const { civil, agriculture, plots } = all;
  const asked = { fields: ['plot', 'areaMu', 'longitude', 'latitude'], rowsPerDay };
  const request = await civil
    .api(api)
    .draftRequest({ body: { ...archiveRequest(plots.id, asked), ask: true } });
  const decided = await agriculture.api(api).decideRequest({
    params: { requestId: request.id },
    body: {
      grant: true,
      fields: request.fields.map(({ key }) => ({ key, answer: 'granted' })),
      conditions: [],
      untilDay: request.untilDay,
      rowsPerDay,
      answer: '',
      version: request.version,
    },
  });
  return decided.grantId ?? '';
}

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
  const nobody = town.anonymous();
  const fetchAs: typeof fetch = (input, init = {}) =>
    nobody.fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), authorization: `Bearer ${key}` },
    });
  return { api: (of) => client(of, { fetch: fetchAs }), fetch: fetchAs, cookie: '', personId: '' };
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

test('files carry the granted fields with their masks: CSV, XLSX and Parquet', async () => {
  const grantId = await granted(all);
  const csv = await all.civil.fetch(`/api/v1/sharing/grants/${grantId}/rows/csv`);
  assert.equal(csv.status, 200);
  const lines = (await csv.text())
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  assert.equal(lines.length, 4);
  assert.equal(lines[0], '身份证号,姓名,村,慢性病');
  assert.match(lines[1] ?? '', /^110\*+002X,欧\*+,石桥村,高血压$/);
  const sheet = await all.civil.fetch(`/api/v1/sharing/grants/${grantId}/rows/xlsx`);
  const { sheets } = await readWorkbook(Buffer.from(await sheet.arrayBuffer()));
  assert.equal(sheets[0]?.rows.length, 4);
  assert.ok(
    sheets.some(({ name }) => name === '导出说明'),
    'the workbook bears who took it',
  );
  const parquet = await all.civil.fetch(`/api/v1/sharing/grants/${grantId}/rows/parquet`);
  const bytes = Buffer.from(await parquet.arrayBuffer());
  assert.equal(bytes.subarray(0, 4).toString(), 'PAR1');
  assert.equal(bytes.subarray(-4).toString(), 'PAR1');
  assert.equal(bytes.includes('欧阳蕙兰'), false);
  const { items } = await all.civil.api(api).uses({ query: { grantId } });
  assert.deepEqual(
    items.map(({ way, rows, outcome }) => [way, rows, outcome]),
    [
      ['parquet', 3, 'done'],
      ['xlsx', 3, 'done'],
      ['csv', 3, 'done'],
    ],
  );
});

/** A ctx of a member of staff, as the edge makes one. */
async function ctxOfCivil() {
  const departmentIds = [await departmentId(town.ctx, 'civil-affairs')];
  const scope = { kind: 'department' as const, departmentIds, villageIds: [], gridCellIds: [] };
  const { personId } = all.civil;
  const permissions = new Set(['sharing.use', 'sharing.read']);
  return {
    ...town.ctx,
    actor: { kind: 'staff' as const, personId, name: '民政', roles: [], permissions, scope },
  };
}

test('a grant that is revoked or expires during a download stops it, and the part says that it is none', async () => {
  const endings = [
    [
      'revoked',
      (grantId: string) =>
        all.agriculture
          .api(api)
          .revokeGrant({ params: { grantId }, body: { reason: '数据正在重新核查' } }),
    ],
    [
      'ended',
      async (grantId: string) => {
        await town.sql(`UPDATE sharing.grants SET until_at = $2 WHERE id = $1`, [
          grantId,
          new Date(town.clock.now().getTime() + 1),
        ]);
        town.clock.advance(1);
      },
    ],
  ] as const;
  for (const [reason, end] of endings) {
    const grantId = await plotsGrant();
    const ctx = await ctxOfCivil();
    const { chunks } = await csvFile(ctx, grantId);
    assert.ok(chunks);
    let text = '';
    let broken: unknown = null;
    let isEnded = false;
    try {
      for await (const chunk of chunks) {
        text += new TextDecoder().decode(chunk);
        // The first part has left; the next must not.
        if (!isEnded && text.split('\r\n').length > 4000) {
          isEnded = true;
          await end(grantId);
        }
      }
    } catch (error) {
      broken = error;
    }
    hasCodeOf(broken, 'grant-ended');
    const lines = text.trimEnd().split('\r\n');
    assert.equal(lines.length, 1 + 4000 + 1);
    assert.match(lines.at(-1) ?? '', /INCOMPLETE/);
    const { items } = await all.civil.api(api).uses({ query: { grantId } });
    assert.deepEqual(
      items.map(({ outcome, stoppedBy, rows }) => [outcome, stoppedBy, rows]),
      [['stopped', reason, 4000]],
    );
  }
});

function hasCodeOf(error: unknown, code: string): void {
  assert.equal((error as { code?: string } | null)?.code, code, String(error));
}

test('a receiver that goes away in the middle is noted as such', async () => {
  const grantId = await plotsGrant();
  const { chunks } = await csvFile(await ctxOfCivil(), grantId);
  for await (const chunk of chunks ?? []) if (chunk.length > 1000) break;
  const { items } = await all.civil.api(api).uses({ query: { grantId } });
  assert.deepEqual([items[0]?.outcome, items[0]?.stoppedBy], ['stopped', 'brokenOff']);
});

test('a file that would go over the rows of the day is refused before anything leaves', async () => {
  const grantId = await plotsGrant(4999);
  const answer = await all.civil.fetch(`/api/v1/sharing/grants/${grantId}/rows/parquet`);
  assert.equal(answer.status, 429);
  assert.equal((await all.civil.api(api).uses({ query: { grantId } })).items.length, 0);
});

test('places are OGC API Features: landing, conformance, collections, items by box and page', async () => {
  const grantId = await plotsGrant();
  const { number } = await all.civil.api(api).grant({ params: { grantId } });
  const get = async (path: string) => {
    const answer = await all.civil.fetch(path.replace(/^https?:\/\/[^/]+/, ''));
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      body: (await answer.json()) as Record<string, unknown>,
    };
  };
  const root = '/api/v1/sharing/features';
  const landing = await get(root);
  const rels = (landing.body['links'] as { rel: string }[]).map(({ rel }) => rel);
  for (const rel of ['self', 'service-desc', 'conformance', 'data'])
    assert.ok(rels.includes(rel), rel);
  const { body: conforms } = await get(`${root}/conformance`);
  assert.ok((conforms['conformsTo'] as string[]).some((one) => one.endsWith('/conf/core')));
  const { body: list } = await get(`${root}/collections`);
  assert.ok((list['collections'] as { id: string }[]).some(({ id }) => id === number));
  const box = `bbox=112.9,28.4,112.9095,28.4015`;
  const first = await get(`${root}/collections/${number}/items?${box}&limit=15`);
  assert.match(first.type, /application\/geo\+json/);
  const features = first.body['features'] as {
    id: string;
    geometry: { coordinates: number[] };
    properties: object;
  }[];
  assert.equal(features.length, 15);
  assert.deepEqual(Object.keys(features[0]?.properties ?? {}), ['plot', 'areaMu']);
  const next = (first.body['links'] as { rel: string; href: string }[]).find(
    ({ rel }) => rel === 'next',
  );
  const second = await get(next?.href ?? '');
  const rest = second.body['features'] as typeof features;
  assert.equal(rest.length, 5, 'ten columns and two rows lie in the box');
  assert.equal(
    (second.body['links'] as { rel: string }[]).some(({ rel }) => rel === 'next'),
    false,
  );
  for (const { geometry } of [...features, ...rest]) {
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    assert.ok(
      longitude >= 112.9 && longitude <= 112.9095 && latitude >= 28.4 && latitude <= 28.4015,
    );
  }
  const one = await get(`${root}/collections/${number}/items/${features[3]?.id}`);
  assert.deepEqual(one.body['properties'] as object, features[3]?.properties);
  assert.equal((await get(`${root}/collections/${number}/items?bbox=1,2,3`)).status, 400);
  assert.equal((await get(`${root}/collections/${number}/items?colour=red`)).status, 400);
  assert.equal((await get(`${root}/collections/GX-20261123-9999-9/items`)).status, 404);
  const { body: others } = await (async () => {
    const answer = await all.health.fetch(`${root}/collections`);
    return { body: (await answer.json()) as { collections: unknown[] } };
  })();
  assert.equal(others.collections.length, 0);
});

test('the person concerned sees who used the data, by a proved number that lies nowhere in clear', async () => {
  const grantId = await granted(all);
  await all.civil.api(api).rows({ params: { grantId }, query: {} });
  await all.civil.api(api).rows({ params: { grantId }, query: {} });
  const me = await resident(town);
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
  assert.ok(today.fieldsZh.includes('姓名(脱敏)'));
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
      body: { ref: at, field, rightValue: '石桥村', words: '入户核实,已搬到石桥村' },
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
  const grantId = await plotsGrant();
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
  t.after(() => receiver.close());
  const address = receiver.address();
  const port = typeof address === 'object' && address ? address.port : 0;
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
  await layRows(town, plots, { select: plotsFrom(5000, 100), first: 5000, count: 100 });
  const batchId = uuidv7();
  await town.database.inTenant(town.ctx, (tx) =>
    emit(tx, [
      {
        type: intakeEvents.applied,
        subject: batchId,
        payload: { resourceId: plots.id, batchId, added: 100, changed: 0, removed: 0 },
        audience: {},
      },
    ]),
  );
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
