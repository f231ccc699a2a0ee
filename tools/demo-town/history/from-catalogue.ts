import type { CategorySeed, DutySeed } from '#modules/duties/catalogue/types.ts';
import type { HistoryCategory } from './types.ts';

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
    return [
      { code, nameZh, urgency, departmentCode: duty.leadDepartmentCode, deadline: duty.deadline },
    ];
  });
}
