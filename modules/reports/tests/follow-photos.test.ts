import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { fileUrl } from '#modules/files/contract.ts';
import { type Caller, testTown } from '#testing';
import { api } from '../contract/index.ts';

async function upload(caller: Caller, shade: string): Promise<{ id: string; cookie: string }> {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: shade } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg');
  const answer = await caller.fetch('/api/v1/files', { method: 'POST', body: form });
  assert.equal(answer.status, 201, await answer.clone().text());
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { id: ((await answer.json()) as { id: string }).id, cookie };
}

/** Someone whose browser holds only the cookie of the uploads. */
const withCookie = (caller: Caller, cookie: string): typeof fetch => {
  return (input, init = {}) =>
    caller.fetch(input, { ...init, headers: { ...(init.headers as object), cookie } });
};

test('a reporter without a session sees the own photos of a case that is not public, by number and token; nobody else does', async (t) => {
  const town = await testTown(t);
  const { client } = await import('#platform/contract/index.ts');
  const resident = town.anonymous();
  const { id, cookie } = await upload(resident, '#a11');
  const receipt = await client(api, { fetch: withCookie(resident, cookie) }).submit({
    body: {
      text: '邻居在河边倒垃圾',
      categoryCode: '020102',
      position: { longitude: 112.95, latitude: 28.45 },
      deviceId: 'a-phone-0001',
      confidential: true,
      photoIds: [id],
      reporterPhone: '19900001234',
    },
  });
  const { number, token } = receipt;
  const stranger = town.anonymous();
  const status = async (url: string): Promise<number> => (await stranger.fetch(url)).status;
  assert.equal(await status(fileUrl(id)), 404, 'a confidential case shows its photos to nobody');

  const followed = await stranger.api(api).follow({ params: { number }, body: { token } });
  assert.deepEqual(followed.photoIds, [id]);
  assert.ok(!followed.photoPass.includes(token), 'the token is in no link');
  assert.equal(await status(fileUrl(id, 'full', followed.photoPass)), 200);
  assert.equal(await status(fileUrl(id, 'thumb', followed.photoPass)), 200);
  const byPhone = await stranger.api(api).follow({ params: { number }, body: { token: '1234' } });
  assert.equal(await status(fileUrl(id, 'full', byPhone.photoPass)), 200);

  const [own, ends, signature = ''] = followed.photoPass.split('.');
  const forged = [
    `${own}.${Number(ends) + 1_000}.${signature}`,
    `${own}.${ends}.${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : 'A'}`,
    'nonsense',
  ];
  for (const pass of forged) assert.equal(await status(fileUrl(id, 'full', pass)), 404, pass);

  const other = await upload(resident, '#1a1');
  const second = await client(api, { fetch: withCookie(resident, other.cookie) }).submit({
    body: {
      text: '另一件事:路灯不亮',
      position: { longitude: 112.95, latitude: 28.45 },
      deviceId: 'b-phone-0001',
      confidential: true,
      photoIds: [other.id],
    },
  });
  const params = { number: second.number };
  const another = await stranger.api(api).follow({ params, body: { token: second.token } });
  assert.equal(await status(fileUrl(id, 'full', another.photoPass)), 404, 'only of the own case');

  town.clock.advance(3_601);
  assert.equal(await status(fileUrl(id, 'full', followed.photoPass)), 404, 'it ends after an hour');
});
