import type { CategorySeed, DutySeed, DutySpan } from '#modules/duties/catalogue/types.ts';
import type { HistoryCategory } from './types.ts';

/** Elapsed hours of a span, roughly: a working day of eight hours comes round in 24 to 72. */
const HOURS_PER_UNIT: Readonly<Record<DutySpan['unit'], number>> = {
  hour: 1,
  day: 24,
  workingHour: 3,
  workingDay: 30,
};

/** Categories of the shipped catalogue with their duties, as the history needs them. */
export function historyCategories(
  catalogue: readonly CategorySeed[],
  duties: readonly DutySeed[],
): HistoryCategory[] {
  const general = new Map(
    duties.filter((duty) => duty.placeKind === null).map((duty) => [duty.categoryCode, duty]),
  );
  return catalogue.flatMap(({ code, nameZh, urgency }) => {
    const duty = general.get(code);
    if (!duty) return [];
    const deadlineHours = duty.deadline.amount * HOURS_PER_UNIT[duty.deadline.unit];
    return [{ code, nameZh, urgency, departmentCode: duty.leadDepartmentCode, deadlineHours }];
  });
}
