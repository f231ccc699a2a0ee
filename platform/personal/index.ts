/** What follows from the declarations of personal fields: sealing, masking, who looked, forgetting. */
export { exportMark } from './export-mark.ts';
export { forgetting, withoutWords, wordsOf } from './forgetting.ts';
export { canaries, leaksIn } from './canaries.ts';
export {
  type DeclaredTable,
  declaredTables,
  eraseRows,
  type HeldRow,
  heldRows,
  sweepRows,
} from './held-rows.ts';
export { looksEvidence } from './look-evidence.ts';
export { type Look, noteLooks } from './looks.ts';
export { type Masker, maskerOf, personalFields, type PersonalFields } from './masker.ts';
export { type SealingPass, sealTowns } from './seal-town.ts';
export { answerStanding, type Standing, standingOf } from './standing.ts';
export {
  type HeldRecord,
  type KeptBack,
  type PersonalErase,
  personalEraseSlot,
  type PersonalExport,
  personalExportSlot,
  type PersonalLooks,
  personalLooksSlot,
  type PersonalReach,
  personalReachSlot,
  type PersonalSweep,
  personalSweepSlot,
  type PersonConcerned,
  type SeenElsewhere,
  type Swept,
  type Words,
} from './slots.ts';
