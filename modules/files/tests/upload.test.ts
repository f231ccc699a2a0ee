import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { Problem } from '#platform/problems/index.ts';
import { testTown } from '#testing';
import { samplePdf } from '../rules/sample-documents.ts';
import { pixelBomb, wav } from '../rules/sample-pictures.ts';
import { uploadProblems } from '../rules/index.ts';
import { roomOf } from '../service/room.ts';
import { aPhoto, post, problemOf, upload } from './uploads.ts';

const storedFiles = async (directory: string): Promise<string[]> =>
  (
    await readdir(join(directory, 'files'), { recursive: true, withFileTypes: true }).catch(
      () => [],
    )
  )
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

test('a photo without a session is taken, shrunk, and shown to whoever sent it', async (t) => {
  const town = await testTown(t);
  const resident = town.anonymous();
  const kept = await upload(resident, await aPhoto(1, 3000, 2000));
  assert.equal(kept.kind, 'photo');
  assert.deepEqual([kept.widthPixels, kept.heightPixels], [2048, 1365]);
  const full = await resident.fetch(kept.url, { headers: { cookie: kept.cookie } });
  assert.equal(full.headers.get('content-type'), 'image/jpeg');
  const thumb = await resident.fetch(kept.thumbUrl ?? '', { headers: { cookie: kept.cookie } });
  assert.equal(thumb.headers.get('content-type'), 'image/webp');
  assert.ok((await thumb.arrayBuffer()).byteLength < (await full.arrayBuffer()).byteLength);
  assert.equal((await resident.fetch(kept.url)).status, 404);
});

test('a voice note is taken and played in ranges', async (t) => {
  const town = await testTown(t);
  const crew = await town.as('grid01');
  const sound = wav(2);
  const kept = await upload(crew, sound, { type: 'audio/wav' });
  assert.deepEqual([kept.kind, kept.durationSeconds, kept.thumbUrl], ['voice', 2, null]);
  const part = await crew.fetch(kept.url, { headers: { range: 'bytes=44-143' } });
  assert.equal(part.status, 206);
  assert.equal(part.headers.get('content-range'), `bytes 44-143/${sound.length}`);
  assert.equal((await part.arrayBuffer()).byteLength, 100);
  const beyond = await crew.fetch(kept.url, { headers: { range: 'bytes=99999999-' } });
  assert.equal(beyond.status, 416);
});

test('a PDF is kept as it came, under its cleaned name, and is saved, never opened under our address', async (t) => {
  const town = await testTown(t);
  const crew = await town.as('grid01');
  const paper = samplePdf();
  const type = 'application/pdf';
  const kept = await upload(crew, paper, { type, name: 'C:\\材料\\户口簿 "正本".pdf' });
  assert.deepEqual(
    [kept.kind, kept.contentType, kept.name, kept.sizeBytes, kept.thumbUrl],
    ['document', type, '户口簿 _正本_.pdf', paper.length, null],
  );
  for (const size of ['full', 'thumb']) {
    const answer = await crew.fetch(`/api/v1/files/${kept.id}?size=${size}`);
    assert.equal(answer.headers.get('content-type'), type);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(answer.headers.get('content-security-policy'), "default-src 'none'; sandbox");
    assert.equal(
      answer.headers.get('content-disposition'),
      `attachment; filename="___ ____.pdf"; filename*=UTF-8''${encodeURIComponent('户口簿 _正本_.pdf')}`,
    );
    assert.ok(Buffer.from(await answer.arrayBuffer()).equals(paper));
  }
  const part = await crew.fetch(kept.url, { headers: { range: 'bytes=0-4' } });
  assert.match(part.headers.get('content-disposition') ?? '', /^attachment/);
  const photo = await crew.fetch((await upload(crew, await aPhoto())).url);
  assert.equal(photo.headers.get('content-disposition'), 'inline');
});

test('a PDF with a password, a broken one and one called a photo are refused and nothing is kept', async (t) => {
  const town = await testTown(t);
  const resident = town.anonymous();
  const paper = samplePdf();
  const cases: [Uint8Array, string, string][] = [
    [samplePdf({ encrypted: true }), 'application/pdf', 'document-encrypted'],
    [paper.subarray(0, paper.length - 100), 'application/pdf', 'document-damaged'],
    [paper, 'image/jpeg', 'upload-type-mismatch'],
    [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'application/pdf',
      'upload-type-unknown',
    ],
  ];
  for (const [bytes, type, code] of cases) {
    const refused = await problemOf(await post(resident, bytes, { type, name: 'a.pdf' }));
    assert.equal(refused.code, code);
    assert.ok(refused.cure.length > 0);
  }
  assert.deepEqual(await town.sql('SELECT id FROM files.files'), []);
  assert.deepEqual(await storedFiles(town.dataDirectory), []);
});

test('a browser that has the file already is told so', async (t) => {
  const town = await testTown(t);
  const crew = await town.as('grid01');
  const kept = await upload(crew, await aPhoto());
  const first = await crew.fetch(kept.url);
  const etag = first.headers.get('etag') ?? '';
  const headers = { 'if-none-match': etag, cookie: crew.cookie };
  const again = await town.application.http.inject({ url: kept.url, headers });
  assert.equal(again.statusCode, 304);
  assert.equal(again.body, '');
  assert.match(first.headers.get('cache-control') ?? '', /private.*immutable/);
});

test('a fake photo, a web page, a pixel bomb and an empty file are refused with their reason', async (t) => {
  const town = await testTown(t);
  const resident = town.anonymous();
  const photo = await aPhoto();
  const cases: [Uint8Array, string][] = [
    [Buffer.from('<html><script>alert(1)</script></html>'), 'upload-type-unknown'],
    [photo.subarray(0, Math.floor(photo.length / 2)), 'photo-damaged'],
    [await pixelBomb(30_000, 30_000), 'photo-too-many-pixels'],
    [new Uint8Array(), 'upload-empty'],
    [wav(1), 'upload-type-mismatch'],
  ];
  for (const [bytes, code] of cases) {
    const problem = await problemOf(await post(resident, bytes));
    assert.equal(problem.code, code);
    assert.ok(problem.cure.length > 0);
  }
  assert.deepEqual(await town.sql('SELECT id FROM files.files'), []);
  assert.deepEqual(await storedFiles(town.dataDirectory), []);
});

test('a request without a file or that is no form is told how to send one', async (t) => {
  const town = await testTown(t);
  const { fetch } = town.anonymous();
  const bare = await fetch('/api/v1/files', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  assert.equal((await problemOf(bare)).code, 'upload-without-file');
  const form = new FormData();
  form.append('purpose', 'report');
  const empty = await fetch('/api/v1/files', { method: 'POST', body: form });
  assert.equal((await problemOf(empty)).code, 'upload-without-file');
});

const megabytes = 1_000_000;

/** Sends `total` bytes over a real socket; `declared` tells their length beforehand. */
function sendLarge(
  port: number,
  total: number,
  declared: boolean,
): Promise<{ status: number; sent: number; body: string }> {
  const head =
    '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n';
  const tail = '\r\n--edge--\r\n';
  const length = declared ? { 'content-length': String(head.length + total + tail.length) } : {};
  const headers = { 'content-type': 'multipart/form-data; boundary=edge', ...length };
  return new Promise((resolve, reject) => {
    const state = { sent: 0, answered: false };
    const request = httpRequest(
      { port, method: 'POST', path: '/api/v1/files', headers },
      (response) => {
        state.answered = true;
        let body = '';
        response.on('data', (chunk) => {
          body += String(chunk);
        });
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, sent: state.sent, body });
          request.destroy();
        });
      },
    );
    request.on('error', (error) => (state.answered ? undefined : reject(error)));
    request.write(head);
    const chunk = Buffer.alloc(64 * 1024, 0xff);
    const more = (): void => {
      while (!state.answered && state.sent < total) {
        state.sent += chunk.length;
        if (!request.write(chunk)) {
          request.once('drain', more);
          return;
        }
      }
      if (!state.answered) request.end(tail);
    };
    more();
  });
}

test('a photo of 50 MB is refused while it arrives, whether or not its size was declared', async (t) => {
  const town = await testTown(t);
  await town.application.http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = town.application.http.server.address() as AddressInfo;
  for (const declared of [true, false]) {
    const reply = await sendLarge(port, 50 * megabytes, declared);
    assert.equal(reply.status, 413, reply.body);
    assert.match(reply.body, /upload-too-large/);
    assert.ok(reply.sent < 50 * megabytes, `${reply.sent} bytes were sent`);
  }
  assert.deepEqual(await storedFiles(town.dataDirectory), []);
});

test('an upload repeated twenty times, even at once, is one file', async (t) => {
  const town = await testTown(t);
  const resident = town.anonymous();
  const photo = await aPhoto();
  const headers = { 'idempotency-key': 'phone-retries-0001' };
  const all = await Promise.all(
    Array.from({ length: 20 }, () => upload(resident, photo, { headers })),
  );
  assert.equal(new Set(all.map((one) => one.id)).size, 1);
  const last = await upload(resident, photo, { headers });
  assert.equal((await resident.fetch(last.url, { headers: { cookie: last.cookie } })).status, 200);
  assert.equal((await town.sql('SELECT id FROM files.files')).length, 1);
});

test('a flood from one address is stopped with an honest waiting time; others go on', async (t) => {
  const town = await testTown(t);
  const resident = town.anonymous();
  const nothing = new Uint8Array();
  for (let n = 0; n < 60; n += 1) assert.equal((await post(resident, nothing)).status, 422);
  const refused = await post(resident, nothing);
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '10');
  assert.equal((await post(await town.as('grid01'), nothing)).status, 422);
  town.clock.advance(10);
  assert.equal((await post(resident, nothing)).status, 422);
});

test('a full disk keeps neither record nor half a file, and says so', async (t) => {
  const town = await testTown(t);
  const resident = town.anonymous();
  const room = roomOf(town.database) as {
    put: (folder: string, bytes: Uint8Array) => Promise<unknown>;
  };
  const real = room.put;
  let written = 0;
  room.put = (folder, bytes) => {
    written += 1;
    if (written === 2) throw new Problem('storage-full', uploadProblems['storage-full'], {}, []);
    return real(folder, bytes);
  };
  const photo = await aPhoto();
  const refused = await post(resident, photo);
  assert.equal(refused.status, 507);
  assert.equal((await problemOf(refused)).code, 'storage-full');
  assert.deepEqual(await town.sql('SELECT id FROM files.files'), []);
  assert.deepEqual(await storedFiles(town.dataDirectory), []);
  room.put = real;
  assert.ok((await upload(resident, photo)).id);
});

test('two files in one request, and a form that is cut off, are refused and nothing is kept', async (t) => {
  const town = await testTown(t);
  const { fetch } = town.anonymous();
  const photo = new Blob([new Uint8Array(await aPhoto())], { type: 'image/jpeg' });
  for (const second of ['file', 'other']) {
    const form = new FormData();
    form.append('file', photo, 'one.jpg');
    form.append(second, photo, 'two.jpg');
    const refused = await fetch('/api/v1/files', { method: 'POST', body: form });
    assert.equal(refused.status, 400);
    assert.equal((await problemOf(refused)).code, 'upload-more-than-one');
  }
  const cutOff = await fetch('/api/v1/files', {
    method: 'POST',
    body: '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nxyz',
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  });
  assert.equal(cutOff.status, 400);
  assert.equal((await problemOf(cutOff)).code, 'upload-broken');
  assert.deepEqual(await town.sql('SELECT id FROM files.files'), []);
  assert.deepEqual(await storedFiles(town.dataDirectory), []);
});
