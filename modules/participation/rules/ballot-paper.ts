/**
 * Ballot papers of secret votes: blind signatures (Chaum 1983) over RSA with a full-domain hash (Bellare and Rogaway 1993). The server
 * signs a paper that it cannot read, once a resident; what later falls into the urn bears the signature and nothing by which it could be
 * joined to whoever asked for it. The voter's side stands in `web/ballot/blind.ts`.
 */
import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateEncrypt,
  publicDecrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';

const bits = 2048;
const bytes = bits / 8;
const domain = 'zhenshu ballot paper v1';

/** The public part, as it travels. */
export interface PublicKey {
  /** Hex. */
  readonly n: string;
  readonly e: string;
}

const hexOf = (base64url = ''): string => Buffer.from(base64url, 'base64url').toString('hex');

/** A new key of a vote. */
export async function newSigningKey(): Promise<{ privatePem: string; publicKey: PublicKey }> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: bits });
  const { n, e } = pair.publicKey.export({ format: 'jwk' });
  return {
    privatePem: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: { n: hexOf(n), e: hexOf(e) },
  };
}

/** A number below the modulus that stands for a paper's secret: MGF1 over SHA-256, first bit cleared. */
export function paperHash(poll: string, token: string): Buffer {
  const seed = createHash('sha256').update(`${domain}\n${poll}\n${token}`).digest();
  const blocks = Array.from({ length: bytes / 32 }, (_, at) => {
    const counter = Buffer.from([0, 0, 0, at]);
    return createHash('sha256').update(seed).update(counter).digest();
  });
  const hash = Buffer.concat(blocks);
  hash[0] = (hash[0] ?? 0) & 0x7f;
  return hash;
}

const wide = (hex: string): Buffer => Buffer.from(hex.padStart(bytes * 2, '0'), 'hex');

/** Signs a blinded paper. @returns null where it is no number below the modulus */
export function signBlinded(privatePem: string, blinded: string): string | null {
  const key = createPrivateKey(privatePem);
  const input = wide(blinded);
  const modulus = wide(hexOf(createPublicKey(key).export({ format: 'jwk' }).n));
  if (input.length !== bytes || Buffer.compare(input, modulus) >= 0) return null;
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, input).toString('hex');
}

/** Whether a signature is that of the vote's key over this paper. */
export function isSigned(
  { n, e }: PublicKey,
  paper: { readonly poll: string; readonly token: string; readonly signature: string },
): boolean {
  const signature = wide(paper.signature);
  if (signature.length !== bytes || Buffer.compare(signature, wide(n)) >= 0) return false;
  const base64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
  const jwk = { kty: 'RSA', n: base64url(n), e: base64url(e) };
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const opened = publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature);
  return timingSafeEqual(opened, paperHash(paper.poll, paper.token));
}

/** The code that the voter keeps: fifteen characters without those that are easily mistaken, made from the paper's secret. */
export function receiptOf(poll: string, token: string): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const hash = createHash('sha256').update(`${domain} receipt\n${poll}\n${token}`).digest();
  const code = [...hash.subarray(0, 15)].map((byte) => letters[byte % 32]).join('');
  return `${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10)}`;
}
