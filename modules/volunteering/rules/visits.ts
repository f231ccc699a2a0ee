/** Plans of visits, the next visit after one, and what of a village is covered. Pure. */

const dayMs = 86_400_000;

/** A day so many days later. */
export function dayPlus(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Days for as many visits: only those on which the volunteer has time, so many visits a day at most. */
export function daysFor(
  count: number,
  {
    from,
    weekdays,
    perDay,
  }: { readonly from: string; readonly weekdays: readonly number[]; readonly perDay: number },
): string[] {
  const days: string[] = [];
  for (let day = from; days.length < count; day = dayPlus(day, 1)) {
    if (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) continue;
    for (let at = 0; at < perDay && days.length < count; at += 1) days.push(day);
  }
  return days;
}

/**
 * The day of the next visit: so many days after this one. The first visit is always followed by a second; from then on
 * somebody is visited again while there is something left to learn.
 */
export function nextVisit(
  {
    day,
    isRevisit,
    learned,
  }: { readonly day: string; readonly isRevisit: boolean; readonly learned: number },
  { revisitDays, skillCount }: { readonly revisitDays: number; readonly skillCount: number },
): string | null {
  return isRevisit && learned >= skillCount ? null : dayPlus(day, revisitDays);
}

/** Somebody old enough to be visited. */
export interface OlderOne {
  readonly id: string;
  readonly villageId: string | null;
  readonly livingAlone: boolean;
}

/** What of a village is covered. */
export interface Covered {
  readonly older: number;
  readonly visited: number;
  readonly planned: number;
  readonly alone: number;
  readonly aloneVisited: number;
  readonly skills: Readonly<Record<string, number>>;
  readonly percent: number;
}

/** Coverage of the people of a village. @param skillsOf what each visited person can do */
export function coverageOf(
  people: readonly OlderOne[],
  {
    skillsOf,
    planned,
  }: {
    readonly skillsOf: ReadonlyMap<string, readonly string[]>;
    readonly planned: ReadonlySet<string>;
  },
): Covered {
  const visited = people.filter(({ id }) => skillsOf.has(id));
  const alone = people.filter(({ livingAlone }) => livingAlone);
  const skills: Record<string, number> = {};
  for (const { id } of visited)
    for (const skill of skillsOf.get(id) ?? []) skills[skill] = (skills[skill] ?? 0) + 1;
  return {
    older: people.length,
    visited: visited.length,
    planned: people.filter(({ id }) => planned.has(id)).length,
    alone: alone.length,
    aloneVisited: alone.filter(({ id }) => skillsOf.has(id)).length,
    skills,
    percent: people.length === 0 ? 0 : Math.round((visited.length / people.length) * 1000) / 10,
  };
}
