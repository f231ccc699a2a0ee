/** Storing and comparing passwords. */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP password storage, argon2id: 19 MiB, 2 passes, 1 lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash of nothing in particular: an unknown user name costs the same time as a wrong password. */
const decoy = hash(randomBytes(16), argon);

/** Hashes a password for storage. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), argon);
}

/** Whether a password belongs to a hash. */
export function passwordFits(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'));
}

/** Takes as long as `passwordFits`, for nobody. */
export async function pretendToCompare(password: string): Promise<void> {
  await passwordFits(await decoy, password);
}
