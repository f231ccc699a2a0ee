/** Versions of configuration: what was in force when, who changed it and why. */
import { sql, type Tx } from '../database/index.ts';
import { enter } from '../ledger/index.ts';
import { evidenceOf } from './evidence.ts';

export { versionsEvidence } from './evidence.ts';

/** One saved state. */
export interface SavedVersion {
  readonly version: number;
  readonly content: unknown;
  readonly note: string;
  readonly savedBy: string | null;
  readonly savedByName: string;
  readonly savedAt: Date;
}

interface VersionTables {
  'platform.versions': {
    tenantId: string;
    kind: string;
    subject: string;
    version: number;
    content: unknown;
    note: string;
    savedBy: string | null;
    savedByName: string;
    savedAt: Date;
  };
}

/** A state to keep. */
export interface NewVersion {
  readonly kind: string;
  readonly subject: string;
  readonly content: unknown;
  readonly note?: string;
}

/**
 * Keeps states as the newest versions of their subjects, each subject named once, and enters them in the
 * ledger.
 */
export async function saveVersions(tx: Tx, versions: readonly NewVersion[]): Promise<void> {
  const { ctx } = tx;
  for (let from = 0; from < versions.length; from += 500) {
    const rows = versions.slice(from, from + 500).map((one) => ({
      tenantId: ctx.tenantId,
      kind: one.kind,
      subject: one.subject,
      version: sql<number>`(SELECT coalesce(max(v.version), 0) + 1 FROM platform.versions v
        WHERE v.tenant_id = ${ctx.tenantId} AND v.kind = ${one.kind} AND v.subject = ${one.subject})`,
      content: JSON.stringify(one.content),
      note: one.note ?? '',
      savedBy: ctx.actor.personId,
      savedByName: ctx.actor.name,
      savedAt: ctx.clock.now(),
    }));
    const saved = await tx
      .as<VersionTables>()
      .insertInto('platform.versions')
      .values(rows)
      .returningAll()
      .execute();
    await enter(
      tx,
      saved.map((row) => ({
        source: 'versions',
        kind: `versions.${row.kind}`,
        subject: `${row.kind}:${row.subject}`,
        label: `v${row.version}`,
        rows: [evidenceOf(row)],
      })),
    );
  }
}

/** The states of a subject, newest first. */
export async function versionsOf(tx: Tx, kind: string, subject: string): Promise<SavedVersion[]> {
  return tx
    .as<VersionTables>()
    .selectFrom('platform.versions')
    .select(['version', 'content', 'note', 'savedBy', 'savedByName', 'savedAt'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .orderBy('version', 'desc')
    .limit(200)
    .execute();
}
