/** What a client written for another server (FROST) asks, one request after another, following the links it is given. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoSensorThingsKey } from '#modules/people/demo-accounts.ts';
import { testTown, type TestTown } from '#testing';

const root = '/sensorthings/v1.1';

type Row = Record<string, unknown> & { '@iot.id': number | string };

/** What was expanded under a name: an entity. */
const oneIn = (row: Row | undefined, name: string): Row => (row?.[name] ?? { '@iot.id': 0 }) as Row;

/** What was expanded under a name: a list. */
const listIn = (row: Row | undefined, name: string): Row[] => (row?.[name] ?? []) as Row[];

let town: TestTown;
const endings: (() => unknown)[] = [];
before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never);
});
after(async () => {
  for (const end of endings.reverse()) await end();
});

async function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const path = address.startsWith('http')
    ? address.slice(address.indexOf(root))
    : `${root}${address}`;
  const headers = {
    authorization: `Bearer ${demoSensorThingsKey}`,
    ...(init.body ? { 'content-type': 'application/json' } : {}),
  };
  return town.anonymous().fetch(path, { ...init, headers });
}

async function get<T = Row>(address: string): Promise<T> {
  const response = await ask(address);
  assert.equal(response.status, 200, `${address}: ${await response.clone().text()}`);
  return (await response.json()) as T;
}

const list = async (address: string): Promise<Row[]> =>
  (await get<{ value: Row[] }>(address)).value;

async function make(address: string, body: unknown): Promise<string> {
  const response = await ask(address, { method: 'POST', body: JSON.stringify(body) });
  assert.equal(response.status, 201, `${address}: ${await response.clone().text()}`);
  return response.headers.get('location') ?? '';
}

async function statusOf(method: string, address: string, body?: unknown): Promise<number> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  return (await ask(address, init)).status;
}

const measurement = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';
const celsius = { name: 'degree Celsius', symbol: '°C', definition: 'ucum:Cel' };
const place = (lon: number, lat: number) => ({
  name: 'roof',
  description: 'roof',
  encodingType: 'application/vnd.geo+json',
  location: { type: 'Point', coordinates: [lon, lat] },
});

/** A thing and its parts, made one by one and linked by their keys. */
async function station(name: string) {
  const thing = await get(
    await make('/Things', { name, description: '', properties: { owner: name } }),
  );
  const id = thing['@iot.id'];
  await make(`/Things(${id})/Locations`, place(112.95, 28.45));
  const sensor = await get(
    await make('/Sensors', {
      name: `${name} S`,
      description: '',
      encodingType: 'text/html',
      metadata: 'x',
    }),
  );
  const property = await get(
    await make('/ObservedProperties', { name: `${name} P`, definition: 'urn:p', description: '' }),
  );
  const datastream = await get(
    await make(`/Things(${id})/Datastreams`, {
      name: `${name} D`,
      description: '',
      observationType: measurement,
      unitOfMeasurement: celsius,
      Sensor: { '@iot.id': sensor['@iot.id'] },
      ObservedProperty: { '@iot.id': property['@iot.id'] },
    }),
  );
  return { id, thing, sensor, property, datastream };
}

test('every link of every entity leads somewhere, and back', async () => {
  const { thing, datastream } = await station('links');
  const streamId = datastream['@iot.id'];
  await make(`/Datastreams(${streamId})/Observations`, {
    result: 1,
    phenomenonTime: '2026-11-22T00:00:00Z',
  });
  const seen = new Set<string>();
  const follow = async (entity: Row, depth: number): Promise<void> => {
    const self = String(entity['@iot.selfLink']);
    if (seen.has(self) || depth === 0) return;
    seen.add(self);
    assert.deepEqual((await get(self))['@iot.id'], entity['@iot.id']);
    for (const [key, link] of Object.entries(entity)) {
      if (!key.endsWith('@iot.navigationLink')) continue;
      const found = await get<Row & { value?: Row[] }>(String(link));
      for (const one of found.value ?? [found]) await follow(one, depth - 1);
      const [first] = found.value ?? [];
      if (first) assert.equal(await statusOf('GET', `${String(link)}/$ref`), 200);
    }
  };
  await follow(thing, 5);
  const kinds = new Set([...seen].map((link) => /\/(\w+)\([^)]*\)$/.exec(link)?.[1]));
  assert.deepEqual(
    kinds,
    new Set([
      'Things',
      'Locations',
      'HistoricalLocations',
      'Datastreams',
      'Sensors',
      'ObservedProperties',
      'Observations',
      'FeaturesOfInterest',
    ]),
  );
});

test('queries of the standard are answered', async () => {
  const { id, datastream } = await station('queries');
  const other = await station('querios');
  const stream = `/Datastreams(${datastream['@iot.id']})`;
  for (const [n, result] of [3, 1, 2].entries())
    await make(`${stream}/Observations`, {
      result,
      phenomenonTime: `2026-11-22T0${n}:00:00Z`,
      resultTime: `2026-11-22T0${n}:00:00Z`,
    });
  const names = async (query: string) => (await list(`/Things?${query}`)).map(({ name }) => name);
  const mine = `startswith(name,'quer')`;
  assert.deepEqual(await names(`$filter=${mine}&$orderby=name desc`), ['querios', 'queries']);
  assert.deepEqual(await names(`$filter=${mine} and not endswith(name,'ies')`), ['querios']);
  assert.deepEqual(
    await names(
      `$filter=${mine} and (length(name) eq 7 and indexof(name,'e') eq 2)&$orderby=id asc`,
    ),
    ['queries', 'querios'],
  );
  assert.deepEqual(await names(`$filter=properties/owner eq 'queries'`), ['queries']);
  assert.deepEqual(await names(`$filter=Datastreams/name eq 'querios D'`), ['querios']);
  assert.deepEqual(await names(`$filter=Datastreams/ObservedProperty/name eq 'queries P'`), [
    'queries',
  ]);
  assert.deepEqual(
    await names(
      `$filter=${mine} and geo.distance(Locations/location, geography'POINT(112.95 28.45)') lt 0.01&$orderby=name`,
    ),
    ['queries', 'querios'],
  );
  assert.deepEqual(
    await names(
      `$filter=${mine} and st_within(Locations/location, geography'POLYGON((112 28,113 28,113 29,112 29,112 28))')&$top=1&$orderby=name`,
    ),
    ['queries'],
  );
  assert.deepEqual(
    await names(`$filter=id eq ${id} or @iot.id eq ${other.id}&$orderby=name&$skip=1`),
    ['querios'],
  );
  const [expanded] = await list(
    `/Things?$filter=id eq ${id}&$expand=Datastreams/ObservedProperty,Datastreams/Sensor,Locations&$select=name,id`,
  );
  const [inner] = listIn(expanded, 'Datastreams');
  assert.equal(oneIn(inner, 'ObservedProperty')['name'], 'queries P');
  assert.equal(oneIn(inner, 'Sensor')['name'], 'queries S');
  assert.equal(listIn(expanded, 'Locations').length, 1);
  assert.equal(expanded?.['description'], undefined);
  const [up] = await list(
    `${stream}/Observations?$top=1&$expand=Datastream/Thing($select=name),FeatureOfInterest&$orderby=result desc`,
  );
  assert.equal(oneIn(oneIn(up, 'Datastream'), 'Thing')['name'], 'queries');
  assert.equal(up?.['result'], 3);
  const results = async (query: string) =>
    (await list(`${stream}/Observations?${query}`)).map(({ result }) => result);
  assert.deepEqual(await results('$orderby=result'), [1, 2, 3]);
  assert.deepEqual(await results('$filter=result mod 2 eq 1&$orderby=result asc'), [1, 3]);
  assert.deepEqual(await results('$filter=round(result div 2) eq 1'), [1, 2]);
  assert.deepEqual(await results('$filter=hour(phenomenonTime) eq 2'), [2]);
  assert.deepEqual(await results('$filter=resultTime lt 2026-11-22T01:00:00Z'), [3]);
  const counted = await get<{ '@iot.count': number; value: Row[] }>(
    `${stream}/Observations?$count=true&$top=0`,
  );
  assert.deepEqual([counted['@iot.count'], counted.value.length], [3, 0]);
  assert.equal((await get<Row>('/Things?$count=false&$top=1'))['@iot.count'], undefined);
  assert.equal(await (await ask(`/Things(${id})/properties/owner/$value`)).text(), 'queries');
  assert.deepEqual(await get(`/Things(${id})/properties/owner`), { owner: 'queries' });
  assert.equal(await (await ask(`${stream}/unitOfMeasurement/symbol/$value`)).text(), '°C');
  assert.equal((await get(`${stream}/Thing`))['@iot.id'], id);
  assert.equal((await list(`${stream}/Thing/Locations`)).length, 1);
  assert.equal(
    (await list(`/Things(${id})/Datastreams(${datastream['@iot.id']})/Observations/$ref`)).length,
    3,
  );
});

test('what a client made it can delete, with what hangs on it; the town’s own it cannot', async () => {
  const { id, sensor, datastream } = await station('deleted');
  const streamId = datastream['@iot.id'];
  const observation = await make(`/Datastreams(${streamId})/Observations`, {
    result: 1,
    phenomenonTime: '2026-11-22T00:00:00Z',
  });
  assert.equal(await statusOf('DELETE', observation), 405);
  const second = await get(
    await make(`/Things(${id})/Datastreams`, {
      name: 'second',
      description: '',
      observationType: measurement,
      unitOfMeasurement: celsius,
      Sensor: { '@iot.id': sensor['@iot.id'] },
      ObservedProperty: { name: 'other', definition: 'urn:o', description: '' },
    }),
  );
  assert.equal(await statusOf('DELETE', `/Datastreams(${streamId})`), 200);
  assert.equal(await statusOf('GET', `/Datastreams(${streamId})`), 404);
  assert.equal(await statusOf('DELETE', `/Datastreams(${streamId})`), 404);
  assert.deepEqual(
    (await list(`/Things(${id})/Datastreams`)).map(({ name }) => name),
    ['second'],
  );
  assert.equal(
    await statusOf('POST', `/Datastreams(${streamId})/Observations`, { result: 1 }),
    404,
  );
  const third = await get(
    await make(`/Things(${id})/Datastreams`, {
      name: 'third',
      description: '',
      observationType: measurement,
      unitOfMeasurement: celsius,
      Sensor: { '@iot.id': sensor['@iot.id'] },
      ObservedProperty: { name: 'third', definition: 'urn:t', description: '' },
    }),
  );
  assert.deepEqual(await list(`/Datastreams(${third['@iot.id']})/Observations`), []);
  assert.equal(await statusOf('DELETE', `/Sensors(${sensor['@iot.id']})`), 200);
  assert.equal(await statusOf('GET', `/Datastreams(${second['@iot.id']})`), 404);
  assert.equal(await statusOf('DELETE', `/Locations(${id})`), 200);
  assert.deepEqual(await list(`/Things(${id})/Locations`), []);
  assert.equal(await statusOf('DELETE', `/Things(${id})`), 200);
  assert.equal(await statusOf('GET', `/Things(${id})`), 404);
  const [row] = await town.sql<{ state: string }>('SELECT state FROM things.things WHERE no = $1', [
    id,
  ]);
  assert.equal(row?.state, 'retired');
  const [own] = await list(`/Things?$filter=not startswith(name,'q')&$top=1`);
  if (own) assert.equal(await statusOf('DELETE', `/Things(${own['@iot.id']})`), 501);
  const audited = await town.sql('SELECT 1 FROM platform.audit WHERE action = $1', [
    'sensorthings.deleted',
  ]);
  assert.equal(audited.length, 4);
});
