/** The town names the hosts that its cameras may stand at: what is saved, fetched and let into pages follows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract/index.ts';

const input = { nameZh: '菜市场', nameEn: '', kind: 'hls' as const, everySeconds: 5 };

async function withAdmin(t: Parameters<typeof testTown>[0]) {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const cameraId = crypto.randomUUID();
  const save = (address: string) =>
    admin.saveCamera({ params: { cameraId }, body: { ...input, address } });
  const list = (...hosts: { host: string; direct: boolean }[]) =>
    admin.saveCameraHosts({ body: { hosts } });
  return { town, admin, cameraId, save, list };
}

const notAllowed = (error: unknown): boolean => {
  assert.ok(error instanceof ProblemError);
  assert.equal(error.problem.code, 'camera-host-not-allowed');
  assert.equal(error.problem.status, 422);
  assert.deepEqual(error.problem.errors, [{ pointer: '/address', detail: 'cam.test' }]);
  return true;
};

/** What pages are told that they may ask. */
async function policyOf(town: TestTown): Promise<Map<string, string>> {
  const reply = await town.anonymous().fetch('/api/v1/cockpit/nothing');
  const parts = (reply.headers.get('content-security-policy') ?? '').split('; ');
  return new Map(parts.map((part) => [part.split(' ')[0] ?? '', part]));
}

test('a camera at a host that the town did not name is refused with its host, and taken once it is named', async (t) => {
  const { save, list, admin, town } = await withAdmin(t);
  await assert.rejects(save('https://cam.test/live/a.m3u8'), notAllowed);
  await list({ host: ' CAM.test ', direct: false }, { host: 'cam.test', direct: true });
  await save('https://cam.test/live/a.m3u8');
  assert.deepEqual(await admin.cameraHosts({}), {
    hosts: [{ host: 'cam.test', direct: false }],
    unlisted: [],
  });
  const leader = (await town.as('leader')).api(api);
  await assert.rejects(leader.cameraHosts({}), /cockpit\.arrange/);
});

test('a host that is taken off the list is no longer asked, and its cameras are named to administrators', async (t) => {
  const { save, list, cameraId, town } = await withAdmin(t);
  await list({ host: 'cam.test', direct: false });
  await save('https://cam.test/live/a.m3u8');
  assert.deepEqual((await list()).unlisted, ['cam.test']);
  const leader = await town.as('leader');
  const reply = await leader.fetch(`/api/v1/cockpit/cameras/${cameraId}/stream/`);
  assert.equal(reply.status, 422);
  assert.equal(((await reply.json()) as { code: string }).code, 'camera-host-not-allowed');
});

test('cameras from before the list go on as long as the town has not named hosts', async (t) => {
  const { save, list, cameraId, admin, town } = await withAdmin(t);
  await list({ host: 'cam.test', direct: false });
  await save('https://cam.test/live/a.m3u8');
  await town.sql('DELETE FROM cockpit.camera_hosts');
  const reply = await (await town.as('leader')).fetch(
    `/api/v1/cockpit/cameras/${cameraId}/stream/`,
  );
  assert.equal(((await reply.json()) as { code: string }).code, 'camera-unreachable');
  assert.deepEqual((await admin.cameraHosts({})).unlisted, ['cam.test']);
});

test('pages may ask only hosts whose streams screens play themselves, and only those addresses are told', async (t) => {
  const { save, list, admin, town } = await withAdmin(t);
  const seen = async () => (await admin.cameras({})).items[0]?.playedFrom;
  await list({ host: 'cam.test', direct: false });
  await save('https://cam.test/live/a.m3u8');
  assert.equal(await seen(), null);
  assert.equal((await policyOf(town)).get('media-src'), "media-src 'self' blob:");
  await list({ host: 'cam.test', direct: true });
  assert.equal(await seen(), 'https://cam.test/live/a.m3u8');
  const policy = await policyOf(town);
  assert.equal(policy.get('media-src'), "media-src 'self' blob: cam.test:*");
  assert.match(policy.get('connect-src') ?? '', / cam\.test:\*$/);
  assert.doesNotMatch(policy.get('img-src') ?? '', /cam\.test/);
  await save('https://eye:secret@cam.test/live/a.m3u8');
  assert.equal(await seen(), null, 'a password never leaves the server');
});

test('a host is a name and a port, nothing that would widen the policy', async (t) => {
  const { list } = await withAdmin(t);
  for (const host of [
    '*',
    'https://cam.test',
    "a.test; script-src 'unsafe-inline'",
    'a.test/x',
    'a b',
    '',
  ]) {
    await assert.rejects(list({ host, direct: true }), ProblemError, host);
  }
});
