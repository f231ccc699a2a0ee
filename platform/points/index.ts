/**
 * Points (积分) for good deeds: how a scene says that somebody earned some, without knowing who keeps the account.
 * The module that keeps accounts fills the seam at start (`keepPoints`); where none does, nobody earns anything and
 * the caller's act goes on all the same.
 */
import type { Database, Tx } from '../database/index.ts';
import { defineSlot } from '../slots/index.ts';

/** A rule that a module ships: for what, and how many unless the town says otherwise. */
export interface PointsRule {
  /** Two words with a dot: `volunteering.visit`. */
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly points: number;
  /** Most awards of this rule a person and local day. */
  readonly perDay: number;
}

/** Rules that modules ship; a town changes amounts and limits, or switches a rule off. */
export const pointsRulesSlot = defineSlot<readonly PointsRule[]>('points.rules');

/** One deed of one person. */
export interface PointsAward {
  /** What the deed is a row of, e.g. `volunteering.visits`. */
  readonly source: string;
  /** The row. The same source, row, person and rule earn once, however often it is said. */
  readonly sourceId: string;
  readonly personId: string;
  /** Code of the rule. */
  readonly rule: string;
  readonly happenedAt: Date;
  /** For the person's statement; no personal data of others. */
  readonly noteZh: string;
}

/** What became of an award: `already` was given before, `limit` is above the day's number, `off` has no active rule. */
export type PointsOutcome =
  | { readonly outcome: 'given'; readonly points: number; readonly balance: number }
  | { readonly outcome: 'already' | 'limit' | 'off' | 'unkept' };

/** Who keeps the accounts. */
export interface PointsKeeper {
  readonly award: (tx: Tx, award: PointsAward) => Promise<PointsOutcome>;
  readonly takeBack: (
    tx: Tx,
    of: Pick<PointsAward, 'source' | 'sourceId'> & { readonly reasonZh: string },
  ) => Promise<number>;
  readonly balanceOf: (tx: Tx, personId: string) => Promise<number>;
}

const keepers = new WeakMap<Database, PointsKeeper>();

/** Called once at start by the module that keeps accounts. */
export function keepPoints(database: Database, keeper: PointsKeeper): void {
  keepers.set(database, keeper);
}

/** Gives points for a deed in the running transaction; idempotent by source, row, person and rule. */
export async function awardPoints(tx: Tx, award: PointsAward): Promise<PointsOutcome> {
  return (await keepers.get(tx.ctx.database)?.award(tx, award)) ?? { outcome: 'unkept' };
}

/**
 * Takes back what a row earned, because it proved untrue; never more than is left, so that no balance falls below zero.
 * @returns points taken back
 */
export async function takeBackPoints(
  tx: Tx,
  of: Pick<PointsAward, 'source' | 'sourceId'> & { readonly reasonZh: string },
): Promise<number> {
  return (await keepers.get(tx.ctx.database)?.takeBack(tx, of)) ?? 0;
}
