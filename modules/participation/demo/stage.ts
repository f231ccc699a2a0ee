/** What the stories of the demo need of the town: its people, its ground, and moments in the past. */
import { demoResidents } from '#demo/people.ts';
import { fixedClock } from '#platform/clock/index.ts';
import type { Actor, Ctx } from '#platform/context/index.ts';
import { residentsByPhone, staffByUsername } from '#modules/people/index.ts';
import { type Department, ground, type Village } from '#modules/towns/index.ts';

/** A resident with an account. */
export interface DemoPerson {
  readonly personId: string;
  readonly name: string;
  readonly gender: 'female' | 'male';
  readonly phone: string;
}

/** The stage. */
export interface Stage {
  readonly ctx: Ctx;
  readonly people: readonly DemoPerson[];
  readonly villages: readonly Village[];
  readonly department: (code: string) => Department | undefined;
  /** A member of staff, with these permissions. */
  readonly staff: (username: string, ...permissions: string[]) => Actor;
  /** The ctx of somebody, so many hours ago. */
  readonly before: (actor: Actor | null, hours: number) => Ctx;
}

/** The stage of a town; null where it has no residents. */
export async function stageOf(ctx: Ctx): Promise<Stage | null> {
  const { known, staff, town } = await ctx.database.inTenant(ctx, async (tx) => ({
    known: await residentsByPhone(tx),
    staff: await staffByUsername(tx),
    town: await ground(tx),
  }));
  const people = demoResidents().flatMap(({ name, gender, phone }): DemoPerson[] => {
    const person = known.get(phone);
    return person ? [{ personId: person.id, name, gender, phone }] : [];
  });
  if (people.length < 120 || town.villages.length === 0) return null;
  return {
    ctx,
    people,
    villages: town.villages,
    department: (code) => town.departments.find((one) => one.code === code),
    staff: (username, ...permissions) => {
      const person = staff.get(username);
      const scope = { ...ctx.actor.scope, kind: 'town' as const };
      const of = { personId: person?.id ?? null, name: person?.name ?? '' };
      return { kind: 'staff', ...of, roles: [], permissions: new Set(permissions), scope };
    },
    before: (actor, hours) => {
      const at = new Date(ctx.clock.now().getTime() - hours * 3_600_000);
      return { ...ctx, actor: actor ?? ctx.actor, clock: fixedClock(at) };
    },
  };
}

/** The same for the same number, spread over 0 to 1. */
export function spread(seed: number): number {
  const value = Math.sin(seed * 12.9898 + 4.1414) * 43_758.5453;
  return value - Math.floor(value);
}
