/** What happens when a local day has ended: numbers of now are kept, roll-ups are compared with the rows. */
import { audit } from '#platform/audit/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { hasUnheard } from '#platform/events/runner.ts';
import type { FactDimension, FactSource, NumberRow } from '#platform/facts/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { plusDays } from '../rules/period.ts';
import { differencesOf, insertCheck, lastCheckDay } from '../store/checks.ts';
import type { DayRange } from '../store/summing.ts';
import { markDays } from '../store/marks.ts';
import { hasSnapshots, keepSnapshots } from '../store/snapshots.ts';
import type { Difference } from '../store/tables.ts';
import type { Sources } from './book.ts';
import { marksListener, markRefreshed } from './keep-up.ts';

/** Days looked at each night: late data and corrections rarely reach further back. */
const recentDays = 35;
/** Differences kept of one check. */
const keptDifferences = 200;

/** Does what the end of yesterday asks for, once. */
export async function endOfDay(ctx: Ctx, sources: Sources): Promise<void> {
  const yesterday = plusDays(localDay(ctx.clock.now()), -1);
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await hasSnapshots(tx, yesterday))) await keepNumbers(tx, sources, yesterday);
    if ((await lastCheckDay(tx)) !== localDay(ctx.clock.now())) await check(tx, sources);
  });
}

async function keepNumbers(tx: Tx, sources: Sources, day: string): Promise<void> {
  for (const number of sources.live.values()) {
    for (const by of [null, ...number.dimensions] as const) {
      const rows = await number.read(tx, by);
      await keepSnapshots(
        tx,
        rows.map((row) => ({ ...snapshotOf(number.code, by, row), day })),
      );
    }
  }
}

/** Fills the ends of past days, where the rows can tell how things stood. */
export async function pastSnapshots(
  tx: Tx,
  sources: Sources,
  days: readonly string[],
): Promise<void> {
  const ends = new Map(days.map((day) => [instantAt(plusDays(day, 1)).getTime(), day]));
  const instants = [...ends.keys()].map((ms) => new Date(ms));
  for (const { code: number, dimensions, readPast } of sources.live.values()) {
    for (const by of readPast ? ([null, ...dimensions] as const) : []) {
      const rows = (await readPast?.(tx, instants, by)) ?? [];
      const kept = rows.flatMap(({ at, ...row }) => {
        const day = ends.get(at.getTime());
        return day === undefined ? [] : [{ ...snapshotOf(number, by, row), day }];
      });
      await keepSnapshots(tx, kept);
    }
  }
}

const snapshotOf = (number: string, by: FactDimension | null, { key, value }: NumberRow) => ({
  number,
  cube: by ?? 'town',
  key: key ?? (by ? '-' : ''),
  value,
});

/**
 * What really differs. A row may have committed while nobody has heard its event yet: then its day is no fault, it is about to
 * be summed. So first it is seen whether anything is unheard, and only then looked once more: a difference that stands
 * unchanged over both was there before, and nothing is under way that would mend it. While events wait, the days that
 * they are of, today and yesterday, are summed anew and judged the next night.
 */
async function confirmed(
  tx: Tx,
  source: FactSource,
  { range, found }: { readonly range: DayRange; readonly found: readonly Difference[] },
): Promise<Difference[]> {
  const { tenantId, database } = tx.ctx;
  const isBehind = await hasUnheard(database, marksListener, { tenantId, types: source.events });
  const again = await differencesOf(tx, source, range);
  const standing = new Set(again.map((one) => JSON.stringify(one)));
  const yesterday = plusDays(range.to, -2);
  return found.filter(
    (one) => standing.has(JSON.stringify(one)) && !(isBehind && one.day >= yesterday),
  );
}

/** Compares the recent days of every source with their rows; what differs is told and summed anew. */
export async function check(tx: Tx, sources: Sources): Promise<readonly Difference[]> {
  const startedAt = tx.ctx.clock.now();
  const started = performance.now();
  const today = localDay(startedAt);
  const range = { from: plusDays(today, -recentDays), to: plusDays(today, 1) };
  // Days of which no event tells are behind by some minutes: they are summed anew, not blamed.
  await markRefreshed(tx, sources);
  const differences: Difference[] = [];
  for (const source of sources.facts.values()) {
    const found = await differencesOf(tx, source, range);
    if (found.length === 0) continue;
    differences.push(...(await confirmed(tx, source, { range, found })));
    await markDays(tx, source.code, [...new Set(found.map(({ day }) => day))]);
  }
  await audit(tx, [
    { action: 'indicators.check', subject: today, detail: { differences: differences.length } },
  ]);
  await insertCheck(tx, {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    startedAt,
    seconds: (performance.now() - started) / 1000,
    days: recentDays * sources.facts.size,
    differences: differences.slice(0, keptDifferences),
  });
  return differences;
}
