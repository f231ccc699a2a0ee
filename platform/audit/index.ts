/** The audit trail: one line for every write a person makes, in the transaction of the write. */
import type { Tx } from '../database/index.ts';
import { uuidv7 } from '../ids/index.ts';

/** What was done to what. `detail` holds facts, never personal data. */
export interface AuditLine {
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

interface AuditTables {
  'platform.audit': {
    id: string;
    tenantId: string;
    occurredAt: Date;
    actorKind: string;
    actorId: string | null;
    onBehalfOf: string | null;
    action: string;
    subject: string;
    detail: string;
    traceId: string;
  };
}

/** Writes lines of audit in the running transaction. */
export async function audit(tx: Tx, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return;
  const { ctx } = tx;
  const now = ctx.clock.now();
  await tx
    .as<AuditTables>()
    .insertInto('platform.audit')
    .values(
      lines.map((line) => ({
        id: uuidv7(),
        tenantId: ctx.tenantId,
        occurredAt: now,
        actorKind: ctx.actor.kind,
        actorId: ctx.actor.personId,
        onBehalfOf: ctx.actor.onBehalfOf?.personId ?? null,
        action: line.action,
        subject: line.subject,
        detail: JSON.stringify(line.detail ?? {}),
        traceId: ctx.traceId,
      })),
    )
    .execute();
}
