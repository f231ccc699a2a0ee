/** The door of the module of duties. */
export { book } from './service/book.ts';
export { setUpDuties } from './service/set-up.ts';
export { type DutyImpact, dutyImpactSlot } from './slots.ts';
export type {
  Category,
  ChangedMatter,
  Duty,
  DutyBook,
  Matter,
  Span,
  Urgency,
  VerifyBy,
} from './types.ts';
export {
  defaultCatalogue,
  defaultDepartments,
  defaultDuties,
} from './catalogue/index.ts';
export type { CategorySeed, DepartmentSeed, DutySeed } from './catalogue/index.ts';
