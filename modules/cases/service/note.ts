/** A line in a case's timeline from another module: something the people at work should know. */
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { ground } from '#modules/towns/index.ts';
import { events } from '../contract/index.ts';
import { casesByIds } from '../store/read.ts';
import type { Fact } from '../store/tables.ts';
import { saveNote } from './steps.ts';
import { tell } from './tell.ts';

/** What is noted. `action` has its words under `cases.step` of the screens. */
export interface CaseNote {
  readonly caseId: string;
  readonly action: 'alarm';
  readonly facts: readonly Fact[];
  /** A sentence in Chinese without personal data. */
  readonly note: string;
}

/**
 * Adds a line to a case's timeline and tells the open screens; the case itself stays as it is.
 * @returns whether there is such a case within reach
 */
export async function noteOnCase(
  tx: Tx,
  { caseId, action, facts, note }: CaseNote,
): Promise<boolean> {
  const [record] = await casesByIds(tx, [caseId]);
  if (!record) return false;
  await saveNote(tx, record, {
    id: uuidv7(),
    tenantId: record.tenantId,
    caseId,
    action,
    fromState: record.state,
    toState: record.state,
    actorKind: 'system',
    actorId: null,
    actorName: '系统',
    departmentId: null,
    onBehalfOf: null,
    note,
    facts,
    photoIds: [],
    longitude: null,
    latitude: null,
    actedAt: null,
    occurredAt: tx.ctx.clock.now(),
  });
  const { departments } = await ground(tx.ctx);
  const departmentName = departments.find(({ id }) => id === record.leadDepartmentId)?.nameZh ?? '';
  const event = events.acted;
  await tell(tx, [{ record, event, action, notices: [], reason: note, departmentName }]);
  return true;
}
