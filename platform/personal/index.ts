/** What follows from the declarations of personal fields: sealing, masking, who looked, sweeping. */
export { maskValue } from './mask.ts';
export {
  type Masker,
  maskerOf,
  personalFields,
  type PersonalFields,
  seesWhole,
} from './masker.ts';
export { type SealingPass, sealTowns } from './seal-town.ts';
