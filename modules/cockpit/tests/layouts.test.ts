/** Layouts, rotations and cameras: changing them, and every way in which that is refused. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { testTown } from '#testing';
import { api, type LayoutContent, type LayoutView, newTile } from '../contract/index.ts';

const refusal = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

function contentOf(layout: LayoutView): LayoutContent {
  const { nameZh, nameEn, audience, placeCode, rows, tiles } = layout;
  return { nameZh, nameEn, audience, placeCode, rows, tiles };
}

async function withAdmin(t: TestContext) {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const one = async (code: string): Promise<LayoutView> => {
    const { items } = await admin.layouts({});
    const found = items.find((layout) => layout.code === code);
    assert.ok(found, code);
    return found;
  };
  return { town, admin, one };
}

test('a shipped layout is changed, keeps its versions, and is put back as it came', async (t) => {
  const { town, admin, one } = await withAdmin(t);
  const shipped = await one('town');
  assert.equal(shipped.version, 0);
  const [first, ...rest] = shipped.tiles;
  assert.ok(first);
  const content = { ...contentOf(shipped), tiles: rest };
  const saved = await admin.saveLayout({ params: { code: 'town' }, body: { content, version: 0 } });
  assert.equal(saved.version, 1);
  await town.settle();
  const { layout } = await (await town.as('leader')).api(api).board({ query: {} });
  assert.equal(layout.tiles.length, rest.length);
  await assert.rejects(
    admin.saveLayout({ params: { code: 'town' }, body: { content, version: 0 } }),
    refusal('changed-meanwhile'),
  );
  await admin.resetLayout({ params: { code: 'town' }, body: { version: 1 } });
  assert.deepEqual(contentOf(await one('town')), contentOf(shipped));
  const { versions } = await admin.layout({ params: { code: 'town' } });
  assert.deepEqual(
    versions.map(({ content: { tiles } }) => tiles.length),
    [shipped.tiles.length, rest.length],
  );
});

test('every fault of a layout is named with its tile, and nothing of it is saved', async (t) => {
  const { admin, one } = await withAdmin(t);
  const town = await one('town');
  const tiles = [
    newTile('number', 'a', { x: 0, y: 0, w: 4, h: 3, indicators: ['no-such-indicator'] }),
    newTile('number', 'a', { x: 2, y: 1, w: 4, h: 3, indicators: ['open-cases'] }),
    newTile('ranking', 'c', { x: 20, y: 6, w: 8, h: 3, by: null }),
  ];
  const content = { ...contentOf(town), rows: 8, tiles };
  await assert.rejects(
    admin.saveLayout({ params: { code: 'town' }, body: { content, version: 0 } }),
    (error: unknown) => {
      assert.ok(error instanceof ProblemError);
      assert.equal(error.problem.code, 'layout-faulty');
      assert.deepEqual(
        error.problem.errors?.map(({ pointer }) => pointer),
        ['/tiles/0', '/tiles/1', '/tiles/1', '/tiles/2', '/tiles/2', '/tiles/2'],
      );
      return true;
    },
  );
  assert.equal((await one('town')).version, 0);
});

test('a layout of one village stands before the general one, for that village alone', async (t) => {
  const { town, admin, one } = await withAdmin(t);
  const leader = (await town.as('leader')).api(api);
  const { children } = await leader.board({ query: {} });
  const [first, second] = children;
  const tiles = [newTile('text', 'words', { textZh: '欢迎' })];
  const content = {
    ...contentOf(await one('village')),
    nameZh: '本村',
    placeCode: first?.code ?? '',
    rows: 4,
    tiles,
  };
  await admin.createLayout({ body: { code: 'own-village', content } });
  await assert.rejects(
    admin.createLayout({ body: { code: 'own-village', content } }),
    refusal('layout-taken'),
  );
  await assert.rejects(
    admin.createLayout({ body: { code: 'lost', content: { ...content, placeCode: 'x' } } }),
    refusal('board-place-unknown'),
  );
  const at = async (code: string) =>
    (await leader.board({ query: { level: 'village', code } })).layout.code;
  assert.equal(await at(first?.code ?? ''), 'own-village');
  assert.equal(await at(second?.code ?? ''), 'village');
  await assert.rejects(
    admin.removeLayout({ params: { code: 'village' } }),
    refusal('layout-is-shipped'),
  );
  await admin.removeLayout({ params: { code: 'own-village' } });
  await town.settle();
  assert.equal(await at(first?.code ?? ''), 'village');
});

test('what is exported is imported again and changes nothing; others may do neither', async (t) => {
  const { town, admin } = await withAdmin(t);
  const before = await admin.layouts({});
  const { bytes } = await admin.exportLayouts({});
  const file = JSON.parse(await new Response(bytes).text()) as {
    items: { code: string; content: LayoutContent }[];
  };
  assert.equal((await admin.importLayouts({ body: file })).saved, before.items.length);
  const after = await admin.layouts({});
  assert.deepEqual(after.items.map(contentOf), before.items.map(contentOf));
  const leader = (await town.as('leader')).api(api);
  await assert.rejects(leader.importLayouts({ body: file }), refusal('not-permitted'));
});

test('a preview says of each tile what is wrong with it, and shows the rest', async (t) => {
  const { admin } = await withAdmin(t);
  const tiles = [
    newTile('number', 'good', { indicators: ['open-cases'] }),
    newTile('number', 'gone', { indicators: ['no-such-indicator'] }),
    newTile('matrix', 'never', { indicators: ['open-cases'] }),
    newTile('number', 'nothing', { indicators: ['in-time-rate'] }),
  ];
  const { answers } = await admin.answers({ body: { place: {}, tiles } });
  assert.deepEqual(
    answers.map(({ state, problem }) => [state, problem?.code ?? null]),
    [
      ['ok', null],
      ['error', 'not-found'],
      ['error', 'not-divisible'],
      ['ok', null],
    ],
  );
  assert.equal(answers[3]?.series[0]?.values[0]?.value, null);
});

test('a camera shows its picture without telling its address, and says when it does not answer', async (t) => {
  const { town, admin } = await withAdmin(t);
  const seen: string[] = [];
  const camera = createServer((request, response) => {
    seen.push(`${request.url} ${request.headers.authorization ?? ''}`);
    response.setHeader('content-type', 'image/jpeg');
    response.end('a picture');
  });
  await new Promise<void>((ready) => camera.listen(0, '127.0.0.1', ready));
  atEnd(t, () => camera.close());
  const { port } = camera.address() as AddressInfo;
  const cameraId = crypto.randomUUID();
  const input = { nameZh: '菜市场', nameEn: '', kind: 'still' as const, everySeconds: 5 };
  const at = (address: string) => ({ params: { cameraId }, body: { ...input, address } });
  await admin.saveCameraHosts({ body: { hosts: [{ host: '127.0.0.1', direct: false }] } });
  await assert.rejects(
    admin.saveCamera(at('ftp://camera/still.jpg')),
    refusal('camera-address-faulty'),
  );
  await admin.saveCamera(at(`http://eye:secret@127.0.0.1:${port}/live/still.jpg`));
  const leader = await town.as('leader');
  const [kept] = await town.sql<{ address: string }>('SELECT address FROM cockpit.cameras');
  assert.match(kept?.address ?? '', /^v1\|/, 'its password lies sealed');
  await admin.saveCamera(at(`http://eye:secret@127.0.0.1:${port}/live/still.jpg`));
  const listed = await leader.api(api).cameras({});
  assert.doesNotMatch(JSON.stringify(listed), /secret|127\.0\.0\.1/);
  await assert.rejects(leader.api(api).camera({ params: { cameraId } }), refusal('not-permitted'));
  const path = `/api/v1/cockpit/cameras/${cameraId}`;
  const picture = await leader.fetch(`${path}/picture`);
  assert.equal(await picture.text(), 'a picture');
  await leader.fetch(`${path}/stream/part-1.ts?k=1`);
  const escape = await leader.fetch(`${path}/stream/..%2F..%2Fadmin`);
  assert.equal(escape.status, 502);
  const secret = `Basic ${Buffer.from('eye:secret').toString('base64')}`;
  assert.deepEqual(seen, [`/live/still.jpg ${secret}`, `/live/part-1.ts?k=1 ${secret}`]);
  camera.close();
  camera.closeAllConnections();
  const silent = await leader.fetch(`${path}/picture`);
  assert.equal(silent.status, 502);
  assert.equal(((await silent.json()) as { code: string }).code, 'camera-unreachable');
});

test('the wall ships with the town and every village; a stop that is not there is refused', async (t) => {
  const { admin } = await withAdmin(t);
  const [wall] = (await admin.rotations({})).items;
  assert.ok(wall);
  assert.deepEqual(wall.stops.map(({ level }) => level).slice(0, 2), ['town', 'village']);
  const { code, ...rotation } = wall;
  const stops = [{ level: 'village' as const, code: 'nowhere' }];
  await assert.rejects(
    admin.saveRotation({ params: { code }, body: { ...rotation, stops } }),
    refusal('board-place-unknown'),
  );
  const changed = { ...rotation, everySeconds: 10 };
  await admin.saveRotation({ params: { code }, body: changed });
  assert.equal((await admin.rotations({})).items[0]?.everySeconds, 10);
  await admin.removeRotation({ params: { code } });
  assert.equal((await admin.rotations({})).items[0]?.everySeconds, 30);
  await assert.rejects(admin.removeRotation({ params: { code } }), refusal('rotation-unknown'));
});

test('the table of a tile leaves as a workbook with its definition', async (t) => {
  const { town } = await withAdmin(t);
  const leader = (await town.as('leader')).api(api);
  const file = await leader.exportTile({ params: { tileId: 'places' }, query: {} });
  const { readWorkbook } = await import('#platform/spreadsheet/index.ts');
  const { sheets } = await readWorkbook(Buffer.from(await new Response(file.bytes).arrayBuffer()));
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['各村在办事件', '定义'],
  );
  await assert.rejects(
    leader.exportTile({ params: { tileId: 'no-such' }, query: {} }),
    refusal('tile-unknown'),
  );
});
