/** Sign-in with password, sign-out, one's own sessions. */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Database } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { problem } from '../problems.ts';
import { accountsByUsername, deleteSession, insertSession } from '../store/sign-in.ts';
import { digestOf } from './identity.ts';
import { AttemptLimit } from './attempt-limit.ts';

/** OWASP password storage, argon2id: 19 MiB, 2 passes, 1 lane. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** How long a session lives without a new sign-in. */
export const sessionSeconds = { staff: 14 * 86_400, resident: 180 * 86_400 } as const;

/** Hash of nothing in particular: an unknown user name costs the same time as a wrong password. */
const decoy = hash(randomBytes(16), argon);

/** Per user name and address, so that a stranger cannot lock the owner out from elsewhere. */
const attempts = new AttemptLimit({ limit: 8, windowSeconds: 300 });

/** Hashes a password for storage. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), argon);
}

/** Whether a password belongs to a hash. */
export function passwordFits(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'));
}

/** What a sign-in is made with. */
export interface SignInAttempt {
  readonly username: string;
  readonly password: string;
  readonly tenantId: string | null;
  readonly remoteAddress: string;
  readonly device: string;
}

/** A session that was opened. */
export interface OpenedSession {
  readonly token: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly seconds: number;
}

/**
 * Signs a member of staff in.
 * @throws sign-in-failed, town-ambiguous, too-many-requests
 */
export async function signIn(ctx: Ctx, attempt: SignInAttempt): Promise<OpenedSession> {
  const username = attempt.username.trim().toLowerCase();
  const now = ctx.clock.now();
  const key = `${username}|${attempt.remoteAddress}`;
  const waitSeconds = attempts.waitSeconds(key, now);
  if (waitSeconds > 0) throw generalProblem('too-many-requests', { seconds: waitSeconds });
  const accounts = await ctx.database.inSystem((tx) =>
    accountsByUsername(tx, username, attempt.tenantId),
  );
  const fitting = [];
  for (const account of accounts) {
    if (await passwordFits(account.passwordHash, attempt.password)) fitting.push(account);
  }
  if (accounts.length === 0) await passwordFits(await decoy, attempt.password);
  if (fitting.length > 1) throw problem('town-ambiguous');
  const account = fitting[0];
  if (!account) {
    attempts.failed(key, now);
    throw problem('sign-in-failed');
  }
  attempts.succeeded(key);
  return openSession(
    ctx.database,
    { ...account, device: attempt.device, seconds: sessionSeconds.staff },
    now,
  );
}

/** Opens a session for a person. */
export async function openSession(
  database: Database,
  who: { tenantId: string; personId: string; device: string; seconds: number },
  now: Date,
): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url');
  await database.inSystem((tx) =>
    insertSession(tx, {
      tokenSha256: digestOf(token),
      id: uuidv7(),
      tenantId: who.tenantId,
      personId: who.personId,
      device: who.device.slice(0, 200),
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + who.seconds * 1000),
    }),
  );
  return { token, tenantId: who.tenantId, personId: who.personId, seconds: who.seconds };
}

/** Ends the session of a token. */
export async function signOut(ctx: Ctx, token: string): Promise<void> {
  await ctx.database.inSystem((tx) => deleteSession(tx, digestOf(token)));
  if (ctx.actor.personId) await noteSession(ctx, 'people.signOut');
}

/** Writes the audit line of a session that began or ended. */
export async function noteSession(ctx: Ctx, action: 'people.signIn' | 'people.signOut') {
  await ctx.database.inTenant(ctx, (tx) =>
    audit(tx, [{ action, subject: ctx.actor.personId ?? '' }]),
  );
}
