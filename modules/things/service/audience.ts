/** Who sees on a live screen what happens to a device. */
import type { Audience } from '#platform/events/index.ts';

/** The places and department of a device. */
interface Placed {
  readonly departmentId: string | null;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
}

/** Those who keep it and those on whose ground it stands. */
export function audienceOf({ departmentId, villageId, gridCellId }: Placed): Audience {
  return {
    departments: departmentId ? [departmentId] : [],
    villages: villageId ? [villageId] : [],
    gridCells: gridCellId ? [gridCellId] : [],
  };
}
