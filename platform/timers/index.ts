/** Timers: rows that fire once, in the same transaction as their effect, across restarts. */
import { type Database, insertMany, sql, type Tx } from '../database/index.ts';
import type { Ctx } from '../context/index.ts';
import { uuidv7 } from '../ids/index.ts';
import type { TimerHandler } from '../module/index.ts';

/** A timer to set. One a kind and subject: setting again moves it. */
export interface NewTimer {
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Date;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** A timer as handed to its handler. */
export interface Timer {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Date;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Failed attempts before this one. */
  readonly attempts: number;
}

interface TimerTables {
  'platform.timers': {
    id: string;
    tenantId: string;
    kind: string;
    subject: string;
    dueAt: Date;
    payload: unknown;
    attempts: number;
    lastError: string | null;
  };
}

/** Sets or moves timers in the running transaction. */
export async function setTimers(tx: Tx, timers: readonly NewTimer[]): Promise<void> {
  if (timers.length === 0) return;
  const rows = timers.map((timer) => ({
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    kind: timer.kind,
    subject: timer.subject,
    dueAt: timer.dueAt,
    payload: timer.payload ?? {},
    attempts: 0,
  }));
  await insertMany(
    tx,
    'platform.timers',
    rows,
    `ON CONFLICT (tenant_id, kind, subject) DO UPDATE SET due_at = excluded.due_at,
     payload = excluded.payload, attempts = 0, last_error = NULL`,
  );
}

/** Removes timers of a subject; all kinds when none is named. */
export function clearTimers(tx: Tx, subject: string, kinds?: readonly string[]): Promise<void> {
  return clearTimersOf(tx, [subject], kinds);
}

/** Removes timers of several subjects; all kinds when none is named. */
export async function clearTimersOf(
  tx: Tx,
  subjects: readonly string[],
  kinds?: readonly string[],
): Promise<void> {
  await tx.client.query({
    name: 'timers_clear',
    text: `DELETE FROM platform.timers WHERE tenant_id = $1 AND subject = ANY ($2::text[])
      AND ($3::text[] IS NULL OR kind = ANY ($3))`,
    values: [tx.ctx.tenantId, [...subjects], kinds ? [...kinds] : null],
  });
}

/** After this many failures a timer stays in its table with its error, for the operator to see. */
const attemptLimit = 12;

/**
 * Fires what is due now, oldest first, at most `limit`. Safe to run in many processes at once.
 * @returns how many fired
 */
export async function fireDueTimers(
  database: Database,
  handlers: ReadonlyMap<string, TimerHandler>,
  ctxOf: (tenantId: string) => Ctx,
  limit = 500,
): Promise<number> {
  const due = await dueTimers(database, [...handlers.keys()], ctxOf, limit);
  let fired = 0;
  for (const timer of due) {
    const handler = handlers.get(timer.kind);
    if (handler && (await fireOne(database, handler, timer, ctxOf(timer.tenantId)))) fired += 1;
  }
  return fired;
}

async function dueTimers(
  database: Database,
  kinds: string[],
  ctxOf: (tenantId: string) => Ctx,
  limit: number,
): Promise<Timer[]> {
  if (kinds.length === 0) return [];
  const now = ctxOf('00000000-0000-0000-0000-000000000000').clock.now();
  return database.inSystem(async (tx) => {
    const rows = await tx
      .as<TimerTables>()
      .selectFrom('platform.timers')
      .selectAll()
      .where('dueAt', '<=', now)
      .where('kind', 'in', kinds)
      .where('attempts', '<', attemptLimit)
      .orderBy('dueAt')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...row, payload: row.payload as Record<string, unknown> }));
  });
}

async function fireOne(
  database: Database,
  handler: TimerHandler,
  timer: Timer,
  ctx: Ctx,
): Promise<boolean> {
  try {
    return await database.inTenant(ctx, async (tx) => {
      await handler.lock?.(tx, timer);
      const taken = await tx
        .as<TimerTables>()
        .deleteFrom('platform.timers')
        .where('tenantId', '=', timer.tenantId)
        .where('id', '=', timer.id)
        .where('dueAt', '<=', ctx.clock.now())
        .executeTakeFirst();
      if (Number(taken.numDeletedRows) === 0) return false;
      await handler.handle(tx, timer);
      return true;
    });
  } catch (error) {
    await postpone(database, timer, error as Error, ctx);
    return false;
  }
}

async function postpone(database: Database, timer: Timer, error: Error, ctx: Ctx): Promise<void> {
  const waitSeconds = Math.min(3600, 2 ** timer.attempts * 5);
  const dueAt = new Date(ctx.clock.now().getTime() + waitSeconds * 1000);
  await database.inSystem((tx) =>
    tx
      .as<TimerTables>()
      .updateTable('platform.timers')
      .set({ attempts: sql<number>`attempts + 1`, lastError: error.message.slice(0, 500), dueAt })
      .where('id', '=', timer.id)
      .execute(),
  );
}
