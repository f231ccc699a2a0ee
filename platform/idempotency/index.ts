/** Commands that a phone, device or gateway may repeat: done once, answered the same each time. */
import { createHash } from 'node:crypto';
import { sql, type Tx } from '../database/index.ts';
import { generalProblem } from '../problems/index.ts';

interface IdempotencyTables {
  'platform.idempotency': {
    tenantId: string;
    operation: string;
    actor: string;
    key: string;
    requestSha256: string;
    reply: unknown;
    createdAt: Date;
  };
}

/** Identifies one command of one caller. */
export interface OnceKey {
  readonly operation: string;
  /** Null: the caller gave no key; the work is done without remembering. */
  readonly key: string | null;
  /** The request, to refuse the same key with another content. */
  readonly request: unknown;
  /** Who repeats when nobody is signed in; default the person. */
  readonly actor?: string;
}

/**
 * Does `work` once for a key and remembers its reply in the same transaction. A second caller with
 * the same key waits for the first to commit and receives the first reply.
 * @throws idempotency-key-reused when the key came with another request
 */
export async function once<T>(tx: Tx, what: OnceKey, work: () => Promise<T>): Promise<T> {
  if (!what.key) return work();
  const { ctx } = tx;
  const row = {
    tenantId: ctx.tenantId,
    operation: what.operation,
    actor: what.actor ?? ctx.actor.personId ?? ctx.actor.kind,
    key: what.key.slice(0, 200),
  };
  const requestSha256 = createHash('sha256')
    .update(JSON.stringify(what.request ?? null))
    .digest('hex');
  const inserted = await tx
    .as<IdempotencyTables>()
    .insertInto('platform.idempotency')
    .values({ ...row, requestSha256, reply: null, createdAt: ctx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0)
    return remembered<T>(tx, row, requestSha256);
  const reply = await work();
  await matching(tx, row)
    .set({ reply: sql`${JSON.stringify(reply)}::jsonb` })
    .execute();
  return reply;
}

type Row = { tenantId: string; operation: string; actor: string; key: string };

function matching(tx: Tx, row: Row) {
  return tx
    .as<IdempotencyTables>()
    .updateTable('platform.idempotency')
    .where('tenantId', '=', row.tenantId)
    .where('operation', '=', row.operation)
    .where('actor', '=', row.actor)
    .where('key', '=', row.key);
}

async function remembered<T>(tx: Tx, row: Row, requestSha256: string): Promise<T> {
  const found = await tx
    .as<IdempotencyTables>()
    .selectFrom('platform.idempotency')
    .select(['requestSha256', 'reply'])
    .where('tenantId', '=', row.tenantId)
    .where('operation', '=', row.operation)
    .where('actor', '=', row.actor)
    .where('key', '=', row.key)
    .executeTakeFirstOrThrow();
  if (found.requestSha256 !== requestSha256) throw generalProblem('idempotency-key-reused');
  return found.reply as T;
}
