import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { isUploadProblem, type ProcessedPhoto, processPhoto, processVoice } from './index.ts';
import { parseTakenAt } from './photo-facts.ts';
import { oggOpus, plain, scene } from './sample-pictures.ts';

const now = new Date('2026-03-05T00:00:00Z');
const gps = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '28/1 27/1 1800/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '112/1 57/1 0/1',
};

async function pixelAt(photo: ProcessedPhoto, x: number, y: number): Promise<number[]> {
  const left = Math.min(x, photo.widthPixels - 1);
  const top = Math.min(y, photo.heightPixels - 1);
  const region = sharp(photo.full).extract({ left, top, width: 1, height: 1 });
  return [...(await region.raw().toBuffer())];
}

function isNear(actual: number[], expected: number[], tolerance = 12): boolean {
  return expected.every((value, index) => Math.abs(value - (actual[index] ?? 999)) <= tolerance);
}

test('a large photo is shrunk, thumbnailed and told by what it shows', async () => {
  const photo = await processPhoto(await scene(1, 3000, 1500).jpeg().toBuffer(), now);
  assert.deepEqual([photo.widthPixels, photo.heightPixels], [2048, 1024]);
  const full = await sharp(photo.full).metadata();
  assert.deepEqual([full.format, full.width, full.height], ['jpeg', 2048, 1024]);
  const thumbnail = await sharp(photo.thumbnail).metadata();
  assert.deepEqual([thumbnail.format, thumbnail.width, thumbnail.height], ['webp', 480, 240]);
  assert.match(photo.sha256, /^[0-9a-f]{64}$/);
  assert.match(photo.perceptualHash, /^[0-9a-f]{16}$/);
});

test('time and place are read from EXIF and then removed with everything else', async () => {
  const bytes = await scene(2)
    .withExif({
      IFD0: { Make: 'SecretPhone', Artist: 'Li Si' },
      IFD2: { DateTimeOriginal: '2026:03:04 08:30:00' },
      IFD3: gps,
    })
    .jpeg()
    .toBuffer();
  assert.ok(bytes.includes('SecretPhone'));
  const photo = await processPhoto(bytes, now);
  assert.equal(photo.takenAt?.toISOString(), '2026-03-04T00:30:00.000Z');
  assert.deepEqual(photo.positionWgs84, { longitude: 112.95, latitude: 28.455 });
  for (const kept of [photo.full, photo.thumbnail]) {
    const { exif, xmp, icc } = await sharp(kept).metadata();
    assert.deepEqual([exif, xmp, icc], [undefined, undefined, undefined]);
    assert.ok(!kept.includes('SecretPhone'));
  }
});

test('EXIF is read from PNG, WebP and AVIF too', async () => {
  const made = scene(3).withExif({ IFD2: { DateTimeOriginal: '2026:03:04 08:30:00' }, IFD3: gps });
  const files = [made.clone().png(), made.clone().webp(), made.clone().avif({ effort: 0 })];
  for (const file of files) {
    const photo = await processPhoto(await file.toBuffer(), now);
    assert.equal(photo.takenAt?.toISOString(), '2026-03-04T00:30:00.000Z');
    assert.equal(photo.positionWgs84?.latitude, 28.455);
  }
});

test('a photo’s own offset counts; implausible times are not believed', () => {
  const iso = (time: unknown, offset?: unknown) => parseTakenAt(time, offset, now)?.toISOString();
  assert.equal(iso('2026:03:04 08:30:00', '+00:00'), '2026-03-04T08:30:00.000Z');
  assert.equal(iso('2026:03:04 08:30:00', 'nonsense'), '2026-03-04T00:30:00.000Z');
  assert.equal(iso('2026:03:05 08:04:00'), '2026-03-05T00:04:00.000Z');
  assert.equal(iso('2026:03:05 08:06:00'), undefined);
  for (const time of ['1970:01:01 00:00:00', '0000:00:00 00:00:00', '2026:02:30 10:00:00', '', 7]) {
    assert.equal(iso(time), undefined);
  }
});

test('positions without a fix, out of range or at 0, 0 are not believed', async () => {
  const bad = [
    { ...gps, GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' },
    { ...gps, GPSLatitude: '128/1 0/1 0/1' },
    { ...gps, GPSLatitude: '1/0 0/0 0/0' },
    { ...gps, GPSStatus: 'V' },
    { GPSLatitudeRef: 'N', GPSLatitude: gps.GPSLatitude },
  ];
  for (const IFD3 of bad) {
    const photo = await processPhoto(await plain(8, 8).withExif({ IFD3 }).jpeg().toBuffer(), now);
    assert.equal(photo.positionWgs84, undefined, JSON.stringify(IFD3));
  }
  const south = { ...gps, GPSLatitudeRef: 'S', GPSLongitudeRef: 'W' };
  const photo = await processPhoto(
    await plain(8, 8).withExif({ IFD3: south }).jpeg().toBuffer(),
    now,
  );
  assert.deepEqual(photo.positionWgs84, { longitude: -112.95, latitude: -28.455 });
});

test('a photo taken with the phone on its side stands upright', async () => {
  const red = await plain(60, 40, '#ff0000').png().toBuffer();
  const sideways = await plain(60, 80, '#0000ff')
    .composite([{ input: red, top: 0, left: 0 }])
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const photo = await processPhoto(sideways, now);
  assert.deepEqual([photo.widthPixels, photo.heightPixels], [80, 60]);
  // Orientation 6 turns clockwise: the red top becomes the right side.
  assert.ok(isNear(await pixelAt(photo, 75, 30), [254, 0, 0]));
  assert.ok(isNear(await pixelAt(photo, 5, 30), [0, 0, 254]));
  const { orientation } = await sharp(photo.full).metadata();
  assert.ok(orientation === undefined || orientation === 1);
});

test('unusual pictures become ordinary ones', async () => {
  const cmyk = await processPhoto(
    await plain(30, 20, '#ff0000').toColourspace('cmyk').jpeg().toBuffer(),
    now,
  );
  const [red = 0, green = 255, blue = 255] = await pixelAt(cmyk, 5, 5);
  assert.ok(red > 180 && green < 90 && blue < 90, `${red},${green},${blue}`);
  const grey = await processPhoto(
    await plain(30, 20, '#808080').toColourspace('b-w').jpeg().toBuffer(),
    now,
  );
  assert.ok(isNear(await pixelAt(grey, 5, 5), [128, 128, 128]));
  const deep = await processPhoto(
    await plain(30, 20, '#804020').toColourspace('rgb16').png().toBuffer(),
    now,
  );
  assert.ok(isNear(await pixelAt(deep, 5, 5), [128, 64, 32]));
  const clear = await processPhoto(
    await plain(30, 20, '#000').ensureAlpha(0).png().toBuffer(),
    now,
  );
  assert.ok(isNear(await pixelAt(clear, 5, 5), [255, 255, 255]));
  const dot = await processPhoto(await plain(1, 1).png().toBuffer(), now);
  assert.deepEqual([dot.widthPixels, dot.heightPixels], [1, 1]);
  const ribbon = await processPhoto(await plain(6000, 2).png().toBuffer(), now);
  assert.deepEqual([ribbon.widthPixels, ribbon.heightPixels], [2048, 1]);
});

test('of an animation the first picture is kept', async () => {
  const first = await plain(40, 40, '#ff0000').png().toBuffer();
  const second = await plain(40, 40, '#00ff00').png().toBuffer();
  const bytes = await sharp([first, second], { join: { animated: true } })
    .webp()
    .toBuffer();
  assert.equal((await sharp(bytes).metadata()).pages, 2);
  const photo = await processPhoto(bytes, now);
  assert.deepEqual([photo.widthPixels, photo.heightPixels], [40, 40]);
  assert.ok(isNear(await pixelAt(photo, 20, 20), [254, 0, 0]));
});

test('photos cut off while sending are refused, however late the cut', async () => {
  const made = scene(4, 600, 400);
  const files = await Promise.all([
    made.clone().jpeg().toBuffer(),
    made.clone().png().toBuffer(),
    made.clone().webp().toBuffer(),
  ]);
  for (const bytes of files) {
    for (const part of [0.02, 0.3, 0.7, 0.97]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      await assert.rejects(processPhoto(cut, now), (error) =>
        isUploadProblem(error, 'photo-damaged'),
      );
    }
  }
});

test('what hides behind a picture does not reach the store', async () => {
  const hidden = Buffer.from('<script>alert("polyglot")</script>PK\u0003\u0004');
  const photo = await processPhoto(Buffer.concat([await scene(5).jpeg().toBuffer(), hidden]), now);
  assert.ok(!photo.full.includes('polyglot') && !photo.thumbnail.includes('polyglot'));
});

test('a voice note is kept byte for byte; a photo is no voice note', async () => {
  const bytes = oggOpus(2);
  const voice = processVoice(bytes);
  assert.deepEqual([voice.contentType, voice.durationSeconds], ['audio/ogg', 2]);
  assert.ok(voice.full.equals(bytes));
  const jpeg = await plain(4, 4).jpeg().toBuffer();
  assert.throws(
    () => processVoice(jpeg),
    (error) => isUploadProblem(error, 'upload-type-mismatch'),
  );
  assert.throws(
    () => processVoice(oggOpus(2, 'theora!!')),
    (error) => isUploadProblem(error),
  );
  await assert.rejects(processPhoto(bytes, now), (error) =>
    isUploadProblem(error, 'upload-type-mismatch'),
  );
});
