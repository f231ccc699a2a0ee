/** Who looked: a line for everybody to whom whole personal data was shown, which the person concerned reads. */
import { insertMany, type Tx } from '../database/index.ts';
import { uuidv7 } from '../ids/index.ts';
import { enter } from '../ledger/index.ts';
import { maskPersonal } from '../text/index.ts';
import { evidenceOfLook } from './look-evidence.ts';

/** Personal data shown whole to whoever acts. */
export interface Look {
  readonly kind: 'reveal' | 'work' | 'export';
  /** The person concerned; null when known by no account, or when a file held many. */
  readonly subjectId: string | null;
  /** `module.table.column` of each. */
  readonly fields: readonly string[];
  /** The row; null for a file. */
  readonly rowKey: string | null;
  readonly reason: string;
  readonly until?: Date;
}

/**
 * Notes looks in the running transaction, before the data is shown, and enters each in the ledger. Work on one row is
 * noted once an hour. The house itself and a person's own doings are not noted.
 */
export async function noteLooks(tx: Tx, looks: readonly Look[]): Promise<void> {
  const { actor } = tx.ctx;
  if (actor.kind !== 'staff' && actor.kind !== 'apiKey') return;
  for (const look of looks) {
    if (!look.subjectId || look.subjectId !== actor.personId) await noteLook(tx, look);
  }
}

async function noteLook(tx: Tx, look: Look): Promise<void> {
  const { actor, clock, tenantId } = tx.ctx;
  const now = clock.now();
  const row = {
    id: uuidv7(now.getTime()),
    tenantId,
    kind: look.kind,
    viewerId: actor.personId,
    viewerKind: actor.kind,
    viewerName: actor.name,
    subjectId: look.subjectId,
    fields: [...look.fields],
    rowKey: look.rowKey,
    reason: maskPersonal(look.reason.trim()).text.slice(0, 300),
    seenAt: now,
    until: look.until ?? null,
    onceKey: look.kind === 'work' ? onceKeyOf(look, actor.personId ?? actor.name, now) : null,
  };
  const added = await insertMany(
    tx,
    'platform.looks',
    [row],
    'ON CONFLICT (tenant_id, once_key) WHERE once_key IS NOT NULL DO NOTHING',
  );
  if (added === 0) return;
  const act = { source: 'looks', kind: `looks.${look.kind}`, subject: row.id };
  await enter(tx, [{ ...act, rows: [evidenceOfLook(row)] }]);
}

const hourLength = 13;

function onceKeyOf(look: Look, viewer: string, now: Date): string {
  return `${viewer}|${look.rowKey ?? ''}|${look.fields.join()}|${now.toISOString().slice(0, hourLength)}`;
}
