/** Secrets of devices: random, at least 128 bits, kept only as a salted digest. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Door } from '../contract/model.ts';
import type { KeyRow } from '../store/tables.ts';
import type { ThingKey } from '../types.ts';

/** Shortest secret that is taken at a door. HJ 212 has a field of six to nine characters for it. */
export function shortestSecretAt(door: Door): number {
  return door === 'hj212' ? 6 : 16;
}

/** Doors at which a device proves itself with a secret. */
export const secretDoors: ReadonlySet<Door> = new Set(['mqtt', 'push']);

/** A new secret: 192 bits in 32 characters that every device can keep. */
export function freshSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** The digest of a secret with a new salt. */
export function sealed(secret: string): Pick<KeyRow, 'salt' | 'secretSha256'> {
  const salt = randomBytes(16).toString('hex');
  return { salt, secretSha256: digest(salt, secret).toString('hex') };
}

function digest(salt: string, secret: string): Buffer {
  return createHash('sha256').update(salt).update(secret).digest();
}

/** Whether a secret is the one of a key; takes the same time whichever character is wrong. */
export function secretMatches(
  key: Pick<ThingKey, 'salt' | 'secretSha256'>,
  secret: string,
): boolean {
  const kept = Buffer.from(key.secretSha256, 'hex');
  const given = digest(key.salt, secret);
  return kept.length === given.length && timingSafeEqual(kept, given);
}
