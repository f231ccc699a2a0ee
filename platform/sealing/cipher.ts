/**
 * The envelope in which a sensitive value is stored: `v1|cipher|key|iv|text|tag`, the last three in
 * base64url. What it belongs to (tenant, table, column, row) is authenticated with it, so that a value
 * moved to another place does not open.
 *
 * `aes` is AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D; at most 2^32 values a key). `sm4` is
 * SM4-CTR with HMAC-SM3 over place, nonce and text, encrypt-then-MAC: Node offers SM4 without GCM
 * (GB/T 32907, GB/T 32905, GB/T 15852.2).
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';
import { keyObjectOf } from './key-object.ts';

/** The ciphers to choose from. */
export const cipherNames = ['aes', 'sm4'] as const;
export type CipherName = (typeof cipherNames)[number];

/** A data key: 32 random bytes and the number that stands in the envelopes. */
export interface DataKey {
  readonly version: number;
  readonly bytes: Buffer;
}

/** What every envelope begins with. */
export const envelopeMark = 'v1|';

/** A value that cannot be opened: another key, another place, or changed since. */
export class SealBroken extends Error {
  constructor(why: string) {
    super(`a sealed value cannot be opened: ${why}`);
    this.name = 'SealBroken';
  }
}

/** The number of the key of an envelope; undefined when the text is none. */
export function keyVersionOf(text: string): number | undefined {
  if (!text.startsWith(envelopeMark)) return undefined;
  const version = Number(text.split('|', 3)[2]);
  return Number.isInteger(version) ? version : undefined;
}

/** Seals a text for one place. */
export function sealText(cipher: CipherName, key: DataKey, place: string, text: string): string {
  const sealed = cipher === 'aes' ? withAes(key, place, text) : withSm4(key, place, text);
  const parts = sealed.map((part) => part.toString('base64url')).join('|');
  return `${envelopeMark}${cipher}|${key.version}|${parts}`;
}

/** Opens an envelope at its place. @throws SealBroken */
export function openText(key: DataKey, place: string, envelope: string): string {
  const [, cipher, version, ...parts] = envelope.split('|');
  const [iv, text, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (!iv || !text || !tag || parts.length !== 3) throw new SealBroken('not an envelope');
  if (Number(version) !== key.version) throw new SealBroken(`made with key ${version}`);
  if (cipher === 'aes') return fromAes(key, place, [iv, text, tag]);
  if (cipher === 'sm4') return fromSm4(key, place, [iv, text, tag]);
  throw new SealBroken(`unknown cipher ${cipher}`);
}

type Sealed = readonly [iv: Buffer, text: Buffer, tag: Buffer];

function withAes({ bytes }: DataKey, place: string, text: string): Sealed {
  const iv = randomBytesFast(12);
  const cipher = createCipheriv('aes-256-gcm', keyObjectOf(bytes), iv);
  cipher.setAAD(Buffer.from(place));
  // GCM is a stream: nothing is left for the end but the tag.
  const sealed = cipher.update(text, 'utf8');
  cipher.final();
  return [iv, sealed, cipher.getAuthTag()];
}

function fromAes({ bytes }: DataKey, place: string, [iv, text, tag]: Sealed): string {
  if (iv.length !== 12 || tag.length !== 16) throw new SealBroken('wrong lengths');
  const decipher = createDecipheriv('aes-256-gcm', keyObjectOf(bytes), iv, { authTagLength: 16 });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    throw new SealBroken('wrong key, wrong place, or changed');
  }
}

function withSm4(key: DataKey, place: string, text: string): Sealed {
  const { encrypt, authenticate } = sm4KeysOf(key);
  const iv = randomBytesFast(16);
  const cipher = createCipheriv('sm4-ctr', keyObjectOf(encrypt), iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [iv, sealed, sm3Tag(authenticate, place, iv, sealed)];
}

function fromSm4(key: DataKey, place: string, [iv, text, tag]: Sealed): string {
  const { encrypt, authenticate } = sm4KeysOf(key);
  if (iv.length !== 16) throw new SealBroken('wrong lengths');
  const expected = sm3Tag(authenticate, place, iv, text);
  if (tag.length !== expected.length || !timingSafeEqual(tag, expected)) {
    throw new SealBroken('wrong key, wrong place, or changed');
  }
  const decipher = createDecipheriv('sm4-ctr', keyObjectOf(encrypt), iv);
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
}

/** The length of the place stands before it: no text can be passed off as part of the place. */
function sm3Tag(key: Buffer, place: string, iv: Buffer, text: Buffer): Buffer {
  const placeBytes = Buffer.from(place);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(placeBytes.length);
  return createHmac('sm3', keyObjectOf(key))
    .update(length)
    .update(placeBytes)
    .update(iv)
    .update(text)
    .digest();
}

interface Sm4Keys {
  readonly encrypt: Buffer;
  readonly authenticate: Buffer;
}

const sm4Keys = new WeakMap<Buffer, Sm4Keys>();

/** Two keys for two uses, derived from the one data key (RFC 5869 with SM3). */
function sm4KeysOf({ bytes }: DataKey): Sm4Keys {
  let keys = sm4Keys.get(bytes);
  if (!keys) {
    keys = {
      encrypt: Buffer.from(hkdfSync('sm3', bytes, '', 'zhenshu sm4-ctr', 16)),
      authenticate: Buffer.from(hkdfSync('sm3', bytes, '', 'zhenshu hmac-sm3', 32)),
    };
    sm4Keys.set(bytes, keys);
  }
  return keys;
}

const poolBytes = 16_384;
let pool = Buffer.alloc(0);
let taken = 0;

/** Random bytes cut from a larger draw: one system call for a thousand nonces. */
function randomBytesFast(count: number): Buffer {
  if (taken + count > pool.length) {
    pool = randomFillSync(Buffer.alloc(poolBytes));
    taken = 0;
  }
  taken += count;
  return pool.subarray(taken - count, taken);
}
