/**
 * GCM (NIST SP 800-38D) and CCM (RFC 3610) over the block ciphers of Node, which has neither for SM4: so
 * that the Wycheproof files, written for these modes, can judge the cipher that the house uses.
 */
import { createCipheriv } from 'node:crypto';

/** An authenticated encryption to be opened. */
export interface Sealed {
  readonly cipher: 'sm4' | 'aes';
  readonly key: Buffer;
  readonly iv: Buffer;
  readonly aad: Buffer;
  readonly text: Buffer;
  readonly tag: Buffer;
}

const blockBytes = 16;

/** Encrypts one block. */
type Block = (input: Buffer) => Buffer;

function blockOf({ cipher, key }: Pick<Sealed, 'cipher' | 'key'>): Block {
  const name = cipher === 'sm4' ? 'sm4-ecb' : `aes-${key.length * 8}-ecb`;
  const each = createCipheriv(name, key, null).setAutoPadding(false);
  return (input) => each.update(input);
}

function padded(bytes: Buffer): Buffer {
  const rest = bytes.length % blockBytes;
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(blockBytes - rest)]);
}

function xored(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, at) => byte ^ (b[at] ?? 0)));
}

/** Opens GCM. @returns undefined when the tag is false */
export function openGcm(sealed: Sealed): Buffer | undefined {
  const { iv, aad, text, tag } = sealed;
  if (iv.length === 0) return undefined;
  const block = blockOf(sealed);
  const h = BigInt(`0x${block(Buffer.alloc(blockBytes)).toString('hex')}`);
  const lengths = (a: Buffer, b: Buffer): Buffer => {
    const bits = Buffer.alloc(blockBytes);
    bits.writeBigUInt64BE(BigInt(a.length) * 8n);
    bits.writeBigUInt64BE(BigInt(b.length) * 8n, 8);
    return bits;
  };
  const start =
    iv.length === 12
      ? Buffer.concat([iv, Buffer.from([0, 0, 0, 1])])
      : ghash(h, Buffer.concat([padded(iv), lengths(Buffer.alloc(0), iv)]));
  const over = Buffer.concat([padded(aad), padded(text), lengths(aad, text)]);
  const expected = xored(block(start), ghash(h, over));
  if (!expected.subarray(0, tag.length).equals(tag)) return undefined;
  const counter = Buffer.from(start);
  counter.writeUInt32BE((counter.readUInt32BE(12) + 1) % 2 ** 32, 12);
  return counted(block, counter, text);
}

/** Counter mode; only the last four bytes count, and they may wrap around within the text. */
function counted(block: Block, start: Buffer, text: Buffer): Buffer {
  const counter = Buffer.from(start);
  const parts: Buffer[] = [];
  for (let at = 0; at < text.length; at += blockBytes) {
    parts.push(xored(text.subarray(at, at + blockBytes), block(counter)));
    counter.writeUInt32BE((counter.readUInt32BE(12) + 1) % 2 ** 32, 12);
  }
  return Buffer.concat(parts);
}

const reduction = 0xe1n << 120n;

function ghash(h: bigint, blocks: Buffer): Buffer {
  let sum = 0n;
  for (let at = 0; at < blocks.length; at += blockBytes) {
    const each = BigInt(`0x${blocks.subarray(at, at + blockBytes).toString('hex')}`);
    sum = product(sum ^ each, h);
  }
  return Buffer.from(sum.toString(16).padStart(32, '0'), 'hex');
}

function product(x: bigint, y: bigint): bigint {
  let [sum, shifted] = [0n, y];
  for (let bit = 127n; bit >= 0n; bit -= 1n) {
    if ((x >> bit) & 1n) sum ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ reduction : shifted >> 1n;
  }
  return sum;
}

/** Opens CCM. @returns undefined when the tag is false or the parameters are not allowed */
export function openCcm(sealed: Sealed): Buffer | undefined {
  const { iv, aad, text, tag } = sealed;
  const lengthBytes = 15 - iv.length;
  const isAllowed = lengthBytes >= 2 && lengthBytes <= 8 && tag.length >= 4 && tag.length % 2 === 0;
  if (!isAllowed || tag.length > blockBytes) return undefined;
  const start = Buffer.concat([Buffer.from([lengthBytes - 1]), iv, Buffer.alloc(lengthBytes)]);
  const first = Buffer.from(start);
  first[15] = 1;
  const block = blockOf(sealed);
  const opened = counted(block, first, text);
  const blocks = [firstBlock({ iv, aad, text: opened, tag }), lengthPrefixed(aad), opened];
  const expected = xored(cbcMac(block, blocks), block(start)).subarray(0, tag.length);
  return expected.equals(tag) ? opened : undefined;
}

function firstBlock({ iv, aad, text, tag }: Omit<Sealed, 'key' | 'cipher'>): Buffer {
  const lengthBytes = 15 - iv.length;
  const flags = (aad.length > 0 ? 64 : 0) + ((tag.length - 2) / 2) * 8 + (lengthBytes - 1);
  const first = Buffer.concat([Buffer.from([flags]), iv, Buffer.alloc(lengthBytes)]);
  first.writeUInt16BE(text.length, 14);
  return first;
}

function lengthPrefixed(aad: Buffer): Buffer {
  if (aad.length === 0) return aad;
  const length = Buffer.alloc(aad.length < 0xff00 ? 2 : 6);
  if (aad.length < 0xff00) length.writeUInt16BE(aad.length);
  else {
    length.writeUInt16BE(0xfffe);
    length.writeUInt32BE(aad.length, 2);
  }
  return Buffer.concat([length, aad]);
}

function cbcMac(block: Block, parts: readonly Buffer[]): Buffer {
  const whole = Buffer.concat(parts.map(padded));
  let mac: Buffer = Buffer.alloc(blockBytes);
  for (let at = 0; at < whole.length; at += blockBytes) {
    mac = block(xored(mac, whole.subarray(at, at + blockBytes)));
  }
  return mac;
}
