/** Sessions: opening, listing and ending them. */
import { randomBytes } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Database } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { deleteSession, insertSession } from '../store/sign-in.ts';
import { endSessions, sessionsOf } from '../store/staff.ts';
import type { SessionFactor } from '../store/tables.ts';
import { digestOf } from './identity.ts';

/** How long a session lives without a new sign-in. */
export const sessionSeconds = { staff: 14 * 86_400, resident: 180 * 86_400 } as const;

/** A session that was opened. */
export interface OpenedSession {
  readonly token: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly seconds: number;
}

/** For whom a session is opened, and what was shown for it. */
export interface SessionOwner {
  readonly tenantId: string;
  readonly personId: string;
  readonly device: string;
  readonly seconds: number;
  readonly factor: SessionFactor | null;
  /** Token of the session that this browser had before; it ends with the new one. */
  readonly previousToken: string | null;
}

/** Opens a session for a person, always under a new token. */
export async function openSession(
  database: Database,
  who: SessionOwner,
  now: Date,
): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url');
  const { tenantId, personId, seconds, factor, previousToken } = who;
  await database.inSystem(async (tx) => {
    if (previousToken) await deleteSession(tx, digestOf(previousToken));
    await insertSession(tx, {
      tokenSha256: digestOf(token),
      id: uuidv7(),
      tenantId,
      personId,
      device: who.device.slice(0, 200),
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + seconds * 1000),
      factor,
      confirmedAt: now,
      visitId: null,
    });
  });
  return { token, tenantId, personId, seconds };
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

/** A person's open sessions, the last used first. */
export async function listSessions(ctx: Ctx, personId: string) {
  const rows = await ctx.database.inTenant(ctx, (tx) => sessionsOf(tx, personId, ctx.clock.now()));
  return rows.map(({ id, device, factor, createdAt, seenAt, tokenSha256 }) => ({
    id,
    device,
    factor,
    createdAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
    tokenSha256,
  }));
}

/** One's own open sessions. */
export async function ownSessions(ctx: Ctx, token: string) {
  const own = digestOf(token);
  const sessions = await listSessions(ctx, ctx.actor.personId ?? '');
  return sessions.map(({ tokenSha256, ...rest }) => {
    return { ...rest, current: tokenSha256.equals(own) };
  });
}

/** Ends one of one's own sessions. @throws not-found */
export async function endOwnSession(ctx: Ctx, sessionId: string): Promise<void> {
  const ended = await endSessionsOf(ctx, ctx.actor.personId ?? '', sessionId);
  if (ended === 0) throw generalProblem('not-found', { what: '会话' });
}

/** Ends a person's sessions: one, or all. @returns how many */
export function endSessionsOf(ctx: Ctx, personId: string, sessionId?: string): Promise<number> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const ended = await endSessions(tx, personId, sessionId ? { id: sessionId } : {});
    await audit(tx, [
      { action: 'people.endSession', subject: sessionId ?? personId, detail: { ended } },
    ]);
    return ended;
  });
}
