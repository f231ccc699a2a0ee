/**
 * Keys of signed notes (c2sp.org/signed-note), in the texts that Go's `sumdb/note` writes:
 * `<name>+<id>+<base64 of type and key>` to verify, with `PRIVATE+KEY+` in front to sign.
 */
import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { TlogFault } from './fault.ts';
import { sha256 } from './hash.ts';
import { sm2PublicOf, sm2Sign, sm2Verify } from './sm2.ts';

/** What a key makes: signatures of notes, timestamped cosignatures of witnesses, or SM2 with SM3. */
export type KeyKind = 'ed25519' | 'cosignature' | 'sm2';

/** A key that tells whether a signature is its own. */
export interface Verifier {
  readonly kind: KeyKind;
  readonly name: string;
  /** Four bytes by which a signature line names its key. */
  readonly id: Buffer;
  readonly text: string;
  verify(message: Uint8Array, signature: Uint8Array): boolean;
}

/** A key that signs. */
export interface Signer {
  readonly kind: KeyKind;
  readonly name: string;
  readonly id: Buffer;
  /** The private key's text; it must stay secret. */
  readonly secretText: string;
  readonly verifier: Verifier;
  sign(message: Uint8Array): Buffer;
}

/** Signature types without a byte of their own carry a name behind 0xff, as the specification advises. */
const sm2Name = Buffer.from('sm2-with-sm3\n');
const types: Readonly<Record<KeyKind, Buffer>> = {
  ed25519: Buffer.from([1]),
  cosignature: Buffer.from([4]),
  sm2: Buffer.concat([Buffer.from([0xff]), sm2Name]),
};

/** Whether a text may be the name of a key. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+\p{Z}\p{C}]/u.test(name);
}

/** Makes a new key. */
export function generateKey(kind: KeyKind, name: string): Signer {
  return signerOf(kind, name, randomBytes(32));
}

/** Reads a private key's text. @throws TlogFault */
export function readSigner(text: string): Signer {
  const [, name = '', id = '', encoded = ''] =
    /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const { kind, key } = kindOf(Buffer.from(encoded, 'base64'));
  const signer = signerOf(kind, name, key);
  if (signer.id.toString('hex') !== id)
    throw new TlogFault('a private key does not fit its own id');
  return signer;
}

/** Reads a public key's text. @throws TlogFault */
export function readVerifier(text: string): Verifier {
  const [, name = '', id = '', encoded = ''] =
    /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const { kind, key } = kindOf(Buffer.from(encoded, 'base64'));
  const verifier = verifierOf(kind, name, key);
  if (verifier.id.toString('hex') !== id)
    throw new TlogFault(`the key of ${name} does not fit its id`);
  return verifier;
}

function kindOf(bytes: Buffer): { kind: KeyKind; key: Buffer } {
  for (const [kind, type] of Object.entries(types) as [KeyKind, Buffer][]) {
    if (bytes.subarray(0, type.length).equals(type))
      return { kind, key: bytes.subarray(type.length) };
  }
  throw new TlogFault('not the text of a key that is known here');
}

function signerOf(kind: KeyKind, name: string, secret: Buffer): Signer {
  if (secret.length !== 32) throw new TlogFault('a private key has 32 bytes');
  const isSm2 = kind === 'sm2';
  const edwards = isSm2 ? null : privateKeyOf(secret);
  const verifier = verifierOf(kind, name, edwards ? rawPublic(edwards) : sm2PublicOf(secret));
  const body = Buffer.concat([types[kind], secret]).toString('base64');
  return {
    kind,
    name,
    id: verifier.id,
    secretText: `PRIVATE+KEY+${name}+${verifier.id.toString('hex')}+${body}`,
    verifier,
    sign: (message) => (edwards ? sign(null, message, edwards) : sm2Sign(message, secret)),
  };
}

function verifierOf(kind: KeyKind, name: string, key: Buffer): Verifier {
  if (!isKeyName(name)) throw new TlogFault('the name of a key has no spaces and no plus sign');
  const length = kind === 'sm2' ? 65 : 32;
  if (key.length !== length) throw new TlogFault(`a public key of this kind has ${length} bytes`);
  const body = Buffer.concat([types[kind], key]);
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), body])).subarray(0, 4);
  const edwards = kind === 'sm2' ? null : publicKeyOf(key);
  return {
    kind,
    name,
    id,
    text: `${name}+${id.toString('hex')}+${body.toString('base64')}`,
    verify: (message, signature) =>
      edwards ? verify(null, message, edwards, signature) : sm2Verify(message, signature, key),
  };
}

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spki = Buffer.from('302a300506032b6570032100', 'hex');

function privateKeyOf(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
}

function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
}

function rawPublic(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.length);
}
