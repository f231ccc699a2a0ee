import { componentDuties } from './duties/components.ts';
import { peopleEventDuties } from './duties/people-events.ts';
import { placeEventDuties } from './duties/place-events.ts';
import { defaultPlaceDuties } from './duties/places.ts';
import { dutyOfRow } from './duties/row.ts';
import type { DutySeed } from './types.ts';

export { defaultCatalogue, defaultLargeClasses } from './catalogue.ts';
export { defaultDepartments, skillsFor } from './departments.ts';
export { defaultPlaceDuties } from './duties/places.ts';
export type {
  CategoryKind,
  CategorySeed,
  DepartmentCode,
  DepartmentSeed,
  DutySeed,
  DutySpan,
  LargeClassSeed,
  PlaceKind,
  SkillSeed,
  SmallClassSeed,
  UrgencyLevel,
} from './types.ts';

/**
 * Every default duty: one for each category wherever it is (`placeKind` null), then those for a
 * kind of place. The more special one wins: a landmark, road or water before the division
 * (`village`, `marketQuarter`), the division before none.
 */
export const defaultDuties: readonly DutySeed[] = [
  ...[...componentDuties, ...placeEventDuties, ...peopleEventDuties].map((row) => dutyOfRow(row)),
  ...defaultPlaceDuties,
];
