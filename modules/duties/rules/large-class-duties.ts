/** A duty for each large class, from the duties of its categories: it serves those added later. */

interface Basis {
  readonly categoryCode: string;
  readonly placeKind: string | null;
}

/**
 * For each large class the duty of its first category whose lead leads most of the class. The
 * result names the large class as its category.
 */
export function largeClassDuties<D extends Basis & { readonly leadDepartmentCode: string }>(
  duties: readonly D[],
): D[] {
  const byClass = Map.groupBy(
    duties.filter(({ placeKind }) => placeKind === null),
    ({ categoryCode }) => categoryCode.slice(0, 4),
  );
  return [...byClass].flatMap(([categoryCode, members]) => {
    const counts = Map.groupBy(members, ({ leadDepartmentCode }) => leadDepartmentCode);
    const [most] = [...counts.values()].sort((a, b) => b.length - a.length);
    return most?.[0] ? [{ ...most[0], categoryCode }] : [];
  });
}
