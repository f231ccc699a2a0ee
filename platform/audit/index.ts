/** The audit trail: one line for every write a person makes, in the transaction of the write. */
import { insertMany, together, type Tx } from '../database/index.ts';
import { uuidv7 } from '../ids/index.ts';
import { enter } from '../ledger/index.ts';
import { evidenceOf } from './evidence.ts';

/** What was done to what. `detail` holds facts, never personal data. */
export interface AuditLine {
  readonly action: string;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes lines of audit in the running transaction, and enters each in the ledger. */
export async function audit(tx: Tx, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return;
  const { ctx } = tx;
  const now = ctx.clock.now();
  const rows = lines.map((line) => ({
    id: uuidv7(),
    tenantId: ctx.tenantId,
    occurredAt: now,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.personId,
    onBehalfOf: ctx.actor.onBehalfOf?.personId ?? null,
    action: line.action,
    subject: line.subject,
    detail: line.detail ?? {},
    traceId: ctx.traceId,
  }));
  await together(tx, async () => {
    await insertMany(tx, 'platform.audit', rows);
    await enter(
      tx,
      rows.map((row) => ({
        source: 'audit',
        kind: row.action,
        subject: row.subject,
        rows: [evidenceOf(row)],
      })),
    );
  });
}
export { auditEvidence } from './evidence.ts';
