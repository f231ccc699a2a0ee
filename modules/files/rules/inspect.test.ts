import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  collectLimited,
  defaultUploadLimits,
  inspectUpload,
  isUploadProblem,
  limitStream,
} from './index.ts';
import type { UploadProblemCode } from './problems.ts';
import { samplePdf } from './sample-documents.ts';
import { heic, mp3, mp4, oggOpus, pixelBomb, plain, wav, webm } from './sample-pictures.ts';

const refused = (code: UploadProblemCode) => (error: unknown) => isUploadProblem(error, code);

test('photos are recognised by content, whatever phone or name declares them', async () => {
  const picture = plain(40, 30);
  const samples = {
    'image/jpeg': await picture.clone().jpeg().toBuffer(),
    'image/png': await picture.clone().png().toBuffer(),
    'image/webp': await picture.clone().webp().toBuffer(),
    'image/avif': await picture.clone().avif({ effort: 0 }).toBuffer(),
  };
  for (const [contentType, bytes] of Object.entries(samples)) {
    const expected = { kind: 'photo', contentType, widthPixels: 40, heightPixels: 30, frames: 1 };
    assert.deepEqual(await inspectUpload(bytes, 'image/jpeg'), expected);
    assert.deepEqual(await inspectUpload(bytes, ''), expected);
    assert.deepEqual(await inspectUpload(bytes, 'application/octet-stream'), expected);
  }
});

test('voice notes are recognised and measured', async () => {
  const samples: [string, Buffer, number][] = [
    ['audio/wav', wav(3), 3],
    ['audio/ogg', oggOpus(4.5), 4.5],
    ['audio/webm', webm(25), 25],
    ['audio/mp4', mp4(6.2), 6.2],
    ['audio/mp4', mp4(12, 'soun', true), 12],
    ['audio/mpeg', mp3(100), (100 * 1152) / 44_100],
  ];
  for (const [contentType, bytes, seconds] of samples) {
    const found = await inspectUpload(bytes, 'audio/webm;codecs=opus');
    assert.equal(found.kind, 'voice');
    assert.equal(found.contentType, contentType);
    assert.ok(
      found.kind === 'voice' && Math.abs((found.durationSeconds ?? 0) - seconds) < 0.01,
      contentType,
    );
  }
});

test('a fake .jpg is refused and named for what it is', async () => {
  const fakes: [string, string][] = [
    ['<!DOCTYPE html><script>alert(1)</script>', 'HTML'],
    ['\u00ef\u00bb\u00bf  <html>', 'HTML'],
    ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', 'SVG'],
    ['PK\u0003\u0004\u0014\0\0\0', 'ZIP / Office'],
    ['GIF89a\u0001\0\u0001\0', 'GIF'],
    ['MZ\u0090\0', 'program'],
    ['just words', 'unknown data'],
  ];
  for (const [text, looksLike] of fakes) {
    await assert.rejects(
      inspectUpload(Buffer.from(text, 'latin1'), 'image/jpeg'),
      (error) =>
        isUploadProblem(error, 'upload-type-unknown') && error.values.looksLike === looksLike,
      text,
    );
  }
});

test('a document is told by its content, and only where a document was declared', async () => {
  const found = await inspectUpload(samplePdf(), 'application/pdf');
  assert.deepEqual(found, { kind: 'document', contentType: 'application/pdf' });
  await assert.rejects(inspectUpload(samplePdf(), 'image/jpeg'), (error) =>
    isUploadProblem(error, 'upload-type-mismatch'),
  );
  await assert.rejects(inspectUpload(samplePdf({ encrypted: true }), ''), (error) =>
    isUploadProblem(error, 'document-encrypted'),
  );
});

test('a file with a photo’s first bytes and nothing behind them is damaged', async () => {
  const fake = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('<html>hello</html>')]);
  await assert.rejects(inspectUpload(fake, 'image/jpeg'), refused('photo-damaged'));
});

test('a photo sent as voice and a voice note sent as photo are refused', async () => {
  const jpeg = await plain(4, 4).jpeg().toBuffer();
  await assert.rejects(inspectUpload(jpeg, 'audio/webm'), refused('upload-type-mismatch'));
  await assert.rejects(inspectUpload(wav(1), 'image/jpeg'), refused('upload-type-mismatch'));
  await assert.rejects(inspectUpload(jpeg, 'text/html'), refused('upload-type-mismatch'));
});

test('HEIC is refused with the setting to change on the phone', async () => {
  await assert.rejects(
    inspectUpload(heic(), 'image/heic'),
    (error) => isUploadProblem(error, 'photo-heic') && /Most Compatible/.test(error.entry.cureEn),
  );
});

test('a small file that would unfold to 900 megapixels is refused before decoding', async () => {
  const bomb = await pixelBomb(30_000, 30_000);
  assert.ok(bomb.length < 1000);
  await assert.rejects(
    inspectUpload(bomb, 'image/png'),
    (error) => isUploadProblem(error, 'photo-too-many-pixels') && error.values.megapixels === 900,
  );
});

test('limits are inclusive and those of the caller', async () => {
  const jpeg = await plain(64, 64).jpeg().toBuffer();
  const exact = { ...defaultUploadLimits, maxPhotoBytes: jpeg.length, maxVoiceBytes: 1 };
  assert.equal((await inspectUpload(jpeg, '', exact)).kind, 'photo');
  const tight = { ...exact, maxPhotoBytes: jpeg.length - 1 };
  await assert.rejects(inspectUpload(jpeg, '', tight), refused('upload-too-large'));
  await assert.rejects(inspectUpload(Buffer.alloc(0), ''), refused('upload-empty'));
});

test('video, silence without a track and endless talk are no voice notes', async () => {
  await assert.rejects(inspectUpload(webm(5, 1), 'video/webm'), refused('voice-is-video'));
  await assert.rejects(inspectUpload(mp4(5, 'vide'), 'video/mp4'), refused('voice-is-video'));
  await assert.rejects(inspectUpload(mp4(5, 'hint'), 'audio/mp4'), refused('voice-damaged'));
  await assert.rejects(inspectUpload(mp3(1), 'audio/mpeg'), refused('voice-damaged'));
  await assert.rejects(inspectUpload(wav(181), 'audio/wav'), refused('voice-too-long'));
  await assert.rejects(inspectUpload(webm(200), 'audio/webm'), refused('voice-too-long'));
});

test('a photo of 50 MB is cut off while it arrives and its source is closed', async () => {
  let sentBytes = 0;
  let closed = false;
  async function* phone() {
    try {
      for (let part = 0; part < 800; part += 1) {
        sentBytes += 65_536;
        yield Buffer.alloc(65_536);
      }
    } finally {
      closed = true;
    }
  }
  let passedBytes = 0;
  await assert.rejects(async () => {
    for await (const chunk of limitStream(phone(), 10_000_000)) passedBytes += chunk.length;
  }, refused('upload-too-large'));
  assert.ok(passedBytes <= 10_000_000);
  assert.ok(sentBytes < 10_000_000 + 2 * 65_536, `read ${sentBytes} bytes`);
  assert.ok(closed);
});

test('an upload within the limit is collected whole; an empty one is refused', async () => {
  async function* parts(...texts: string[]) {
    for (const text of texts) yield Buffer.from(text);
  }
  assert.equal((await collectLimited(parts('ab', 'cd'), 4)).toString(), 'abcd');
  await assert.rejects(collectLimited(parts('ab', 'cde'), 4), refused('upload-too-large'));
  await assert.rejects(collectLimited(parts(), 4), refused('upload-empty'));
});
