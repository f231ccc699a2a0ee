/**
 * Streams of cameras on the cockpit in a real browser: pictures move, through the server and directly; a camera that is down, at
 * a host that is not allowed or in a foreign encoding says so; who wants little movement starts it by hand.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { api, newTile, type Tile } from '#modules/cockpit/contract/index.ts';
import { type TestTown, testTown } from '#testing';
import { closeBrowser, desk, openPage, phone, picture, tablet } from './browser.ts';
import { type CameraServer, startCamera } from './camera-server.ts';
import { serveTown, type TownServer } from './town-server.ts';
import { until, walked } from './walk.ts';

after(closeBrowser);

/** Where the cameras of the walk stand, by their names on the screen. */
const cameras = (port: number): Readonly<Record<string, string>> => ({
  菜市场: `http://127.0.0.1:${port}/market/stream.m3u8`,
  河堤: `http://localhost:${port}/dyke/stream.m3u8`,
  旧路口: 'http://gone.test/stream.m3u8',
  杜比路口: `http://127.0.0.1:${port}/market/strange.m3u8`,
});

test('a camera stream plays on the cockpit, through the server and directly, and says why when it does not', async (t) => {
  const town = await testTown(t);
  const camera = await startCamera();
  const server = await serveTown(town);
  try {
    await walked(async () => {
      await enterHosts(town, server, camera);
      await arrange(town, camera);
      await watch(town, server, camera);
      await watchCalmly(town, server, camera);
    });
  } finally {
    await server.kill();
    await camera.close();
  }
});

/** The administrator names the hosts on the screen. */
async function enterHosts(
  town: TestTown,
  { origin }: TownServer,
  { port }: CameraServer,
): Promise<void> {
  const { cookie } = await town.as('admin');
  const page = await openPage(origin, { viewport: desk, cookie });
  await page.goto(`${origin}/cockpit/arrange/screens`);
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, 'gone.test'];
  for (const [at, host] of hosts.entries()) {
    await page.getByRole('button', { name: '添加主机' }).click();
    await page.getByLabel('主机', { exact: true }).nth(at).fill(host);
  }
  await page.getByLabel('屏幕直接播放').nth(1).check();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存').waitFor();
  await picture(page, 'camera-1-hosts');
  await page.setViewportSize(phone);
  await picture(page, 'camera-1-hosts-phone');
}

/** Four cameras side by side; the host of one is taken off the list afterwards. */
async function arrange(town: TestTown, { port }: CameraServer): Promise<void> {
  const admin = (await town.as('admin')).api(api);
  const tiles: Tile[] = [];
  for (const [nameZh, address] of Object.entries(cameras(port))) {
    const cameraId = crypto.randomUUID();
    await admin.saveCamera({
      params: { cameraId },
      body: { nameZh, nameEn: '', kind: 'hls', everySeconds: 5, address },
    });
    const at = tiles.length;
    const place = { x: (at % 2) * 12, y: Math.floor(at / 2) * 6, w: 12, h: 6 };
    tiles.push(newTile('camera', `eye-${at}`, { ...place, cameraId }));
  }
  const content = {
    nameZh: '画面',
    nameEn: '',
    audience: 'town',
    placeCode: '',
    rows: 12,
  } as const;
  const params = { code: 'town' };
  await admin.saveLayout({ params, body: { content: { ...content, tiles }, version: 0 } });
  const { hosts } = await admin.cameraHosts({});
  await admin.saveCameraHosts({
    body: { hosts: hosts.filter(({ host }) => host !== 'gone.test') },
  });
}

const tileOf = (page: Page, name: string): Locator =>
  page.locator('figure.ck-camera').filter({ hasText: name });

/** Seconds that a video has played, and whether it has a picture. */
async function played(page: Page, name: string): Promise<{ seconds: number; width: number }> {
  return tileOf(page, name)
    .locator('video')
    .evaluate((video: HTMLVideoElement) => ({
      seconds: video.currentTime,
      width: video.videoWidth,
    }));
}

/** The film goes on by a second and shows pictures of its size. */
async function moves(page: Page, name: string): Promise<void> {
  await until(async () => (await played(page, name)).seconds > 0, `${name} begins`);
  const { seconds } = await played(page, name);
  await until(async () => (await played(page, name)).seconds > seconds + 1, `${name} goes on`);
  assert.equal((await played(page, name)).width, 160);
}

async function watch(town: TestTown, { origin }: TownServer, camera: CameraServer): Promise<void> {
  const { cookie } = await town.as('leader');
  const page = await openPage(origin, { viewport: desk, cookie, reducedMotion: 'no-preference' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.addInitScript(`globalThis.refusedByPolicy = [];
    addEventListener('securitypolicyviolation', (event) => refusedByPolicy.push(event.blockedURI));`);
  await page.goto(`${origin}/cockpit/`);
  await moves(page, '菜市场');
  await moves(page, '河堤');
  await tileOf(page, '旧路口').getByText('摄像头的主机不在允许名单中').waitFor();
  await tileOf(page, '杜比路口').getByText('这个浏览器播不了这一路画面').waitFor();
  await picture(page, 'camera-2-playing');
  assert.ok(asked.some((url) => url === cameras(camera.port)['河堤']));
  assert.ok(!asked.some((url) => url.includes('/market/')), 'the server asks for this one');
  assert.deepEqual(await page.evaluate('globalThis.refusedByPolicy'), []);

  const market = tileOf(page, '菜市场');
  await market.getByRole('button', { name: '暂停' }).click();
  const stood = (await played(page, '菜市场')).seconds;
  await page.waitForTimeout(1500);
  assert.ok((await played(page, '菜市场')).seconds - stood < 0.2, 'a paused film stands');
  await market.getByRole('button', { name: '播放' }).click();
  await until(async () => (await played(page, '菜市场')).seconds > stood + 1, 'it goes on');

  camera.down = true;
  await market.getByText('摄像头没有应答').waitFor();
  await tileOf(page, '河堤').getByText('摄像头没有应答').waitFor();
  await picture(page, 'camera-3-down');
  camera.down = false;
  await market.getByText('摄像头没有应答').waitFor({ state: 'hidden' });
  await moves(page, '菜市场');
}

/** Who asked the system for little movement sees a still tile until it is started. */
async function watchCalmly(
  town: TestTown,
  { origin }: TownServer,
  camera: CameraServer,
): Promise<void> {
  const { cookie } = await town.as('leader');
  const page = await openPage(origin, { viewport: tablet, cookie });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${origin}/cockpit/`);
  const play = tileOf(page, '河堤').getByRole('button', { name: '播放' });
  await play.waitFor();
  await picture(page, 'camera-4-calm');
  assert.ok(!asked.some((url) => url.includes(`:${camera.port}/`)), 'nothing is loaded');
  await play.click();
  await moves(page, '河堤');
}
