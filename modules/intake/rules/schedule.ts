/** When a source runs next. */
import type { Schedule } from '../contract/source.ts';

const shanghaiMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** The next run after an instant; null for none. */
export function nextRun(schedule: Schedule, now: Date): Date | null {
  if (schedule.every === 'never') return null;
  if (schedule.every === 'minutes') return new Date(now.getTime() + schedule.minutes * 60_000);
  const [hour = 0, minute = 0] = schedule.at.split(':').map(Number);
  const localMidnight = Math.floor((now.getTime() + shanghaiMs) / dayMs) * dayMs - shanghaiMs;
  const today = localMidnight + (hour * 60 + minute) * 60_000;
  return new Date(today > now.getTime() ? today : today + dayMs);
}
