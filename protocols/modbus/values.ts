/** Numbers in registers: width, sign, order of bytes, scale. */

/** How a number is written. */
export type RegisterType = 'int16' | 'uint16' | 'int32' | 'uint32' | 'float32' | 'float64' | 'bool';

/** Order of the bytes of a 32-bit number A (high) to D (low); for 64 bits likewise by words. */
export type ByteOrder = 'ABCD' | 'CDAB' | 'BADC' | 'DCBA';

/** How a value stands in registers. value = raw × scale + offset */
export interface RegisterShape {
  readonly type: RegisterType;
  readonly order: ByteOrder;
  readonly scale: number;
  readonly offset: number;
  /** For bool in a register: which bit, 0 the lowest. */
  readonly bit?: number | undefined;
}

const widths: Readonly<Record<RegisterType, number>> = {
  int16: 1,
  uint16: 1,
  int32: 2,
  uint32: 2,
  float32: 2,
  float64: 4,
  bool: 1,
};

/** Registers that a value takes. */
export function widthOf(type: RegisterType): number {
  return widths[type];
}

/** Bytes in the order A B C D…; the same swap leads back. */
function ordered(bytes: Buffer, order: ByteOrder): Buffer {
  const swapped = order === 'BADC' || order === 'DCBA' ? Buffer.from(bytes).swap16() : bytes;
  if (order === 'ABCD' || order === 'BADC') return swapped;
  const pairs = Array.from({ length: swapped.length / 2 }, (_, at) =>
    swapped.subarray(at * 2, at * 2 + 2),
  );
  return Buffer.concat(pairs.toReversed());
}

/** The value in registers; NaN and infinities of a float come out as they are. */
export function readValue(registers: readonly number[], shape: RegisterShape): number | boolean {
  const raw = Buffer.alloc(registers.length * 2);
  for (const [at, register] of registers.entries()) raw.writeUInt16BE(register, at * 2);
  const bytes = ordered(raw, shape.order);
  if (shape.type === 'bool') return ((bytes.readUInt16BE(0) >> (shape.bit ?? 0)) & 1) === 1;
  return tidy(numberIn(bytes, shape.type) * shape.scale + shape.offset);
}

function numberIn(bytes: Buffer, type: Exclude<RegisterType, 'bool'>): number {
  switch (type) {
    case 'int16':
      return bytes.readInt16BE(0);
    case 'uint16':
      return bytes.readUInt16BE(0);
    case 'int32':
      return bytes.readInt32BE(0);
    case 'uint32':
      return bytes.readUInt32BE(0);
    case 'float32':
      return Number(bytes.readFloatBE(0).toPrecision(7));
    case 'float64':
      return bytes.readDoubleBE(0);
  }
}

/** 0.1 × 3 is 0.3 here. */
function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : value;
}

/** The registers that hold a value; undefined when it does not fit the type. */
export function registersOf(value: number | boolean, shape: RegisterShape): number[] | undefined {
  if (shape.type === 'bool') return [value ? 1 << (shape.bit ?? 0) : 0];
  const raw = (Number(value) - shape.offset) / shape.scale;
  const isFloat = shape.type === 'float32' || shape.type === 'float64';
  const bytes = Buffer.alloc(widths[shape.type] * 2);
  try {
    write(bytes, shape.type, isFloat ? raw : Math.round(raw));
  } catch {
    return undefined;
  }
  const sent = ordered(bytes, shape.order);
  return Array.from({ length: sent.length / 2 }, (_, at) => sent.readUInt16BE(at * 2));
}

function write(bytes: Buffer, type: Exclude<RegisterType, 'bool'>, raw: number): void {
  switch (type) {
    case 'int16':
      bytes.writeInt16BE(raw);
      return;
    case 'uint16':
      bytes.writeUInt16BE(raw);
      return;
    case 'int32':
      bytes.writeInt32BE(raw);
      return;
    case 'uint32':
      bytes.writeUInt32BE(raw);
      return;
    case 'float32':
      bytes.writeFloatBE(raw);
      return;
    case 'float64':
      bytes.writeDoubleBE(raw);
  }
}
