/**
 * Packing the values of a datastream into few bytes. Times as differences of differences in their own
 * unit (a regular beat costs one byte), values as differences of whole numbers of the smallest decimal
 * (or 8 bytes each when they are no decimals), flags as runs, lags as differences of milliseconds.
 */
import { type Columns, emptyColumns } from '../columns.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

const version = 1;
const decimalBit = 1;
const sameLagBit = 2;
const mostDecimals = 6;
/** Differences of two such numbers still fit the zigzag code. */
const largestWhole = 2 ** 51;

/** Packs columns that are in order of time. */
export function pack(columns: Columns): Uint8Array {
  const writer = new ByteWriter();
  const decimals = decimalsOf(columns.value);
  const lags = Float64Array.from(columns.lag, (lag) => Math.round(lag * 1000));
  const hasSameLag = lags.every((lag) => lag === lags[0]);
  writer.byte(version);
  writer.byte((decimals === null ? 0 : decimalBit) | (hasSameLag ? sameLagBit : 0));
  writer.byte(decimals ?? 0);
  writer.unsigned(columns.at.length);
  writeTimes(writer, columns.at);
  writeValues(writer, columns.value, decimals);
  writeRuns(writer, columns.quality);
  if (hasSameLag) writer.signed(lags[0] ?? 0);
  else writeDifferences(writer, lags);
  return writer.taken();
}

/** Unpacks. @throws when the bytes are not of this code */
export function unpack(bytes: Uint8Array): Columns {
  const reader = new ByteReader(bytes);
  const found = reader.byte();
  if (found !== version) throw new Error(`packed values of version ${found} are not known`);
  const bits = reader.byte();
  const decimals = reader.byte();
  const columns = emptyColumns(reader.unsigned());
  readTimes(reader, columns.at);
  if (bits & decimalBit) readDecimals(reader, columns.value, 10 ** decimals);
  else columns.value.forEach((_, index, values) => (values[index] = reader.float64()));
  readRuns(reader, columns.quality);
  if (bits & sameLagBit) columns.lag.fill(reader.signed() / 1000);
  else readDecimals(reader, columns.lag, 1000);
  return columns;
}

/** The fewest decimals with which every value is exact; null when there are none. */
function decimalsOf(values: Float64Array): number | null {
  for (let decimals = 0; decimals <= mostDecimals; decimals += 1) {
    const factor = 10 ** decimals;
    const isExact = values.every((value) => {
      const whole = Math.round(value * factor);
      return Math.abs(whole) < largestWhole && whole / factor === value;
    });
    if (isExact) return decimals;
  }
  return null;
}

/** Microseconds in the units that times are written in. */
const units = [1_000_000, 1000, 1];

function writeTimes(writer: ByteWriter, at: Float64Array): void {
  const unit = units.find((each) => at.every((time) => time % each === 0)) ?? 1;
  writer.byte(units.indexOf(unit));
  let before = 0;
  let step = 0;
  for (const time of at) {
    const now = time / unit;
    const next = now - before;
    writer.signed(next - step);
    step = before === 0 ? 0 : next;
    before = now;
  }
}

function readTimes(reader: ByteReader, at: Float64Array): void {
  const unit = units[reader.byte()] ?? 1;
  let before = 0;
  let step = 0;
  for (let index = 0; index < at.length; index += 1) {
    const next = reader.signed() + step;
    step = before === 0 ? 0 : next;
    before += next;
    at[index] = before * unit;
  }
}

function writeValues(writer: ByteWriter, values: Float64Array, decimals: number | null): void {
  if (decimals === null) {
    for (const value of values) writer.float64(value);
    return;
  }
  const factor = 10 ** decimals;
  writeDifferences(
    writer,
    values.map((value) => Math.round(value * factor)),
  );
}

function writeDifferences(writer: ByteWriter, wholes: Float64Array): void {
  let before = 0;
  for (const whole of wholes) {
    writer.signed(whole - before);
    before = whole;
  }
}

function readDecimals(reader: ByteReader, values: Float64Array, factor: number): void {
  let whole = 0;
  for (let index = 0; index < values.length; index += 1) {
    whole += reader.signed();
    values[index] = whole / factor;
  }
}

function writeRuns(writer: ByteWriter, bytes: Uint8Array): void {
  let index = 0;
  while (index < bytes.length) {
    let end = index + 1;
    while (end < bytes.length && bytes[end] === bytes[index]) end += 1;
    writer.unsigned(end - index);
    writer.byte(bytes[index] ?? 0);
    index = end;
  }
}

function readRuns(reader: ByteReader, bytes: Uint8Array): void {
  let index = 0;
  while (index < bytes.length) {
    const end = index + reader.unsigned();
    if (end > bytes.length || end === index) throw new RangeError('packed flags do not fit');
    bytes.fill(reader.byte(), index, end);
    index = end;
  }
}
