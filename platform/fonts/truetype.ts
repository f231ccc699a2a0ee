/** Writes a small TrueType font from outlines: what a document needs of the house's font, in one file. */
import type { Outline, PathCommand } from './pieces.ts';

/** What goes into a font. */
export interface FontParts {
  /** PostScript name, without spaces. */
  readonly name: string;
  readonly weight: number;
  readonly unitsPerEm: number;
  readonly ascent: number;
  /** Below the line: negative. */
  readonly descent: number;
  readonly capHeight: number;
  /** By code point. */
  readonly outlines: ReadonlyMap<number, Outline>;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

/** The font as bytes. Glyph 0 is an empty box's width without ink. */
export function writeTrueType(parts: FontParts): Buffer {
  const codes = [...parts.outlines.keys()].sort((a, b) => a - b);
  const outlines = codes.map((code) => parts.outlines.get(code) ?? empty);
  const glyphs = [glyphOf([]), ...outlines.map(({ commands }) => glyphOf(contoursOf(commands)))];
  const advances = [parts.unitsPerEm, ...outlines.map(({ advance }) => Math.round(advance))];
  const tables: readonly (readonly [tag: string, bytes: Buffer])[] = [
    ['OS/2', os2(parts, codes)],
    ['cmap', cmap(codes)],
    ['glyf', Buffer.concat(glyphs)],
    ['head', head(parts)],
    ['hhea', hhea(parts, advances)],
    ['hmtx', Buffer.concat(advances.map((advance, at) => hmtxEntry(advance, glyphs[at])))],
    ['loca', loca(glyphs)],
    ['maxp', maxp(glyphs.length)],
    ['name', names(parts.name)],
    ['post', post()],
  ];
  return container(tables);
}

const empty: Outline = { advance: 0, commands: [] };

/** Cuts a path into closed contours of points, without points that the format implies. */
function contoursOf(commands: readonly PathCommand[]): Point[][] {
  const contours: Point[][] = [];
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    const contour = contours.at(-1);
    if (command === 'moveTo') contours.push([{ x: a, y: b, on: true }]);
    else if (command === 'lineTo') contour?.push({ x: a, y: b, on: true });
    else if (command === 'quadraticCurveTo')
      contour?.push({ x: a, y: b, on: false }, { x: c, y: d, on: true });
    else if (command === 'bezierCurveTo') throw new Error('a TrueType outline has no cubic curves');
  }
  return contours.map(tidied).filter((contour) => contour.length > 1);
}

function tidied(contour: readonly Point[]): Point[] {
  const [first] = contour;
  const last = contour.at(-1);
  const isClosed = contour.length > 1 && first?.x === last?.x && first?.y === last?.y && last?.on;
  const points = isClosed ? contour.slice(0, -1) : [...contour];
  return points
    .filter((point, at) => !isImplied(point, points.at(at - 1), points[(at + 1) % points.length]))
    .map(({ x, y, on }) => ({ x: Math.round(x), y: Math.round(y), on }));
}

/** A point on the curve midway between two control points need not be written. */
function isImplied(point: Point, before: Point | undefined, after: Point | undefined): boolean {
  if (!point.on || !before || !after || before.on || after.on) return false;
  return point.x === (before.x + after.x) / 2 && point.y === (before.y + after.y) / 2;
}

function glyphOf(contours: readonly (readonly Point[])[]): Buffer {
  const points = contours.flat();
  if (points.length === 0) return Buffer.alloc(0);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  let end = -1;
  const ends = contours.map((contour) => (end += contour.length));
  const [dx, dy] = [deltas(xs), deltas(ys)];
  const flags = points.map(
    ({ on }, at) => (on ? 1 : 0) | flagOf(dx[at] ?? 0, 2, 16) | flagOf(dy[at] ?? 0, 4, 32),
  );
  const bytes = Buffer.concat([
    int16s([contours.length, ...box, ...ends, 0]),
    Buffer.from(flags),
    ...dx.map(deltaBytes),
    ...dy.map(deltaBytes),
  ]);
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

const deltas = (values: readonly number[]): number[] =>
  values.map((value, at) => value - (values[at - 1] ?? 0));

/** One byte where it is short, none where nothing changes, else two bytes. */
function flagOf(delta: number, short: number, sameOrPositive: number): number {
  if (delta === 0) return sameOrPositive;
  if (Math.abs(delta) > 255) return 0;
  return short | (delta > 0 ? sameOrPositive : 0);
}

function deltaBytes(delta: number): Buffer {
  if (delta === 0) return Buffer.alloc(0);
  return Math.abs(delta) > 255 ? int16s([delta]) : Buffer.from([Math.abs(delta)]);
}

function int16s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, at) =>
    bytes.writeInt16BE(value > 32_767 ? value - 65_536 : value, at * 2),
  );
  return bytes;
}

function uint32s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32BE(value >>> 0, at * 4));
  return bytes;
}

/** Subtable of format 12: every code point by itself. */
function cmap(codes: readonly number[]): Buffer {
  const groups = codes.flatMap((code, at) => [code, code, at + 1]);
  return Buffer.concat([
    int16s([0, 1, 3, 10]),
    uint32s([12]),
    int16s([12, 0]),
    uint32s([16 + codes.length * 12, 0, codes.length, ...groups]),
  ]);
}

function head({ unitsPerEm, ascent, descent }: FontParts): Buffer {
  return Buffer.concat([
    uint32s([0x0001_0000, 0x0001_0000, 0, 0x5f0f_3cf5]),
    int16s([0x0003, unitsPerEm]),
    Buffer.alloc(16),
    int16s([0, descent, unitsPerEm, ascent, 0, 6, 2, 1, 0]),
  ]);
}

function hhea({ ascent, descent }: FontParts, advances: readonly number[]): Buffer {
  return Buffer.concat([
    uint32s([0x0001_0000]),
    int16s([ascent, descent, 0, Math.max(...advances), 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]),
    int16s([advances.length]),
  ]);
}

function hmtxEntry(advance: number, glyph: Buffer | undefined): Buffer {
  return int16s([advance, glyph && glyph.length > 0 ? glyph.readInt16BE(2) : 0]);
}

function loca(glyphs: readonly Buffer[]): Buffer {
  let end = 0;
  return uint32s([0, ...glyphs.map((glyph) => (end += glyph.length))]);
}

function maxp(count: number): Buffer {
  return Buffer.concat([
    uint32s([0x0001_0000]),
    int16s([count, 2000, 200, 0, 0, 1]),
    Buffer.alloc(16),
  ]);
}

/** Family, style, full and PostScript name. */
function names(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16();
  const ids = [1, 2, 4, 6];
  const records = ids.flatMap((id) => [3, 1, 0x409, id, text.length, 0]);
  return Buffer.concat([int16s([0, ids.length, 6 + ids.length * 12, ...records]), text]);
}

function os2({ weight, ascent, descent, capHeight }: FontParts, codes: readonly number[]): Buffer {
  const bytes = Buffer.alloc(96);
  const clipped = codes.filter((code) => code < 0xffff);
  bytes.writeUInt16BE(4, 0);
  bytes.writeInt16BE(1000, 2);
  bytes.writeUInt16BE(weight, 4);
  bytes.writeUInt16BE(5, 6);
  bytes.writeUInt16BE(0x40, 62);
  bytes.writeUInt16BE(clipped[0] ?? 0, 64);
  bytes.writeUInt16BE(clipped.at(-1) ?? 0, 66);
  bytes.writeInt16BE(ascent, 68);
  bytes.writeInt16BE(descent, 70);
  bytes.writeUInt16BE(ascent, 74);
  bytes.writeUInt16BE(-descent, 76);
  bytes.writeInt16BE(543, 86);
  bytes.writeInt16BE(capHeight, 88);
  return bytes;
}

const post = (): Buffer => uint32s([0x0003_0000, 0, 0, 0, 0, 0, 0, 0]);

function container(tables: readonly (readonly [tag: string, bytes: Buffer])[]): Buffer {
  const largest = 2 ** Math.floor(Math.log2(tables.length));
  const directory = [
    uint32s([0x0001_0000]),
    int16s([tables.length, largest * 16, Math.log2(largest), (tables.length - largest) * 16]),
  ];
  let offset = 12 + tables.length * 16;
  for (const [tag, bytes] of tables) {
    directory.push(Buffer.from(tag, 'latin1'), uint32s([sumOf(bytes), offset, bytes.length]));
    offset += bytes.length + ((4 - (bytes.length % 4)) % 4);
  }
  return Buffer.concat([...directory, ...tables.map(([, bytes]) => padded(bytes))]);
}

const padded = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

function sumOf(bytes: Buffer): number {
  const whole = padded(bytes);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}
