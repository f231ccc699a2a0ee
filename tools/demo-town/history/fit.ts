import type { Road } from './road.ts';

/**
 * Presses a road into the time that was left: recent cases may not run ahead of the present. The
 * order and proportions of the steps stay; deadlines that were given stay as they are.
 */
export function fitBefore(road: Road, untilMs: number): Road {
  const first = road.milestones[0]?.at.getTime() ?? untilMs;
  const last = road.milestones.at(-1)?.at.getTime() ?? first;
  const room = Math.max(0, (untilMs - first) * 0.97);
  if (last - first <= room) return road;
  const scale = room / (last - first);
  return {
    ...road,
    milestones: road.milestones.map((milestone) => ({
      ...milestone,
      at: new Date(Math.round(first + (milestone.at.getTime() - first) * scale)),
    })),
  };
}
