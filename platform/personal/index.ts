/** What follows from the declarations of personal fields: sealing, masking, who looked, sweeping. */
export {
  type Masker,
  maskerOf,
  personalFields,
  type PersonalFields,
} from './masker.ts';
export { type SealingPass, sealTowns } from './seal-town.ts';
