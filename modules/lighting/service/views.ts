/** The plan and its effect on a night, as the screens show them. */
import { Value } from 'typebox/value';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { ground } from '#modules/towns/index.ts';
import { type NightView, type Plan, Steps } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { burningOf, type ProgrammeStep, switchPoints } from '../rules/programme.ts';
import { nightOf, type Place } from '../rules/sun.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { lights } from './lamps.ts';
import { plan } from './plan.ts';

/** Everything that is planned, with how many lamps each group has. */
export async function viewPlan(ctx: Ctx): Promise<Plan> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { settings, programmes, calendars, groups } = await plan(tx);
    const { lamps } = await lights(tx);
    return {
      settings,
      programmes: [...programmes.values()].map((one) => ({ ...one, steps: [...one.steps] })),
      calendars: [...calendars.values()].map((one) => ({ ...one, rules: [...one.rules] })),
      groups: [...groups.values()].map((one) => ({
        ...one,
        lampCount: lamps.filter(({ groupCode }) => groupCode === one.code).length,
      })),
    };
  });
}

/** The middle of the town's lamps, or of the town. */
export async function townPlace(tx: Tx): Promise<Place | null> {
  const { cabinets } = await lights(tx);
  return cabinets.find(({ position }) => position)?.position ?? (await ground(tx)).centre;
}

/**
 * What steps, as JSON, make of the night of a day.
 * @throws steps-unreadable; not-found without a place or a dusk
 */
export async function previewNight(ctx: Ctx, json: string, date: string): Promise<NightView> {
  const steps = stepsOf(json);
  const place = await ctx.database.inTenant(ctx, townPlace);
  const night = place && nightOf(date, place);
  if (!night) throw generalProblem('not-found', { what: '当地的日落时刻' });
  const points = switchPoints({ code: 'preview', steps }, night);
  const { burningHours, fullHours } = burningOf(points, night.duskAt, night.dawnAt);
  return {
    date,
    duskAt: night.duskAt.toISOString(),
    dawnAt: night.dawnAt.toISOString(),
    points: points.map(({ at, levelPercent }) => ({ at: at.toISOString(), levelPercent })),
    burningHours,
    fullHours,
  };
}

function stepsOf(json: string): readonly ProgrammeStep[] {
  try {
    const steps: unknown = JSON.parse(json);
    if (Value.Check(Steps, steps)) return steps;
  } catch {
    // Told below, as anything else that is no list of steps.
  }
  throw problem('steps-unreadable');
}
