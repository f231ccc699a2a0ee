/**
 * The three-way comparison: ours, the channel's statement, the treasury's, row by row by order or refund number. The rows
 * of the day before and after are looked at too, so that money counted on another day is told as that and not as missing.
 */
import type { DifferenceType, Source } from '../contract/words.ts';

/** A row of any of the three. */
export interface MoneyRow {
  /** Order or refund number. */
  readonly key: string;
  readonly kind: 'payment' | 'refund';
  readonly amountFen: number;
  /** Local day. */
  readonly day: string;
  readonly status: 'done' | 'failed';
}

/** Rows of three days; null where a side gives nothing (cash has no channel) or is not there yet. */
export interface Sides {
  readonly day: string;
  readonly ours: readonly MoneyRow[];
  readonly channel: readonly MoneyRow[] | null;
  readonly treasury: readonly MoneyRow[] | null;
}

/** Where they do not agree. */
export interface Difference {
  readonly type: DifferenceType;
  /** Whose row stands out. */
  readonly source: Source;
  readonly key: string;
  readonly kind: 'payment' | 'refund';
  readonly oursFen: number | null;
  readonly channelFen: number | null;
  readonly treasuryFen: number | null;
}

/** All rows of one number and kind. */
interface Group {
  readonly key: string;
  readonly kind: 'payment' | 'refund';
  readonly ours: MoneyRow[];
  readonly channel: MoneyRow[];
  readonly treasury: MoneyRow[];
}

/** Finds every difference of a day. The same number may have several. */
export function reconcile(sides: Sides): Difference[] {
  return groupsOf(sides).flatMap((group) => [
    ...against(sides, group, 'channel'),
    ...against(sides, group, 'treasury'),
  ]);
}

function groupsOf(sides: Sides): Group[] {
  const groups = new Map<string, Group>();
  const place = (row: MoneyRow, side: Source): void => {
    const id = `${row.kind} ${row.key}`;
    const { key, kind } = row;
    const group = groups.get(id) ?? { key, kind, ours: [], channel: [], treasury: [] };
    group[side].push(row);
    groups.set(id, group);
  };
  for (const row of sides.ours) place(row, 'ours');
  for (const row of sides.channel ?? []) place(row, 'channel');
  for (const row of sides.treasury ?? []) place(row, 'treasury');
  return [...groups.values()];
}

/** Ours against one of the other two. */
function against(sides: Sides, group: Group, side: 'channel' | 'treasury'): Difference[] {
  if (sides[side] === null) return [];
  const on = (rows: readonly MoneyRow[]): MoneyRow[] => rows.filter(({ day }) => day === sides.day);
  const [own, other] = [group.ours[0], group[side][0]];
  const told = (type: DifferenceType, source: Source): Difference => ({
    type,
    source,
    key: group.key,
    kind: group.kind,
    oursFen: own?.amountFen ?? null,
    channelFen: group.channel[0]?.amountFen ?? null,
    treasuryFen: group.treasury[0]?.amountFen ?? null,
  });
  const here = on(group[side]);
  if (!own) return here.length > 0 ? [told('missingOurs', side)] : [];
  if (!other) return on(group.ours).length > 0 ? [told(missing(side), 'ours')] : [];
  const found: Difference[] = [];
  if (here.length > 0 && group[side].length > 1) found.push(told('duplicate', side));
  if (on([own]).length === 0) {
    // Ours is of another day; that day tells the shift, and whatever else is wrong with the row.
    return found;
  }
  if (other.day !== own.day) found.push(told('dayShift', side));
  if (other.amountFen !== own.amountFen) found.push(told('amountDiffers', side));
  if (other.status !== own.status) found.push(told('statusDiffers', side));
  return found;
}

const missing = (side: 'channel' | 'treasury'): DifferenceType =>
  side === 'channel' ? 'missingChannel' : 'missingTreasury';

/** Count and sum of a side on the day, refunds taken off. */
export function sumOf(
  rows: readonly MoneyRow[],
  day: string,
): { readonly count: number; readonly netFen: number } {
  const own = rows.filter((row) => row.day === day && row.status === 'done');
  const netFen = own.reduce(
    (sum, { kind, amountFen }) => sum + (kind === 'refund' ? -amountFen : amountFen),
    0,
  );
  return { count: own.length, netFen };
}
