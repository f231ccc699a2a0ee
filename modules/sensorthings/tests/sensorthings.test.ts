/** A plain client of OGC SensorThings 1.1 against the town's own devices and devices of its own. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { addThings, saveModels } from '#modules/things/index.ts';
import { demoSensorThingsKey } from '#modules/people/demo-accounts.ts';
import { type TestTown, testTown } from '#testing';
import { probe } from './probe.ts';

const root = '/sensorthings/v1.1';

/** Rows as a client sees them. */
type Row = Record<string, unknown> & { '@iot.id': number | string };

const missing: Row = { '@iot.id': 0 };

/** A client with the demo's key, or without any. */
function clientOf(town: TestTown, key: string | null = demoSensorThingsKey) {
  const headers: Record<string, string> = key
    ? { authorization: `Basic ${Buffer.from(`any:${key}`).toString('base64')}` }
    : {};
  const ask = (path: string, init: RequestInit = {}) =>
    town.anonymous().fetch(`${root}${path}`, { ...init, headers: { ...headers, ...init.headers } });
  const send = (method: string) => (path: string, body: unknown) =>
    ask(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  const list = async (path: string): Promise<Row[]> => {
    const response = await ask(path);
    assert.equal(response.status, 200, await response.clone().text());
    return ((await response.json()) as { value: Row[] }).value;
  };
  return { ask, post: send('POST'), patch: send('PATCH'), list };
}

const weatherThing = {
  name: '上坪气象站',
  description: '学校屋顶',
  properties: { owner: '中学' },
  Locations: [
    {
      name: '上坪中学',
      description: '屋顶',
      encodingType: 'application/geo+json',
      location: { type: 'Point', coordinates: [112.95, 28.45] },
    },
  ],
  Datastreams: [
    {
      name: '气温',
      description: '百叶箱内',
      observationType: 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
      unitOfMeasurement: { name: 'degree Celsius', symbol: '°C', definition: 'ucum:Cel' },
      ObservedProperty: { name: '气温', definition: 'urn:t', description: '' },
      Sensor: { name: 'DHT22', description: '', encodingType: 'text/html', metadata: 'http://x' },
    },
  ],
};

/** A town with a client's weather station. */
async function withWeather(t: TestContext) {
  const town = await testTown(t);
  const client = clientOf(town);
  const response = await client.post('/Things', weatherThing);
  assert.equal(response.status, 201, await response.clone().text());
  const { '@iot.id': thingId } = (await response.json()) as Row;
  const [stream] = await client.list(`/Things(${thingId})/Datastreams`);
  const streamId = Number(stream?.['@iot.id']);
  const observe = (result: unknown, phenomenonTime: string) =>
    client.post('/Observations', { result, phenomenonTime, Datastream: { '@iot.id': streamId } });
  return { town, client, thingId, streamId, observe };
}

test('the root lists the eight sets, each of which answers', async (t) => {
  const client = clientOf(await testTown(t));
  const sets = await client.list('');
  assert.equal(sets.length, 8);
  for (const { name } of sets) assert.ok(Array.isArray(await client.list(`/${String(name)}`)));
});

test('a client makes a thing with everything inside, observes, and reads it back every way', async (t) => {
  const { client, thingId, streamId, observe } = await withWeather(t);
  for (const [hour, result] of [12.5, 13, 14.25, 13.5].entries()) {
    const response = await observe(result, `2026-11-22T0${hour}:00:00.000Z`);
    assert.equal(response.status, 201, await response.clone().text());
    const own = await client.ask(
      new URL(response.headers.get('location') ?? '').pathname.slice(root.length),
    );
    assert.equal(((await own.json()) as Row)['result'], result);
  }
  const results = async (query: string): Promise<unknown[]> =>
    (await client.list(`/Datastreams(${streamId})/Observations?${query}`)).map(
      ({ result }) => result,
    );
  assert.deepEqual(await results(''), [12.5, 13, 14.25, 13.5]);
  assert.deepEqual(await results('$orderby=phenomenonTime desc&$top=2'), [13.5, 14.25]);
  assert.deepEqual(await results('$filter=result gt 13&$orderby=result desc'), [14.25, 13.5]);
  assert.deepEqual(
    await results(
      '$filter=phenomenonTime ge 2026-11-22T01:00:00Z and phenomenonTime lt 2026-11-22T03:00:00Z',
    ),
    [13, 14.25],
  );
  assert.deepEqual(await results('$skip=3'), [13.5]);
  const [thing] = await client.list(
    `/Things?$filter=@iot.id eq ${thingId}&$select=name&$expand=Locations($select=location),Datastreams($expand=Observations($orderby=phenomenonTime desc;$top=1),Sensor($select=name))`,
  );
  assert.equal(thing?.['name'], '上坪气象站');
  assert.equal(thing?.['description'], undefined);
  const [datastream = missing] = (thing?.['Datastreams'] ?? []) as Row[];
  assert.deepEqual(
    (datastream['Observations'] as Row[]).map(({ result }) => result),
    [13.5],
  );
  assert.equal((datastream['Sensor'] as Row)['name'], 'DHT22');
  assert.deepEqual((datastream['unitOfMeasurement'] as Record<string, unknown>)['symbol'], '°C');
});

test('pages follow nextLink to the end, with a count that is asked for', async (t) => {
  const { town, client, streamId } = await withWeather(t);
  const dataArray = Array.from({ length: 250 }, (_, index) => [
    new Date(Date.parse('2026-11-20T00:00:00Z') + index * 60_000).toISOString(),
    index,
  ]);
  const body = [
    { Datastream: { '@iot.id': streamId }, components: ['phenomenonTime', 'result'], dataArray },
  ];
  const made = await client.post('/CreateObservations', body);
  assert.equal(made.status, 201);
  assert.equal(
    ((await made.json()) as string[]).filter((line) => line.startsWith('error')).length,
    0,
  );
  const found: unknown[] = [];
  let next: string | undefined = `/Datastreams(${streamId})/Observations?$top=100&$count=true`;
  while (next) {
    const page = (await (await client.ask(next)).json()) as {
      value: Row[];
      '@iot.count': number;
      '@iot.nextLink'?: string;
    };
    assert.equal(page['@iot.count'], 250);
    found.push(...page.value.map(({ result }) => result));
    const link = page['@iot.nextLink'];
    next = link?.slice(link.indexOf(root) + root.length);
  }
  assert.deepEqual(
    found,
    Array.from({ length: 250 }, (_, index) => index),
  );
  const [group] = await client.list(
    `/Datastreams(${streamId})/Observations?$resultFormat=dataArray&$top=2&$select=result`,
  );
  assert.deepEqual(group?.['dataArray'], [[0], [1]]);
  const stored = await town.sql<{ n: number }>(
    'SELECT count(*)::int AS n FROM observations.values',
  );
  assert.equal(stored[0]?.n, 250);
});

test('a repeated observation is stored once; one that does not fit is refused with its reason', async (t) => {
  const { client, streamId, observe } = await withWeather(t);
  const [one, other] = [
    await observe(1, '2026-11-22T00:00:00Z'),
    await observe(1, '2026-11-22T00:00:00Z'),
  ];
  assert.deepEqual([one.status, other.status], [201, 201]);
  assert.equal((await client.list(`/Datastreams(${streamId})/Observations`)).length, 1);
  for (const [result, at] of [
    ['warm', '2026-11-22T01:00:00Z'],
    [1, '1970-01-01T00:00:00Z'],
    [1, '2099-01-01T00:00:00Z'],
    [1, 'yesterday'],
  ] as const) {
    const response = await observe(result, at);
    assert.equal(response.status, 400, `${result} at ${at}`);
    assert.equal(((await response.json()) as { code: string }).code, 'sensorthings-request');
  }
  const lines = (await (
    await client.post('/CreateObservations', [
      {
        Datastream: { '@iot.id': streamId },
        components: ['phenomenonTime', 'result'],
        dataArray: [['2026-11-22T02:00:00Z', 2], ['2026-11-22T03:00:00Z', 'warm'], ['never', 3], 7],
      },
    ])
  ).json()) as string[];
  assert.deepEqual(
    lines.map((line) => line.startsWith('error: ')),
    [false, true, true, true],
  );
  assert.equal((await client.list(`/Datastreams(${streamId})/Observations`)).length, 2);
});

test("the town's own devices are read through their models; only open ones without a key", async (t) => {
  const town = await testTown(t);
  await town.database.inTenant(town.ctx, async (tx) => {
    await saveModels(tx, [
      { ...probe, code: 'open-probe', tags: ['public'] },
      { ...probe, code: 'hidden-probe', tags: [] },
    ]);
    await addThings(tx, [
      { name: '开放测点', modelCode: 'open-probe', door: 'none' },
      { name: '内部测点', modelCode: 'hidden-probe', door: 'none' },
    ]);
  });
  const names = async (key: string | null) =>
    (await clientOf(town, key).list("/Things?$filter=substringof('测点',name)&$orderby=name")).map(
      ({ name }) => name,
    );
  assert.deepEqual(await names(demoSensorThingsKey), ['内部测点', '开放测点']);
  assert.deepEqual(await names(null), ['开放测点']);
});

test('without the right nothing is written; a wrong key is told so', async (t) => {
  const { town, thingId } = await withWeather(t);
  assert.equal((await clientOf(town, null).post('/Things', weatherThing)).status, 401);
  assert.equal((await clientOf(town, 'wrong').ask('/Things')).status, 401);
  const officer = await town.as('officer1');
  const response = await officer.fetch(`${root}/Things(${thingId})`, {
    method: 'PATCH',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(response.status, 403);
});

test('what was made can be changed; addresses and queries that are wrong say what is wrong', async (t) => {
  const { client, thingId, streamId } = await withWeather(t);
  assert.equal(
    (await client.patch(`/Things(${thingId})`, { description: '新址', properties: { a: 1 } }))
      .status,
    200,
  );
  assert.equal((await client.patch(`/Datastreams(${streamId})`, { name: '气温2' })).status, 200);
  const thing = (await (await client.ask(`/Things(${thingId})`)).json()) as Row;
  assert.equal(thing['description'], '新址');
  assert.equal(
    ((await (await client.ask(`/Datastreams(${streamId})/name`)).json()) as Row)['name'],
    '气温2',
  );
  assert.equal(await (await client.ask(`/Datastreams(${streamId})/name/$value`)).text(), '气温2');
  assert.equal((await client.ask("/Things?$filter=properties/whatever eq 'x'")).status, 200);
  for (const [path, status] of [
    ['/Things(99999999)', 404],
    ['/Nothing', 404],
    ['/Things?$filter=name eq', 400],
    ["/Things?$filter=nmae eq 'x'", 400],
    ["/Things?$filter=Datastreams/nome eq 'x'", 400],
    ['/Observations?$orderby=value', 400],
    ['/Things?$top=x', 400],
    ["/Observations('12-1-zz')", 404],
    [`/Datastreams(${streamId})/Observations?$resultFormat=csv`, 501],
  ] as const) {
    const response = await client.ask(path);
    assert.equal(response.status, status, path);
    assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  }
});

test('an observation is neither changed nor deleted: 405 says so and what to do, which then leads there', async (t) => {
  const { client, thingId, streamId, observe } = await withWeather(t);
  const phenomenonTime = '2026-11-22T00:00:00Z';
  assert.equal((await observe(9, phenomenonTime)).status, 201);
  const list = `/Datastreams(${streamId})/Observations`;
  const [wrong] = await client.list(list);
  const address = `/Observations('${wrong?.['@iot.id']}')`;
  const change = JSON.stringify({ result: 8, resultQuality: 'D' });
  const headers = { 'content-type': 'application/json' };
  for (const method of ['PATCH', 'PUT', 'DELETE']) {
    for (const way of [address, `/Datastreams(${streamId})${address}`]) {
      const reply = await client.ask(way, { method, body: change, headers });
      assert.equal(reply.status, 405, `${method} ${way}`);
      assert.equal(reply.headers.get('allow'), 'GET, HEAD');
      const told = (await reply.json()) as { code: string; title: string };
      assert.equal(told.code, 'sensorthings-kept');
      assert.match(told.title, /POST the right value/);
    }
  }
  const statusOf = async (method: string, way: string) =>
    (await client.ask(way, { method })).status;
  assert.equal(await statusOf('HEAD', address), 200);
  assert.equal(await statusOf('DELETE', "/Observations('1-1-0000000000')"), 404);
  assert.equal(await statusOf('DELETE', `/FeaturesOfInterest(${thingId})`), 405);
  const right = { result: 8, resultQuality: 'S', phenomenonTime };
  assert.equal((await client.post(list, right)).status, 201);
  assert.equal((await client.post(list, { ...right, resultQuality: 'good' })).status, 400);
  assert.deepEqual(
    (await client.list(list)).map(({ result, resultQuality }) => [result, resultQuality]),
    [
      [8, 'S'],
      [9, 'N'],
    ],
  );
});
