import type { DutyInput, DutyView } from '../../contract/index.ts';

/** How a form says where a duty holds. */
export type PlaceChoice = 'anywhere' | 'placeKind' | 'villageId' | 'gridCellId';

/** What the form of a duty holds: the input and which kind of place was chosen. */
export type DutyValues = DutyInput & { readonly at: PlaceChoice };

/** A new duty: two working hours to accept, three working days to finish. */
export const blankDuty: Partial<DutyValues> = {
  at: 'anywhere',
  gridCellId: null,
  villageId: null,
  placeKind: null,
  assistingDepartmentIds: [],
  teamZh: '',
  response: { amount: 2, unit: 'workingHour' },
  deadline: { amount: 3, unit: 'workingDay' },
  verifyBy: 'gridWorker',
  registrationCondition: '',
  closingCondition: '',
};

/** The form's values of a saved duty. */
export function valuesOf({ id: _, version: __, ...input }: DutyView): DutyValues {
  const at: PlaceChoice = input.gridCellId
    ? 'gridCellId'
    : input.villageId
      ? 'villageId'
      : input.placeKind
        ? 'placeKind'
        : 'anywhere';
  return { ...input, at };
}

/** What is sent: only the chosen kind of place. */
export function inputOf({ at, ...values }: DutyValues): DutyInput {
  return {
    ...values,
    gridCellId: at === 'gridCellId' ? (values.gridCellId ?? null) : null,
    villageId: at === 'villageId' ? (values.villageId ?? null) : null,
    placeKind: at === 'placeKind' ? (values.placeKind ?? null) : null,
  };
}
