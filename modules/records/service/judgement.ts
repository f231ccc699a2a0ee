/** A person's word on a pair. */
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { PairRecord } from '../store/tables.ts';

/** What was said of which pair. */
export interface Verdict {
  readonly kind: PairRecord['kind'];
  readonly pair: readonly [string, string];
  readonly state: 'same' | 'different';
  readonly reason: string;
  /** What the model thought, where the pair was in doubt. */
  readonly odds?: number;
}

/** The row of a judgement, the smaller id first. */
export function judgement(tx: Tx, { kind, pair, state, reason, odds = 0 }: Verdict): PairRecord {
  const { actor, clock, tenantId } = tx.ctx;
  const [memberA, memberB] = [...pair].sort() as [string, string];
  return {
    id: uuidv7(),
    tenantId,
    kind,
    memberA,
    memberB,
    probability: state === 'same' ? 1 : 0,
    odds,
    levels: [],
    state,
    decidedBy: actor.personId,
    decidedByName: actor.name,
    decidedAt: clock.now(),
    reason,
    createdAt: clock.now(),
    version: 1,
  };
}
