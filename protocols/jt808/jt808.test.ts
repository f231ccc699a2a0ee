import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gbk, readGbk, readTime, timeBytes } from './bytes.ts';
import {
  answerBody,
  authenticationBody,
  batchBody,
  encodeFrame,
  type Found,
  FrameReader,
  type Header,
  id,
  type Location,
  locationBody,
  type Message,
  parametersBody,
  parseFrame,
  readAnswer,
  readAuthentication,
  readBatch,
  readLocation,
  readParameters,
  readRegisterAnswer,
  readRegistration,
  readText,
  registerAnswerBody,
  registrationBody,
  SubPackages,
  textBody,
} from './index.ts';

const header = (serial: number, edition: 2013 | 2019 = 2013): Header => ({
  id: id.heartbeat,
  edition,
  serial,
  packets: null,
  phone: '13912345678'.padStart(edition === 2013 ? 12 : 20, '0'),
});
const frame = (serial: number) => encodeFrame({ header: header(serial), body: Buffer.alloc(0) });
const inner = (bytes: Buffer) => bytes.subarray(1, -1);

/** The serials of the frames that came whole, `x` for each that did not, `~` for noise. */
function names(found: readonly Found[]): string {
  return found
    .map((one) => {
      if (one.kind === 'noise') return '~';
      const parsed = parseFrame(one.bytes);
      return parsed.ok ? String(parsed.header.serial) : 'x';
    })
    .join(' ');
}

function read(bytes: Buffer, size = bytes.length): string {
  const reader = new FrameReader();
  const found: Found[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    found.push(...reader.push(bytes.subarray(at, at + size)));
    assert.ok(reader.heldBytes < 2200);
  }
  return names([...found, ...reader.flush()]);
}

test('a heartbeat is written as the standard writes it, escapes included', () => {
  const bytes = encodeFrame({
    header: { ...header(0x7e7d), phone: '013912345678' },
    body: Buffer.alloc(0),
  });
  assert.equal(bytes.toString('hex'), '7e00020000013912345678' + '7d027d01' + '31' + '7e');
  const parsed = parseFrame(inner(bytes));
  assert.ok(parsed.ok);
  assert.equal(parsed.header.serial, 0x7e7d);
});

const options = { noNullPrototype: true };
const messages: fc.Arbitrary<Message> = fc
  .constantFrom(2013 as const, 2019 as const)
  .chain((edition) =>
    fc.record(
      {
        header: fc.record(
          {
            id: fc.nat({ max: 0xffff }),
            edition: fc.constant(edition),
            phone: fc.stringMatching(edition === 2013 ? /^\d{12}$/ : /^\d{20}$/),
            serial: fc.nat({ max: 0xffff }),
            packets: fc.option(fc.integer({ min: 1, max: 99 }).map((no) => ({ count: 99, no }))),
          },
          options,
        ),
        body: fc.uint8Array({ maxLength: 1023 }).map((bytes) => Buffer.from(bytes)),
      },
      options,
    ),
  );

test('what is encoded is read back; a changed byte never goes unnoticed', () => {
  fc.assert(
    fc.property(messages, fc.nat(), fc.integer({ min: 1, max: 255 }), (message, at, change) => {
      const bytes = encodeFrame(message);
      const { ok, ...back } = parseFrame(inner(bytes)) as { ok: true } & Message;
      assert.ok(ok);
      assert.deepEqual(back, message);
      const spoiled = Buffer.from(bytes);
      const place = 1 + (at % (bytes.length - 2));
      spoiled[place] = (spoiled[place] ?? 0) ^ change;
      if ([0x7d, 0x7e].includes(bytes[place] ?? 0) || [0x7d, 0x7e].includes(spoiled[place] ?? 0))
        return;
      if (bytes[place - 1] === 0x7d) return;
      assert.equal(parseFrame(inner(spoiled)).ok, false);
    }),
  );
});

test('glued, cut and spoiled frames and noise cost themselves only', () => {
  const spoiled = Buffer.from(frame(2));
  spoiled[5] = 0x55;
  const bytes = Buffer.concat([
    Buffer.from('noise'),
    frame(1),
    frame(2).subarray(0, 9),
    frame(3),
    spoiled,
    Buffer.from('zz'),
    frame(4),
    Buffer.concat([frame(5).subarray(0, -1), frame(6)]),
    frame(7).subarray(0, 8),
  ]);
  for (const size of [1, 3, 10, bytes.length])
    assert.equal(read(bytes, size), '~ 1 x 3 x x 4 5 6 x');
});

test('a megabyte without a frame start, or with a start and no end, is told of and not kept', () => {
  assert.match(read(Buffer.alloc(1 << 20, 'a'), 1024), /^(~ ?)+$/);
  assert.match(
    read(Buffer.concat([Buffer.from([0x7e]), Buffer.alloc(1 << 20, 'a')]), 1024),
    /^(~ ?)+$/,
  );
});

test('random bytes never throw, and a frame behind them is found', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 5000 }),
      fc.integer({ min: 1, max: 700 }),
      (noise, size) => {
        assert.match(read(Buffer.concat([noise, frame(7)]), size), /(^| )7$/);
      },
    ),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const body = Buffer.from(bytes);
      readLocation(body);
      readBatch(body);
      readRegistration(body, 2013);
      readRegistration(body, 2019);
      readAuthentication(body, 2019);
      readAnswer(body);
      readParameters(body);
      readRegisterAnswer(body);
    }),
  );
});

const place: Location = {
  alarms: [0, 31],
  acc: true,
  fixed: true,
  longitude: 113.123456,
  latitude: -28.5,
  heading: 359,
  altitudeMetres: 88,
  speedKmh: 42.5,
  at: new Date('2026-03-01T08:00:05Z'),
  mileageKm: 12345.6,
  fuelLitres: null,
  signalStrength: 31,
  satellites: 12,
};

test('a position comes back with its alarms, additional items and signs', () => {
  const read = readLocation(locationBody(place));
  assert.ok(read.ok);
  assert.deepEqual(read.location, place);
  assert.equal(readLocation(locationBody(place).subarray(0, 27)).ok, false);
  assert.equal(readLocation(locationBody(place).subarray(0, 30)).ok, false, 'an item is cut off');
  const nowhere = locationBody({ ...place, latitude: 91 });
  assert.equal(readLocation(nowhere).ok, false);
  const timeless = locationBody(place);
  timeless.fill(0, 22, 28);
  assert.equal(readLocation(timeless).ok, false);
});

test('of a batch each position stands for itself', () => {
  const batch = readBatch(batchBody([place, { ...place, latitude: 91 }], true));
  assert.ok(batch.ok && batch.backfill);
  assert.deepEqual(
    batch.locations.map(({ ok }) => ok),
    [true, false],
  );
  assert.equal(readBatch(batchBody([place], false).subarray(0, -1)).ok, false);
  const miscounted = batchBody([place], false);
  miscounted[1] = 2;
  assert.equal(readBatch(miscounted).ok, false);
});

test('bodies of both editions come back', () => {
  const registration = {
    manufacturer: 'ABCDE',
    model: 'M-1',
    terminalId: 'T000001',
    plateColour: 1,
    plate: '粤B12345',
  };
  for (const edition of [2013, 2019] as const) {
    const read = readRegistration(registrationBody(registration, edition), edition);
    assert.ok(read.ok);
    assert.deepEqual(read.registration, registration);
    assert.equal(readAuthentication(authenticationBody('code-1', edition), edition), 'code-1');
    assert.equal(readText(textBody('前方施工', true, edition), edition), '前方施工');
  }
  assert.deepEqual(readAnswer(answerBody({ serial: 7, id: 0x200, result: 3 })), {
    ok: true,
    serial: 7,
    id: 512,
    result: 3,
  });
  const parameters = [
    { id: 0x29, value: 30 },
    { id: 0x55, value: 60 },
  ];
  assert.deepEqual(readParameters(parametersBody(parameters)), parameters);
  const answer = readRegisterAnswer(registerAnswerBody(9, 0, 'code'));
  assert.ok(answer.ok && answer.code === 'code' && answer.serial === 9);
});

test('sub-packages are joined in any order, twice sent or not, and bounded', () => {
  const parts = new SubPackages();
  const part = (no: number, count = 3, body = `${no}`): Message => ({
    header: { ...header(100 + no), packets: { count, no } },
    body: Buffer.from(body),
  });
  assert.equal(parts.add(part(3), 0).kind, 'waiting');
  assert.equal(parts.add(part(1), 0).kind, 'waiting');
  assert.equal(parts.add(part(1), 0).kind, 'waiting');
  const whole = parts.add(part(2), 0);
  assert.ok(whole.kind === 'whole' && whole.message.body.toString() === '123');
  assert.equal(parts.add(part(1, 999), 0).kind, 'refused');
  for (let n = 0; n < 4; n += 1) parts.add(part(1, 4 + n), 0);
  assert.equal(parts.add(part(1, 9), 0).kind, 'refused');
  assert.equal(parts.add(part(1, 9), 200_000).kind, 'waiting', 'old ones were forgotten');
});

test('GBK texts and times come back', () => {
  assert.equal(readGbk(gbk('京A·学é😀')), '京A·学é?');
  const at = new Date('2026-12-31T23:59:59Z');
  assert.equal(readTime(timeBytes(at))?.getTime(), at.getTime());
});
