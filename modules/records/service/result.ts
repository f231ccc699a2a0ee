/** What a resolution starts from and comes to, before it is written. */
import type { EntityKind } from '../contract/kinds.ts';
import type { AddressAliases } from '../rules/people/index.ts';
import type { Calibration } from '../rules/calibration.ts';
import type { Differences, Placing, ReadRow } from '../rules/wanted.ts';
import type { MemberRecord, PairRecord, SourceRow } from '../store/tables.ts';
import type { Found } from './kinds.ts';

/** What a resolution starts from. */
export interface Before {
  readonly kind: EntityKind;
  readonly sources: readonly SourceRow[];
  readonly members: readonly MemberRecord[];
  readonly judged: readonly PairRecord[];
  readonly aliases: AddressAliases;
  /** The newest act then: nobody may merge or split between the reading and the writing. */
  readonly newestAct: string;
}

/** What it comes to. */
export interface Result {
  readonly before: Before;
  readonly read: ReadonlyMap<string, readonly ReadRow[]>;
  readonly differences: Differences;
  /** All rows after it, in the order of the groups. */
  readonly rows: readonly ResolvedRow[];
  readonly found: Found;
  readonly placing: Placing;
  readonly calibration: Calibration;
  readonly seconds: number;
}

/** A row with its id, before it is written. */
export interface ResolvedRow {
  readonly id: string;
  readonly sourceId: string;
  readonly rowKey: string;
  readonly entityId: string | null;
  readonly content: MemberRecord['content'];
}
