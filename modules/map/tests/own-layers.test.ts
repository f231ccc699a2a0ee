import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { testTown } from '#testing';
import { api } from '../contract.ts';

const whole = { bbox: '112.8,28.3,113.1,28.6', zoom: 12 } as const;
const said = { name: '应急物资点', colour: '#0072b2', note: '应急办提供', replaces: null };

const base64 = (document: object): string =>
  Buffer.from(JSON.stringify(document)).toString('base64');
const collection = (features: readonly object[]) => ({ type: 'FeatureCollection', features });
const feature = (geometry: object, name: string) => ({
  type: 'Feature',
  geometry,
  properties: { name, count: 3, nested: { left: 'out' } },
});
const point = (x: number, y: number) => ({ type: 'Point', coordinates: [x, y] });

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
  return 'none';
};

test('a layer of 200,000 points comes counted together, and one point more is refused', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const many = Array.from({ length: 200_000 }, (_, at) =>
    feature(point(112.85 + (at % 500) / 2500, 28.35 + Math.floor(at / 500) / 2000), `点${at}`),
  );
  const taken = await admin.importLayer({
    body: { ...said, contentBase64: base64(collection(many)) },
  });
  assert.deepEqual([taken.taken, taken.simplified, taken.faultCount], [200_000, 0, 0]);
  const code = `own-${taken.layerId}`;
  const seen = await admin.features({ params: { code }, query: whole });
  assert.equal(seen.total, 200_000);
  assert.ok(seen.points.length < 2000, `${seen.points.length} marks`);
  const near = await admin.features({
    params: { code },
    query: { bbox: '112.9,28.4,112.904,28.404', zoom: 17 },
  });
  assert.ok(near.points.every(({ count }) => count === 1) && near.total > 50);
  const more = base64(collection([...many, many[0] as object]));
  assert.equal(
    await codeOf(admin.importLayer({ body: { ...said, contentBase64: more } })),
    'map-file-too-many',
  );
});

test('a polygon of a million corners is drawn more plainly, and that is said', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const ring = Array.from({ length: 1_000_000 }, (_, at) => {
    const turn = (at / 1_000_000) * 2 * Math.PI;
    return [
      Math.round((112.95 + 0.05 * Math.cos(turn)) * 1e6) / 1e6,
      Math.round((28.45 + 0.04 * Math.sin(turn)) * 1e6) / 1e6,
    ];
  });
  ring.push(ring[0] as number[]);
  const lake = feature({ type: 'Polygon', coordinates: [ring] }, '大水面');
  const taken = await admin.importLayer({
    body: { ...said, contentBase64: base64(collection([lake])) },
  });
  assert.deepEqual([taken.taken, taken.simplified], [1, 1]);
  const code = `own-${taken.layerId}`;
  const seen = await admin.features({ params: { code }, query: whole });
  const [shape] = seen.shapes;
  assert.ok(shape?.geometry.type === 'Polygon');
  const corners = shape.geometry.coordinates[0]?.length ?? 0;
  assert.ok(corners > 100 && corners <= taken.mostCorners, `${corners} corners`);
  // As an area of selection it is refused before anything is looked at.
  const selection = { ring: ring as [number, number][] };
  const asked = admin.select({ params: { code }, body: selection });
  assert.ok(['too-large', 'request-invalid'].includes(await codeOf(asked)));
});

test('a fine coast that crosses itself once it is thinned is taken; a drawn bow is not, in the reader’s words', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  // A river of a hand's breadth that winds two hundred times: with fewer corners a turn its banks lie over one another.
  const bank = (breadth: number): number[][] =>
    Array.from({ length: 3000 }, (_, at) => {
      const turn = (at / 3000) * 400 * Math.PI;
      return [112.9 + (0.1 * at) / 3000, 28.4 + 0.02 * Math.sin(turn) + breadth];
    });
  const ring = [...bank(1e-6), ...bank(-1e-6).toReversed()];
  ring.push(ring[0] as number[]);
  const coast = feature({ type: 'Polygon', coordinates: [ring] }, '细岸线');
  const taken = await admin.importLayer({
    body: { ...said, contentBase64: base64(collection([coast])) },
  });
  assert.deepEqual([taken.taken, taken.simplified, taken.faultCount], [1, 1, 0]);
  const bow = [
    [112.9, 28.4],
    [112.95, 28.45],
    [112.95, 28.4],
    [112.9, 28.47],
    [112.9, 28.4],
  ];
  const refused = await admin
    .addToOwnLayer({
      params: { layerId: taken.layerId },
      body: { name: '蝴蝶结', geometry: { type: 'Polygon', coordinates: [bow] } as never },
    })
    .catch((error: unknown) => error as { problem: { title: string } });
  assert.match((refused as { problem: { title: string } }).problem.title, /自己与自己相交/);
});

test('what cannot be taken is named by its row; nothing usable is a problem', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const crossing = [
    [112.9, 28.4],
    [112.95, 28.45],
    [112.95, 28.4],
    [112.9, 28.45],
    [112.9, 28.4],
  ];
  const mixed = collection([
    feature(point(112.95, 28.45), '好'),
    feature(point(28.45, 112.95), '反'),
    feature({ type: 'Polygon', coordinates: [crossing] }, '叉'),
    feature({ type: 'GeometryCollection', geometries: [] }, '杂'),
  ]);
  const taken = await admin.importLayer({ body: { ...said, contentBase64: base64(mixed) } });
  assert.deepEqual([taken.taken, taken.faults.map(({ row }) => row)], [1, [2, 3, 4]]);
  const bad = async (text: string) =>
    codeOf(
      admin.importLayer({ body: { ...said, contentBase64: Buffer.from(text).toString('base64') } }),
    );
  assert.equal(await bad('{"type":"Feat'), 'map-file-unreadable');
  assert.equal(await bad('[]'), 'map-file-unreadable');
  assert.equal(await bad(JSON.stringify(collection([]))), 'map-file-empty');
});

test('only who may configure makes layers; everyone sees them, another town does not', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const body = {
    ...said,
    contentBase64: base64(collection([feature(point(112.95, 28.45), '仓库')])),
  };
  const { layerId } = await admin.importLayer({ body });
  const officer = (await town.as('officer1')).api(api);
  assert.equal(await codeOf(officer.importLayer({ body })), 'not-permitted');
  const code = `own-${layerId}`;
  assert.ok((await officer.layers({})).items.some((layer) => layer.code === code));
  const found = await officer.search({ query: { q: '仓库' } });
  assert.ok(found.items.some((hit) => hit.layer === code));
  const [hit] = (await officer.features({ params: { code }, query: whole })).points;
  const told = await officer.detail({ params: { code, id: hit?.id ?? '' } });
  assert.deepEqual([told.item.title, told.item.cells['said']], ['仓库', 'name: 仓库\ncount: 3']);
  const twin = (await town.as('baisha-officer1', 'baisha')).api(api);
  assert.equal(
    await codeOf(twin.features({ params: { code }, query: whole })),
    'map-layer-unknown',
  );
  await admin.removeOwnLayer({ params: { layerId }, query: { version: 1 } });
  assert.equal(
    await codeOf(officer.features({ params: { code }, query: whole })),
    'map-layer-unknown',
  );
});

test('a foreign source of tiles is tried first, opens exactly its hosts in the header, and closes them again', async (t) => {
  const town = await testTown(t);
  const admin = await town.as('admin');
  const policy = async (): Promise<string> =>
    (await town.anonymous().fetch('/api/v1/map/background')).headers.get(
      'content-security-policy',
    ) ?? '';
  assert.doesNotMatch(await policy(), /example/);
  const settings = {
    kind: 'xyz',
    template: 'https://{s}.example.cn/{z}/{x}/{y}.png',
    key: '',
    subdomains: 'a,b',
    attribution: '示例',
    datum: 'gcj02',
    minZoom: 3,
    maxZoom: 18,
    opacity: 1,
    version: 0,
  } as const;
  assert.deepEqual(await admin.api(api).saveSettings({ body: settings }), { version: 1 });
  const open = await policy();
  for (const directive of ['img-src', 'connect-src']) {
    assert.match(
      open,
      new RegExp(`${directive} [^;]*https://a\\.example\\.cn https://b\\.example\\.cn`),
    );
  }
  assert.match(open, /script-src 'self';/);
  const shown = await town.anonymous().api(api).background({});
  assert.deepEqual([shown.kind, shown.datum], ['raster', 'gcj02']);
  const stale = admin.api(api).saveSettings({ body: settings });
  assert.equal(await codeOf(stale), 'changed-meanwhile');
  const faulty = { ...settings, template: 'https://a.cn;script-src *//{z}/{x}/{y}', version: 1 };
  assert.equal(
    await codeOf(admin.api(api).saveSettings({ body: faulty })),
    'map-background-faulty',
  );
  await admin.api(api).saveSettings({ body: { ...settings, kind: 'none', version: 1 } });
  assert.doesNotMatch(await policy(), /example/);

  const provider = createServer((request, response) => {
    const isTile = request.url?.startsWith('/tiles/14/13332/') && request.headers.referer;
    response.writeHead(isTile ? 200 : 403, { 'content-type': isTile ? 'image/png' : 'text/html' });
    response.end(isTile ? 'picture' : 'no');
  }).listen(0, '127.0.0.1');
  atEnd(t, () => provider.close());
  await once(provider, 'listening');
  const { port } = provider.address() as AddressInfo;
  const { version: _version, ...plain } = settings;
  const tried = { ...plain, template: `http://127.0.0.1:${port}/tiles/{z}/{x}/{y}` };
  const middle = { longitude: 112.95, latitude: 28.45 };
  const good = await admin.api(api).checkSettings({ body: { ...tried, ...middle } });
  assert.deepEqual(
    good.parts.map(({ verdict }) => verdict),
    ['ok'],
  );
  const ours = good.preview?.sources[0]?.[0] ?? '';
  assert.match(ours, /^\/api\/v1\/map\/settings\/tile\?/);
  const asked = ours.replace('{z}', '14').replace('{x}', '13332').replace('{y}', '6840');
  const picture = await admin.fetch(asked);
  assert.deepEqual([picture.status, await picture.text()], [200, 'picture']);
  assert.equal((await (await town.as('officer1')).fetch(asked)).status, 403);
  const elsewhere = { ...tried, template: `http://127.0.0.1:${port}/{z}/{x}/{y}`, ...middle };
  const bad = await admin.api(api).checkSettings({ body: elsewhere });
  assert.deepEqual(
    bad.parts.map(({ verdict }) => verdict),
    ['faulty'],
  );

  const head = Buffer.alloc(127);
  head.write('PMTiles', 'latin1');
  head[7] = 3;
  head[99] = 1;
  const put = (name: string, body: Buffer): Promise<Response> =>
    admin.fetch(`/api/v1/map/archives/${name}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: body as unknown as BodyInit,
    });
  assert.equal((await put('town.pmtiles', Buffer.from('no archive'))).status, 422);
  assert.equal((await put('town.pmtiles', head)).status, 201);
  const [archive] = (await admin.api(api).archives({})).items;
  assert.deepEqual(
    [archive?.name, archive?.bytes, archive?.facts?.tiles],
    ['town.pmtiles', 127, 'vector'],
  );
  const template = archive?.address ?? '';
  const part = await town.anonymous().fetch(template, { headers: { range: 'bytes=0-6' } });
  assert.deepEqual([part.status, await part.text()], [206, 'PMTiles']);
  const missing = {
    ...plain,
    kind: 'pmtiles',
    template: template.replace('town.', 'gone.'),
  } as const;
  const saving = admin.api(api).saveSettings({ body: { ...missing, version: 2 } });
  assert.equal(await codeOf(saving), 'map-archive-unknown');
  await admin.api(api).saveSettings({ body: { ...plain, kind: 'pmtiles', template, version: 2 } });
  const params = { name: 'town.pmtiles' };
  assert.equal(await codeOf(admin.api(api).removeArchive({ params })), 'map-archive-used');
  await admin.api(api).saveSettings({ body: { ...plain, kind: 'none', template: '', version: 3 } });
  await admin.api(api).removeArchive({ params });
  assert.deepEqual((await admin.api(api).archives({})).items, []);
});
