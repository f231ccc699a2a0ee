/** Numbers of now in an answer: as they stand, and as each day ended with them. */
import { localDay } from '#platform/calendar/index.ts';
import { beyondReach } from '#platform/database/index.ts';
import type { FactDimension, LiveNumber } from '#platform/facts/index.ts';
import { monthOf } from '../rules/period.ts';
import { snapshotRows, type SnapshotQuestion } from '../store/snapshots.ts';
import { dimensionOf, type Desk, type Question } from './question.ts';

/** A number of now by group of the answer. */
export interface LiveTable {
  /** Null where nobody kept how it stood. */
  of(group: string): number | null;
  readonly groups: readonly string[];
}

/**
 * The number of a question. Of today it is read as it stands, of earlier days from what each day ended with; a span
 * without division has the number of its end.
 */
export async function liveTable(
  desk: Desk,
  number: LiveNumber,
  question: Question,
): Promise<LiveTable> {
  const today = localDay(desk.tx.ctx.clock.now());
  const { by, span } = question;
  if (by === 'day' || by === 'month') return seriesTable(desk, number, question, today);
  const values =
    span.to < today
      ? await keptOn(desk, number, question)
      : await readNow(desk, number, dimensionOf(by) ?? question.where?.dimension ?? null);
  if (values === null) return { of: () => null, groups: [] };
  const one = question.where && !dimensionOf(by) ? question.where.key : null;
  if (one !== null) return { of: () => values.get(one) ?? 0, groups: [''] };
  return { of: (group) => values.get(group) ?? 0, groups: [...values.keys()] };
}

async function seriesTable(
  desk: Desk,
  number: LiveNumber,
  { by, span, where }: Question,
  today: string,
): Promise<LiveTable> {
  const asked = { ...whichOf(number, where?.dimension ?? null), key: where?.key ?? '', span };
  const kept = new Map(await snapshotRows(desk.tx, { ...asked, by: by as 'day' | 'month' }));
  if (span.from <= today && today <= span.to) {
    const now = await readNow(desk, number, where?.dimension ?? null);
    kept.set(by === 'day' ? today : monthOf(today), now.get(where?.key ?? '') ?? 0);
  }
  return { of: (group) => kept.get(group) ?? null, groups: [...kept.keys()] };
}

/** What the last day of a past span ended with; null when nobody kept it. */
async function keptOn(
  { tx }: Desk,
  number: LiveNumber,
  { by, span, where }: Question,
): Promise<ReadonlyMap<string, number> | null> {
  const dimension = dimensionOf(by) ?? where?.dimension ?? null;
  const last = { from: span.to, to: span.to };
  const whole = await snapshotRows(tx, {
    ...whichOf(number, null),
    key: '',
    span: last,
    by: 'day',
  });
  if (whole.size === 0) return null;
  if (!dimension) return new Map([['', whole.get(span.to) ?? 0]]);
  return snapshotRows(tx, { ...whichOf(number, dimension), span: last, by: 'key' });
}

function whichOf(
  { code }: LiveNumber,
  dimension: FactDimension | null,
): Pick<SnapshotQuestion, 'number' | 'cube'> {
  return { number: code, cube: dimension ?? 'town' };
}

/** Everybody sees the same number, whatever rows they may see. */
async function readNow(
  { tx }: Desk,
  number: LiveNumber,
  by: FactDimension | null,
): Promise<ReadonlyMap<string, number>> {
  const rows = await beyondReach(tx, () => number.read(tx, by));
  return new Map(rows.map(({ key, value }) => [key ?? (by ? '-' : ''), value]));
}
