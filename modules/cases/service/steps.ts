/** Steps of timelines, and what the ledger is told of them: each with the case as the step left it. */
import type { Tx } from '#platform/database/index.ts';
import { enter } from '#platform/ledger/index.ts';
import { forgetRows } from '#modules/ledger/index.ts';
import { evidenceOf, stateOf } from '../evidence.ts';
import type { CaseRecord, TraceRecord } from '../store/tables.ts';
import { insertTrace } from '../store/write.ts';

interface Timeline {
  readonly record: CaseRecord;
  readonly trace: readonly TraceRecord[];
}

/**
 * Writes steps of many cases; what one transaction does to a case is one entry of the ledger.
 * @param kind what the entry is called, when not after its first step
 */
export async function saveTimelines(
  tx: Tx,
  timelines: readonly Timeline[],
  kind?: string,
): Promise<void> {
  await insertTrace(
    tx,
    timelines.flatMap(({ trace }) => trace),
  );
  await enter(
    tx,
    timelines.map(({ record, trace }) => ({
      ...named(record, kind ?? trace[0]?.action ?? 'register'),
      rows: trace.map(evidenceOf),
      state: stateOf(record),
    })),
  );
}

/** Writes steps of a locked case, which the entry describes as it is now. */
export function saveSteps(
  tx: Tx,
  record: CaseRecord,
  trace: readonly TraceRecord[],
): Promise<void> {
  return saveTimelines(tx, [{ record, trace }]);
}

/** Writes a step beside a case that is not locked: the entry says nothing of the case itself. */
export async function saveNote(tx: Tx, record: CaseRecord, step: TraceRecord): Promise<void> {
  await insertTrace(tx, [step]);
  await enter(tx, [{ ...named(record, step.action), rows: [evidenceOf(step)] }]);
}

/** Tells the ledger of a case that changed without a step of its own. */
export function enterState(tx: Tx, record: CaseRecord, kind: string): Promise<void> {
  return enter(tx, [{ ...named(record, kind), rows: [], state: stateOf(record) }]);
}

/**
 * Tells the ledger of cases whose words were erased: what it kept of their steps can no longer be guessed,
 * and the steps as they are now are vouched for anew.
 */
export async function enterForgotten(
  tx: Tx,
  timelines: readonly Timeline[],
  reason: string,
): Promise<void> {
  const ids = timelines.flatMap(({ trace }) => trace.map(({ id }) => id));
  await forgetRows(tx, ids, reason);
  await enter(
    tx,
    timelines.map(({ record, trace }) => ({
      ...named(record, 'forget'),
      rows: trace.map(evidenceOf),
      state: stateOf(record),
    })),
  );
}

function named(record: CaseRecord, action: string) {
  const { id, number } = record;
  return { source: 'cases', kind: `cases.${action}`, subject: id, label: number };
}
