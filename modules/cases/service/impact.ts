/** How many open cases a change of the duty matrix would touch. */
import type { DutyImpact } from '#modules/duties/index.ts';
import { openOfCells } from '../store/impact.ts';

/** Fills the slot of the module of duties. */
export const impactOnCases: DutyImpact = {
  count: (tx, affected) => openOfCells(tx, affected),
};
