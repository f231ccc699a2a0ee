/**
 * The voter's side of a secret ballot: makes a ballot paper with a secret of its own, blinds it, and takes the blinding off what the
 * server signed. In plain arithmetic, because the browser's own cryptography is there only in pages of https. The server's side stands
 * in `rules/ballot-paper.ts`; `ballot.test.ts` holds both together.
 */
import { sha256 } from './sha256.ts';

const hashBytes = 256;
const domain = 'zhenshu ballot paper v1';

/** A vote's public key, hex. */
export interface PublicKey {
  readonly n: string;
  readonly e: string;
}

/** A ballot paper while it is being fetched; stays on the voter's phone. */
export interface BallotPaper {
  /** The secret: hex. */
  readonly token: string;
  /** Takes the blinding off: hex. */
  readonly factor: string;
  /** What the server sees. */
  readonly blinded: string;
}

type Random = (bytes: Uint8Array) => Uint8Array;

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const numberOf = (hex: string): bigint => BigInt(`0x${hex}`);
const toHex = (value: bigint): string => value.toString(16).padStart(hashBytes * 2, '0');

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, factor, left] = [1n, base % modulus, exponent];
  while (left > 0n) {
    if (left & 1n) result = (result * factor) % modulus;
    factor = (factor * factor) % modulus;
    left >>= 1n;
  }
  return result;
}

/** The inverse by Euclid's algorithm; 0 where there is none. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b] = [value % modulus, modulus];
  let [x, y] = [1n, 0n];
  while (b > 0n) {
    const whole = a / b;
    [a, b] = [b, a - whole * b];
    [x, y] = [y, x - whole * y];
  }
  return a === 1n ? ((x % modulus) + modulus) % modulus : 0n;
}

function paperHash(poll: string, token: string): bigint {
  const seed = sha256(new TextEncoder().encode(`${domain}\n${poll}\n${token}`));
  let hex = '';
  for (let at = 0; at < hashBytes / 32; at += 1) {
    hex += hexOf(sha256(new Uint8Array([...seed, 0, 0, 0, at])));
  }
  return numberOf(hex) & ((1n << BigInt(hashBytes * 8 - 1)) - 1n);
}

/** A new ballot paper for a vote. */
export function newPaper(
  poll: string,
  key: PublicKey,
  random: Random = (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
): BallotPaper {
  const [n, e] = [numberOf(key.n), numberOf(key.e)];
  const token = hexOf(random(new Uint8Array(32)));
  let factor = 0n;
  while (inverse(factor, n) === 0n) factor = numberOf(hexOf(random(new Uint8Array(hashBytes)))) % n;
  const blinded = (paperHash(poll, token) * power(factor, e, n)) % n;
  return { token, factor: toHex(factor), blinded: toHex(blinded) };
}

/** Takes the blinding off. @returns the signature, or null where the server did not sign this paper */
export function signatureOf(
  poll: string,
  key: PublicKey,
  { paper, signed }: { readonly paper: BallotPaper; readonly signed: string },
): string | null {
  const [n, e] = [numberOf(key.n), numberOf(key.e)];
  const signature = (numberOf(signed) * inverse(numberOf(paper.factor), n)) % n;
  return power(signature, e, n) === paperHash(poll, paper.token) ? toHex(signature) : null;
}
