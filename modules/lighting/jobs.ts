/** What the lights do by themselves. */
import { thingEvents } from '#modules/things/index.ts';
import type { Listener, TimerHandler } from '#platform/module/index.ts';
import { events } from './contract/index.ts';
import { switchGroup } from './service/apply.ts';
import { energyDays, reckonEnergy } from './service/energy-days.ts';
import { plan, planCache } from './service/plan.ts';
import { checkGroup } from './service/read-back.ts';
import { checkTimer, switchSoon, switchTimer } from './service/switching.ts';

/** Keeps this process's copy of the plan fresh. */
export const refreshPlan: Listener = {
  name: 'lighting.refreshPlan',
  events: [events.planChanged],
  handle: async (tx) => planCache.reload(tx),
};

/** New lamps, lamps of another group, other market days: every group is decided anew. */
export const followChanges: Listener = {
  name: 'lighting.followChanges',
  events: [thingEvents.directoryChanged, 'calendar.changed'],
  handle: async (tx) => {
    const { groups } = await plan(tx);
    if (groups.size > 0) await switchSoon(tx, [...groups.keys()]);
  },
};

export const timers: readonly TimerHandler[] = [
  { kind: switchTimer, handle: switchGroup },
  { kind: checkTimer, handle: checkGroup },
  {
    kind: energyDays.kind,
    handle: (tx, timer) => {
      const { subject, day } = energyDays.read(timer);
      return reckonEnergy(tx, [subject], { from: day, to: day });
    },
  },
];
