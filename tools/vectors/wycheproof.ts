/** Wycheproof files (C2SP): known answers and spoiled ones for the primitives that the house builds on. */
import { createDecipheriv, createHmac, createPublicKey, hkdfSync, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCcm, openGcm, type Sealed } from './block-modes.ts';
import { type Tally, tallyOf } from './tally.ts';

type Fields = Readonly<Record<string, string>>;

interface Vector {
  readonly group: Fields & { readonly publicKeyPem: string };
  readonly test: Fields & { readonly tcId: number; readonly size: number; readonly result: string };
}

const hex = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'hex');

/** Whether the primitive takes the vector as true. */
const judges: Readonly<Record<string, (vector: Vector) => boolean>> = {
  aes_gcm_test: ({ test }) => opens(openAes, 'aes', test),
  sm4_gcm_test: ({ test }) => opens(openGcm, 'sm4', test),
  sm4_ccm_test: ({ test }) => opens(openCcm, 'sm4', test),
  ed25519_test: ({ group, test }) =>
    verify(null, hex(test['msg']), createPublicKey(group.publicKeyPem), hex(test['sig'])),
  hkdf_sha256_test: ({ test }) => {
    const [ikm, salt, info] = [hex(test['ikm']), hex(test['salt']), hex(test['info'])];
    return Buffer.from(hkdfSync('sha256', ikm, salt, info, test.size)).equals(hex(test['okm']));
  },
  hmac_sm3_test: ({ test }) => {
    const tag = hex(test['tag']);
    const made = createHmac('sm3', hex(test['key'])).update(hex(test['msg'])).digest();
    return made.subarray(0, tag.length).equals(tag);
  },
};

function opens(
  open: (sealed: Sealed) => Buffer | undefined,
  cipher: Sealed['cipher'],
  test: Fields,
): boolean {
  const [key, iv, aad] = [hex(test['key']), hex(test['iv']), hex(test['aad'])];
  const opened = open({ cipher, key, iv, aad, text: hex(test['ct']), tag: hex(test['tag']) });
  return opened?.equals(hex(test['msg'])) === true;
}

/** OpenSSL, and so Node, takes nonces up to 128 bytes. */
const longestNonce = 128;

function openAes(sealed: Sealed): Buffer | undefined {
  const { key, iv, aad, text, tag } = sealed;
  if (iv.length > longestNonce) return openGcm(sealed);
  const cipher = `aes-${key.length * 8}-gcm` as 'aes-256-gcm';
  const decipher = createDecipheriv(cipher, key, iv, { authTagLength: tag.length });
  decipher.setAAD(aad).setAuthTag(tag);
  return Buffer.concat([decipher.update(text), decipher.final()]);
}

/** What a primitive refuses by throwing counts as not taken. */
function isTaken(judge: (vector: Vector) => boolean, vector: Vector): boolean {
  try {
    return judge(vector);
  } catch {
    return false;
  }
}

/** Runs the files that lie in a folder. */
export function wycheproof(folder: string): Tally[] {
  return Object.entries(judges).flatMap(([name, judge]) => {
    const path = join(folder, `${name}.json`);
    if (!existsSync(path)) return [];
    const file = JSON.parse(readFileSync(path, 'utf8')) as {
      testGroups: (Vector['group'] & { tests: Vector['test'][] })[];
    };
    const vectors = file.testGroups.flatMap((group) =>
      group.tests.map((test): Vector => ({ group, test })),
    );
    return tallyOf(
      `wycheproof ${name}`,
      vectors,
      (vector) => isTaken(judge, vector) === (vector.test.result === 'valid'),
      ({ test }) => `test ${test.tcId}`,
    );
  });
}
