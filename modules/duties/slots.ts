/** What higher modules offer to the matrix without being known. */
import type { Tx } from '#platform/database/index.ts';
import { defineSlot } from '#platform/slots/index.ts';
import type { ChangedMatter } from './types.ts';

/** Counts what a change of the matrix would mean for work in hand. */
export interface DutyImpact {
  /** Open cases of the affected matters, and the numbers of a few of them. */
  count(
    tx: Tx,
    affected: readonly ChangedMatter[],
  ): Promise<{ readonly openCases: number; readonly examples: readonly string[] }>;
}

/** The slot that the module of cases fills. */
export const dutyImpactSlot = defineSlot<DutyImpact>('dutyImpact');
