/** SM2 against the OpenSSL tool, both ways: what we sign it takes, what it signs we take. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sm2Sign, sm2Verify } from '#protocols/tlog/sm2.ts';
import { type Tally, tallyOf } from './tally.ts';

const sm3WithId = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];

/** Whether the machine has an OpenSSL tool that knows SM2. */
export function hasOpenSsl(): boolean {
  const { status, stdout } = spawnSync('openssl', ['list', '-public-key-algorithms'], {
    encoding: 'utf8',
  });
  return status === 0 && /SM2/i.test(stdout);
}

/** Signs and checks random messages both ways, with a new key each time. */
export function againstOpenSsl(rounds: number): Tally {
  const folder = mkdtempSync(join(tmpdir(), 'zhenshu-sm2-'));
  try {
    const tries = Array.from({ length: rounds }, (_, round) =>
      ['ours', 'theirs'].map((who) => ({ round, who })),
    );
    return tallyOf(
      'SM2 with the OpenSSL tool, both ways',
      tries.flat(),
      ({ who }) => agrees(folder, who === 'ours'),
      ({ round, who }) => `${who} ${round}`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function agrees(folder: string, ours: boolean): boolean {
  const at = (name: string): string => join(folder, name);
  execFileSync('openssl', ['genpkey', '-algorithm', 'SM2', '-out', at('key.pem')], {
    stdio: 'pipe',
  });
  execFileSync('openssl', ['pkey', '-in', at('key.pem'), '-pubout', '-out', at('public.pem')]);
  const message = randomBytes(200);
  writeFileSync(at('message'), message);
  if (!ours) {
    const sign = ['pkeyutl', '-sign', '-inkey', at('key.pem'), '-in', at('message')];
    execFileSync('openssl', [...sign, '-out', at('signature'), ...sm3WithId]);
    return sm2Verify(message, readFileSync(at('signature')), publicOf(at('public.pem')));
  }
  writeFileSync(at('signature'), sm2Sign(message, secretOf(at('key.pem'))));
  const check = ['pkeyutl', '-verify', '-pubin', '-inkey', at('public.pem'), '-in', at('message')];
  const { status } = spawnSync('openssl', [...check, '-sigfile', at('signature'), ...sm3WithId]);
  return status === 0;
}

/** What stands before the private number in an EC key (RFC 5915): version 1, 32 bytes. */
const beforeSecret = Buffer.from('0201010420', 'hex');

function secretOf(path: string): Buffer {
  const der = createPrivateKey(readFileSync(path)).export({ format: 'der', type: 'pkcs8' });
  const at = der.indexOf(beforeSecret) + beforeSecret.length;
  return der.subarray(at, at + 32);
}

function publicOf(path: string): Buffer {
  const der = createPublicKey(readFileSync(path)).export({ format: 'der', type: 'spki' });
  return der.subarray(-65);
}
