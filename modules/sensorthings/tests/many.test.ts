/** Questions over all observations of a town, links inside of what is expanded, and what comes inside of something new. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { submit } from '#modules/observations/index.ts';
import { demoSensorThingsKey } from '#modules/people/demo-accounts.ts';
import { addThings, saveModels } from '#modules/things/index.ts';
import { type TestTown, testTown } from '#testing';
import { probe } from './probe.ts';

const root = '/sensorthings/v1.1';

interface Page {
  readonly value: Record<string, unknown>[];
  readonly '@iot.count'?: number;
  readonly '@iot.nextLink'?: string;
}

function clientOf(town: TestTown) {
  const ask = (address: string, method = 'GET', body?: unknown) => {
    const path = address.startsWith('http') ? address.slice(address.indexOf(root)) : root + address;
    return town.anonymous().fetch(path, {
      method,
      headers: {
        authorization: `Bearer ${demoSensorThingsKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  };
  const page = async (address: string): Promise<Page> => {
    const reply = await ask(address);
    assert.equal(reply.status, 200, `${address}: ${await reply.clone().text()}`);
    return (await reply.json()) as Page;
  };
  return { ask, page };
}

const devices = 230;
const valuesEach = 3;

/** More datastreams than anybody asks for by name; device n measured n, n + 0.1 and n + 0.2. */
async function withManyDevices(t: TestContext) {
  const town = await testTown(t);
  const { ask, page } = clientOf(town);
  const others = (await page('/Observations?$count=true&$top=0'))['@iot.count'] ?? 0;
  const added = await town.database.inTenant(town.ctx, async (tx) => {
    await saveModels(tx, [
      {
        ...probe,
        code: 'probe',
        retentionDays: 3650,
        budget: { perSecond: 100, burst: 100 },
        tags: [],
      },
    ]);
    const names = Array.from({ length: devices }, (_, index) => `测点 ${index}`);
    return addThings(
      tx,
      names.map((name) => ({ name, modelCode: 'probe', door: 'sensorthings' as const })),
    );
  });
  const now = town.clock.now().getTime();
  await Promise.all(
    added.map(({ id }, device) =>
      submit(town.database, {
        tenantId: town.ctx.tenantId,
        thingId: id,
        door: 'sensorthings',
        receivedAt: town.clock.now(),
        readings: Array.from({ length: valuesEach }, (_, index) => ({
          key: 'level',
          value: device + index / 10,
          at: new Date(now - (devices - device) * 60_000 - (valuesEach - index) * 1000),
        })),
      }),
    ),
  );
  return { others, ask, page };
}

const resultsOf = ({ value }: Page): unknown[] => value.map(({ result }) => result);

test('all observations of many datastreams can be asked for, paged, counted, ordered and filtered', async (t) => {
  const { page, others } = await withManyDevices(t);
  let next: string | undefined = '/Observations?$count=true&$top=1000';
  const seen = new Set<unknown>();
  while (next) {
    const one: Page = await page(next);
    assert.equal(one['@iot.count'], others + devices * valuesEach);
    for (const { '@iot.id': id } of one.value) seen.add(id);
    next = one['@iot.nextLink'];
  }
  assert.equal(seen.size, others + devices * valuesEach);
  const timesOf = ({ value }: Page) => value.map((one) => String(one['phenomenonTime']));
  const newest = timesOf(await page('/Observations?$orderby=phenomenonTime desc&$top=1000'));
  assert.deepEqual(newest, newest.toSorted().toReversed());
  const oldest = timesOf(await page('/Observations?$orderby=phenomenonTime&$top=500'));
  assert.deepEqual(oldest, oldest.toSorted());
  const above = await page(
    "/Observations?$filter=result gt 228 and startswith(Datastream/Thing/name,'测点')&$orderby=phenomenonTime desc&$top=2&$count=true",
  );
  assert.deepEqual([resultsOf(above), above['@iot.count']], [[229.2, 229.1], 5]);
  const ofOne = "Datastream/Thing/name eq '测点 7' and (result gt 7 or not (result ge 0))";
  assert.deepEqual(resultsOf(await page(`/Observations?$filter=${ofOne}`)), [7.1, 7.2]);
  assert.deepEqual(resultsOf(await page('/Observations?$filter=result gt 1e12')), []);
});

/** Every row from an address on, through all links to the next page. */
async function pagesOf(page: (address: string) => Promise<Page>, address: string) {
  const rows: Page['value'] = [];
  let next: string | undefined = address;
  while (next) {
    const one: Page = await page(next);
    rows.push(...one.value);
    next = one['@iot.nextLink'];
  }
  return rows;
}

test('the newest that fit a filter come page by page as reading everything would give them', async (t) => {
  const { page } = await withManyDevices(t);
  const all = await pagesOf(page, '/Observations?$filter=result gt 3.5&$orderby=result&$top=1000');
  const keyOf = (one: Record<string, unknown>) =>
    `${String(one['phenomenonTime'])} ${String(one['@iot.id'])}`;
  const expected = all
    .toSorted(
      (one, other) =>
        String(other['phenomenonTime']).localeCompare(String(one['phenomenonTime'])) ||
        (String(one['@iot.id']) < String(other['@iot.id']) ? -1 : 1),
    )
    .map(keyOf);
  assert.ok(expected.length > devices * 2);
  const order = '$filter=result gt 3.5&$orderby=phenomenonTime desc';
  const found = await pagesOf(page, `/Observations?${order}&$top=397`);
  assert.deepEqual(found.map(keyOf), expected);
  const deep = await page(`/Observations?${order}&$skip=20000&$top=5`);
  assert.deepEqual(deep.value, []);
});

const measurement = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';
const stream = (name: string, results: number[]) => ({
  name,
  description: '',
  observationType: measurement,
  unitOfMeasurement: { name: 'metre', symbol: 'm', definition: 'ucum:m' },
  ObservedProperty: { name: '水位', definition: 'urn:level', description: '' },
  Sensor: { name: 'S', description: '', encodingType: 'text/html', metadata: 'http://x' },
  Observations: results.map((result, minute) => ({
    result,
    phenomenonTime: `2026-11-22T00:0${minute}:00Z`,
  })),
});

async function withStation(t: TestContext) {
  const client = clientOf(await testTown(t));
  const body = {
    name: '水位站',
    description: '',
    Datastreams: [stream('一', [1, 2, 3, 4]), stream('二', [9])],
  };
  const reply = await client.ask('/Things', 'POST', body);
  assert.equal(reply.status, 201, await reply.clone().text());
  const { '@iot.id': id } = (await reply.json()) as { '@iot.id': number };
  return { ...client, id };
}

test('observations inside of a new thing are stored in their datastreams', async (t) => {
  const { ask, page, id } = await withStation(t);
  const { value } = await page(`/Things(${id})/Datastreams?$expand=Observations&$orderby=name`);
  const results = value.map(({ name, Observations: list }) => [
    name,
    (list as { result: number }[]).map(({ result }) => result),
  ]);
  assert.deepEqual(Object.fromEntries(results), { 一: [1, 2, 3, 4], 二: [9] });
  const more = { ...stream('三', [5]), Thing: { '@iot.id': id } };
  const made = await ask('/Datastreams', 'POST', more);
  assert.equal(made.status, 201);
  const { '@iot.id': streamId } = (await made.json()) as { '@iot.id': number };
  assert.deepEqual(resultsOf(await page(`/Datastreams(${streamId})/Observations`)), [5]);
  const faulty = { ...stream('四', []), Observations: [{ phenomenonTime: 'never' }] };
  const refused = await ask(`/Things(${id})/Datastreams`, 'POST', faulty);
  assert.equal(refused.status, 400);
  assert.equal((await page(`/Things(${id})/Datastreams`)).value.length, 3);
});

test('the link to the next page of what is expanded keeps every option', async (t) => {
  const { page, id } = await withStation(t);
  const { value } = await page(
    `/Things(${id})/Datastreams?$filter=name eq '一'&$expand=Observations($filter=result gt 1;$orderby=phenomenonTime desc;$top=1;$select=result)`,
  );
  let next = String(value[0]?.['Observations@iot.nextLink']);
  const found = [...((value[0]?.['Observations'] ?? []) as { result: number }[])];
  for (let pages = 0; next.startsWith('http') && pages < 5; pages += 1) {
    const one = await page(next);
    found.push(...(one.value as unknown as { result: number }[]));
    assert.ok(one.value.every((row) => !('phenomenonTime' in row)));
    next = one['@iot.nextLink'] ?? '';
  }
  assert.deepEqual(
    found.map(({ result }) => result),
    [4, 3, 2],
  );
});

test('nothing is made in another place than the address says', async (t) => {
  const { ask, page, id } = await withStation(t);
  const [one] = (await page(`/Things(${id})/Datastreams?$expand=Sensor`)).value;
  assert.ok(one);
  const { '@iot.id': sensor } = one['Sensor'] as { '@iot.id': number };
  const before = (await page('/Observations?$count=true&$top=0'))['@iot.count'];
  for (const [method, address, status] of [
    ['POST', `/Sensors(${sensor})/Datastreams`, 501],
    ['POST', `/FeaturesOfInterest(${id})/Observations`, 501],
    ['POST', '/$batch', 501],
    ['PUT', `/Things(${id})`, 501],
    ['POST', '/Locations', 400],
  ] as const) {
    const reply = await ask(address, method, { ...stream('五', []), result: 1 });
    assert.equal(reply.status, status, `${method} ${address}: ${await reply.text()}`);
  }
  assert.equal((await page('/Observations?$count=true&$top=0'))['@iot.count'], before);
});

test('a datastream can be given another sensor, but no other type', async (t) => {
  const { ask, page, id } = await withStation(t);
  const [one] = (await page(`/Things(${id})/Datastreams`)).value;
  const address = `/Datastreams(${String(one?.['@iot.id'])})`;
  const body = { name: '新', description: '', encodingType: 'text/html', metadata: 'http://y' };
  const made = (await (await ask('/Sensors', 'POST', body)).json()) as { '@iot.id': number };
  assert.equal(
    (await ask(address, 'PATCH', { Sensor: { '@iot.id': made['@iot.id'] } })).status,
    200,
  );
  const sensor = (await (await ask(`${address}/Sensor`)).json()) as Record<string, unknown>;
  assert.equal(sensor['@iot.id'], made['@iot.id']);
  assert.equal((await ask(address, 'PATCH', { observationType: 'urn:other' })).status, 501);
});

test('a new thing may stand where another one stands', async (t) => {
  const { ask, page } = await withStation(t);
  const location = { type: 'Point', coordinates: [112.95, 28.45] };
  const place = { name: '桥头', description: '', encodingType: 'application/geo+json', location };
  const first = await ask('/Things', 'POST', { name: '甲', Locations: [place] });
  const { '@iot.id': id } = (await first.json()) as { '@iot.id': number };
  const second = await ask('/Things', 'POST', { name: '乙', Locations: [{ '@iot.id': id }] });
  assert.equal(second.status, 201, await second.clone().text());
  const other = (await second.json()) as { '@iot.id': number };
  const [found] = (await page(`/Things(${other['@iot.id']})/Locations`)).value;
  assert.deepEqual(found?.['location'], location);
});

test('a place is made on its own, shared by things, moved with all of them, and removed', async (t) => {
  const { ask, page, id } = await withStation(t);
  const at = (longitude: number) => ({ type: 'Point', coordinates: [longitude, 28.45] });
  const place = { name: '闸口', description: '', encodingType: 'application/geo+json' };
  const reply = await ask('/Locations', 'POST', { ...place, location: at(112.95) });
  assert.equal(reply.status, 201, await reply.clone().text());
  const { '@iot.id': placeNo } = (await reply.json()) as { '@iot.id': number };
  const link = { Locations: [{ '@iot.id': placeNo }] };
  assert.equal((await ask('/Things', 'POST', { name: '丙', ...link })).status, 201);
  assert.equal((await ask(`/Things(${id})`, 'PATCH', link)).status, 200);
  const names = async () =>
    (await page(`/Locations(${placeNo})/Things?$orderby=name`)).value.map(({ name }) => name);
  assert.deepEqual((await names()).length, 2);
  const [own] = (await page(`/Things(${id})/Locations`)).value;
  assert.equal(own?.['@iot.id'], placeNo);
  assert.equal(
    (await ask(`/Locations(${placeNo})`, 'PATCH', { location: at(112.96) })).status,
    200,
  );
  const { value } = await page(`/Things?$filter=Locations/name eq '闸口'&$expand=Locations`);
  assert.deepEqual(
    value.map((one) => (one['Locations'] as { location: unknown }[])[0]?.location),
    [at(112.96), at(112.96)],
  );
  assert.equal((await ask(`/Locations(${placeNo})`, 'DELETE')).status, 200);
  assert.equal((await ask(`/Locations(${placeNo})`)).status, 404);
  assert.deepEqual((await page(`/Things(${id})/Locations`)).value, []);
});
