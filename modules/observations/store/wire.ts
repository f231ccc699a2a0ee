/**
 * PostgreSQL's binary arrays, written and read by hand: `pg` sends a Buffer as it is, and a batch of
 * thousands of values then costs five parameters. Layout: dimensions, has-null, element type, length,
 * lower bound, then each element after its length.
 */
import { type Columns, emptyColumns } from '../rules/columns.ts';

const oid = { char: 18, int8: 20, int4: 23, float4: 700, float8: 701, timestamptz: 1184 } as const;
/** PostgreSQL counts microseconds from 2000. */
const epochUs = 946_684_800_000_000;
const headerBytes = 20;
const two32 = 4_294_967_296;

function started(type: number, count: number, elementBytes: number): Buffer {
  const bytes = Buffer.allocUnsafe(count === 0 ? 12 : headerBytes + count * (4 + elementBytes));
  bytes.writeInt32BE(count === 0 ? 0 : 1, 0);
  bytes.writeInt32BE(0, 4);
  bytes.writeInt32BE(type, 8);
  if (count === 0) return bytes;
  bytes.writeInt32BE(count, 12);
  bytes.writeInt32BE(1, 16);
  return bytes;
}

function filled(
  type: number,
  values: ArrayLike<number>,
  elementBytes: number,
  write: (bytes: Buffer, value: number, offset: number) => void,
): Buffer {
  const bytes = started(type, values.length, elementBytes);
  let offset = headerBytes;
  for (let index = 0; index < values.length; index += 1) {
    bytes.writeInt32BE(elementBytes, offset);
    write(bytes, values[index] as number, offset + 4);
    offset += 4 + elementBytes;
  }
  return bytes;
}

/** `int4[]`. */
export const int4Array = (values: ArrayLike<number>): Buffer =>
  filled(oid.int4, values, 4, (bytes, value, offset) => bytes.writeInt32BE(value, offset));

/** `float8[]`. */
export const float8Array = (values: ArrayLike<number>): Buffer =>
  filled(oid.float8, values, 8, (bytes, value, offset) => bytes.writeDoubleBE(value, offset));

/** `float4[]`. */
export const float4Array = (values: ArrayLike<number>): Buffer =>
  filled(oid.float4, values, 4, (bytes, value, offset) => bytes.writeFloatBE(value, offset));

/** `"char"[]` of character codes. */
export const charArray = (codes: ArrayLike<number>): Buffer =>
  filled(oid.char, codes, 1, (bytes, value, offset) => bytes.writeUInt8(value, offset));

/** `timestamptz[]` of microseconds since 1970. */
export const instantArray = (instants: ArrayLike<number>): Buffer =>
  filled(oid.timestamptz, instants, 8, (bytes, value, offset) => {
    const since2000 = value - epochUs;
    bytes.writeInt32BE(Math.floor(since2000 / two32), offset);
    bytes.writeUInt32BE(((since2000 % two32) + two32) % two32, offset + 4);
  });

/** Binary arrays of a query in base64; NULL without rows. */
export interface ArrayTexts {
  readonly at: string | null;
  readonly value: string | null;
  readonly quality: string | null;
  readonly lag: string | null;
}

/** The columns of values that a query returned. */
export function columnsOf(arrays: ArrayTexts | undefined): Columns {
  if (!arrays?.at) return emptyColumns(0);
  const [at, value, quality, lag] = [arrays.at, arrays.value, arrays.quality, arrays.lag].map(
    (text) => Buffer.from(text ?? '', 'base64'),
  ) as [Buffer, Buffer, Buffer, Buffer];
  const columns = emptyColumns(at.readInt32BE(12));
  for (let index = 0; index < columns.at.length; index += 1) {
    const eight = headerBytes + 4 + index * 12;
    columns.at[index] = at.readInt32BE(eight) * two32 + at.readUInt32BE(eight + 4) + epochUs;
    columns.value[index] = value.readDoubleBE(eight);
    columns.quality[index] = quality.readUInt8(headerBytes + 4 + index * 5);
    columns.lag[index] = Math.round(lag.readFloatBE(headerBytes + 4 + index * 8) * 1000) / 1000;
  }
  return columns;
}

/** Whole numbers of an `int4[]` in base64; none where it is NULL. */
export function int4sOf(array: string | null | undefined): Int32Array {
  const bytes = Buffer.from(array ?? '', 'base64');
  const count = bytes.length < headerBytes ? 0 : bytes.readInt32BE(12);
  return Int32Array.from({ length: count }, (_, index) =>
    bytes.readInt32BE(headerBytes + 4 + index * 8),
  );
}

/** A `timestamptz` parameter with microseconds, as text. */
export function instantText(us: number): string {
  const seconds = Math.floor(us / 1_000_000);
  const date = new Date(seconds * 1000).toISOString().slice(0, 19);
  return `${date}.${String(us - seconds * 1_000_000).padStart(6, '0')}Z`;
}
