/** What the demo tells halls and clinics with. */
import type { WeeklyHours } from '../contract/plans.ts';
import type { PoolRow, ResourceRow } from '../store/tables.ts';

/** A site as the demo tells it. */
export interface DemoSite {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly locationZh: string;
  readonly publicPhone: string;
  readonly pools: readonly DemoPool[];
}

type PoolWords = Pick<PoolRow, 'kind' | 'nameZh' | 'nameEn' | 'letter' | 'slotMinutes'>;

/** A pool with its resources. */
export interface DemoPool extends PoolWords {
  readonly department: string;
  readonly hintZh: string;
  readonly hintEn: string;
  readonly rules?: Partial<PoolRow>;
  readonly resources: readonly DemoResource[];
}

type ResourceWords = Pick<ResourceRow, 'nameZh' | 'nameEn' | 'weekly'>;

/** A resource as the demo tells it. */
export interface DemoResource extends ResourceWords {
  readonly titleZh?: string;
  readonly titleEn?: string;
  readonly spotZh?: string;
  readonly capacity?: number;
  /** User name of the member of staff behind it. */
  readonly username?: string;
}

const [morning, noon] = [480, 720];
const [afternoon, evening] = [840, 1050];

/** Mornings and afternoons of weekdays. */
export function days(
  weekdays: readonly number[],
  halves: 'both' | 'morning' | 'afternoon' = 'both',
) {
  return weekdays.flatMap((weekday): WeeklyHours[] => [
    ...(halves === 'afternoon' ? [] : [{ weekday, fromMinute: morning, untilMinute: noon }]),
    ...(halves === 'morning' ? [] : [{ weekday, fromMinute: afternoon, untilMinute: evening }]),
  ]);
}

/** Monday to Friday. */
export const workdays = [1, 2, 3, 4, 5];
/** All days of the week. */
export const everyDay = [0, 1, 2, 3, 4, 5, 6];
