/** Positions: 0x0200, and 0x0704 with many of them. */
import { readTime, timeBytes } from './bytes.ts';
import { doubleWord, type Refused, refused, word } from './frame.ts';

/** What a terminal says of its place, in the datum that it measures in. */
export interface Location {
  /** Bits of the alarm word, by their number. */
  readonly alarms: readonly number[];
  readonly acc: boolean;
  /** Whether the satellites gave a fix; without one the position is the last known or zero. */
  readonly fixed: boolean;
  /** Degrees; west and south negative. */
  readonly longitude: number;
  readonly latitude: number;
  readonly altitudeMetres: number;
  readonly speedKmh: number;
  /** Degrees from north, clockwise. */
  readonly heading: number;
  readonly at: Date;
  readonly mileageKm: number | null;
  readonly fuelLitres: number | null;
  readonly signalStrength: number | null;
  readonly satellites: number | null;
}

const fixedLength = 28;

/** Reads the body of 0x0200. */
export function readLocation(body: Buffer): { ok: true; location: Location } | Refused {
  if (body.length < fixedLength)
    return refused('bad-length', `a position has ${fixedLength} bytes`);
  const at = readTime(body.subarray(22, 28));
  if (!at) return refused('bad-frame', `time ${body.toString('hex', 22, 28)} is none`);
  const items = readItems(body.subarray(fixedLength));
  if (!items) return refused('bad-length', 'an additional item is cut off');
  const status = body.readUInt32BE(4);
  const has = (bit: number) => (status & (1 << bit)) !== 0;
  const number = (id: number, length: number, scale: number) => {
    const bytes = items.get(id);
    return bytes?.length === length ? bytes.readUIntBE(0, length) / scale : null;
  };
  const location = {
    alarms: bitsOf(body.readUInt32BE(0)),
    acc: has(0),
    fixed: has(1),
    longitude: ((has(3) ? -1 : 1) * body.readUInt32BE(12)) / 1e6,
    latitude: ((has(2) ? -1 : 1) * body.readUInt32BE(8)) / 1e6,
    altitudeMetres: body.readInt16BE(16),
    speedKmh: body.readUInt16BE(18) / 10,
    heading: body.readUInt16BE(20),
    at,
    mileageKm: number(0x01, 4, 10),
    fuelLitres: number(0x02, 2, 10),
    signalStrength: number(0x30, 1, 1),
    satellites: number(0x31, 1, 1),
  };
  const isOnEarth = Math.abs(location.longitude) <= 180 && Math.abs(location.latitude) <= 90;
  return isOnEarth ? { ok: true, location } : refused('bad-frame', 'the position is not on earth');
}

function readItems(bytes: Buffer): Map<number, Buffer> | undefined {
  const items = new Map<number, Buffer>();
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at + 1];
    if (length === undefined || at + 2 + length > bytes.length) return undefined;
    items.set(bytes[at] ?? 0, bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return items;
}

function bitsOf(value: number): number[] {
  return Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => ((value >>> bit) & 1) === 1);
}

/** Locations of 0x0704; each is read or refused by itself. */
export interface Batch {
  /** Sent from a memory after a gap in the radio. */
  readonly backfill: boolean;
  readonly locations: readonly ({ ok: true; location: Location } | Refused)[];
}

/** Reads the body of 0x0704. */
export function readBatch(body: Buffer): ({ ok: true } & Batch) | Refused {
  if (body.length < 3) return refused('bad-length', 'a batch begins with count and kind');
  const count = body.readUInt16BE(0);
  const locations: ({ ok: true; location: Location } | Refused)[] = [];
  let at = 3;
  while (at < body.length) {
    const length = at + 2 <= body.length ? body.readUInt16BE(at) : Number.POSITIVE_INFINITY;
    if (at + 2 + length > body.length) return refused('bad-length', 'a position is cut off');
    locations.push(readLocation(body.subarray(at + 2, at + 2 + length)));
    at += 2 + length;
  }
  if (locations.length !== count) {
    return refused('bad-length', `declares ${count} positions, has ${locations.length}`);
  }
  return { ok: true, backfill: body[2] === 1, locations };
}

/** The body of 0x0200 as a terminal sends it. */
export function locationBody(location: Location): Buffer {
  const { alarms, acc, fixed, longitude, latitude } = location;
  const alarmWord = alarms.reduce((bits, bit) => bits | (1 << bit), 0);
  const status = (acc ? 1 : 0) | (fixed ? 2 : 0) | (latitude < 0 ? 4 : 0) | (longitude < 0 ? 8 : 0);
  const item = (id: number, value: Buffer) => [Buffer.from([id, value.length]), value];
  const { mileageKm, fuelLitres, signalStrength, satellites } = location;
  return Buffer.concat([
    ...[alarmWord, status, degrees(latitude), degrees(longitude)].map(doubleWord),
    word(location.altitudeMetres),
    word(Math.round(location.speedKmh * 10)),
    word(Math.round(location.heading) % 360),
    timeBytes(location.at),
    ...(mileageKm === null ? [] : item(0x01, doubleWord(Math.round(mileageKm * 10)))),
    ...(fuelLitres === null ? [] : item(0x02, word(Math.round(fuelLitres * 10)))),
    ...(signalStrength === null ? [] : item(0x30, Buffer.from([signalStrength]))),
    ...(satellites === null ? [] : item(0x31, Buffer.from([satellites]))),
  ]);
}

function degrees(value: number): number {
  return Math.round(Math.abs(value) * 1e6);
}

/** The body of 0x0704 as a terminal sends it. */
export function batchBody(locations: readonly Location[], backfill: boolean): Buffer {
  const bodies = locations.map(locationBody);
  return Buffer.concat([
    word(bodies.length),
    Buffer.from([backfill ? 1 : 0]),
    ...bodies.flatMap((body) => [word(body.length), body]),
  ]);
}
