/** What the environment does by the clock: days that have ended are judged. */
import type { TimerHandler } from '#platform/module/index.ts';
import { againTimer } from './service/again.ts';
import { judgeAllDays, judgeDays, stationDays } from './service/days.ts';

export const timers: readonly TimerHandler[] = [
  {
    kind: stationDays.kind,
    handle: (tx, timer) => {
      const { subject, day } = stationDays.read(timer);
      return judgeDays(tx, [subject], { from: day, to: day });
    },
  },
  { kind: againTimer, handle: (tx, { subject }) => judgeAllDays(tx, subject) },
];
