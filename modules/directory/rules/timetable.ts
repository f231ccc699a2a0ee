/** The town's timetable: GTFS with rules for the days that no week knows. */
import type { GtfsFeed, GtfsService } from '#protocols/gtfs/index.ts';
import type { BusService, ServiceRule } from '../contract/bus.ts';

/** A timetable as kept. */
export type Timetable = Omit<GtfsFeed, 'services'> & { readonly services: readonly BusService[] };

/** What the rules ask of the town's calendar. */
export interface BusCalendar {
  readonly isMarketDay: (day: string) => boolean;
  readonly lunarDay: (day: string) => number;
}

/** Whether a service runs on a day. A single day added or taken out goes before every rule. */
export function runsOn(service: BusService, day: string, calendar: BusCalendar): boolean {
  if (service.removed.includes(day)) return false;
  if (service.added.includes(day)) return true;
  if (day < service.from || day > service.until) return false;
  return ruleHolds(service.rule, day, calendar);
}

function ruleHolds(rule: ServiceRule, day: string, calendar: BusCalendar): boolean {
  switch (rule.kind) {
    case 'weekly':
      return rule.weekdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    case 'marketDays':
      return calendar.isMarketDay(day);
    case 'otherDays':
      return !calendar.isMarketDay(day);
    case 'lunarDays':
      return rule.lunarDays.includes(calendar.lunarDay(day));
    case 'dates':
      return false;
  }
}

const dayMs = 86_400_000;

/** The day so many days later. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** The days of a service from a day on, at most `count`, looked for over `within` days. */
export function nextDays(
  service: BusService,
  from: string,
  { count, within, calendar }: { count: number; within: number; calendar: BusCalendar },
): string[] {
  const days: string[] = [];
  for (let at = 0; at < within && days.length < count; at += 1) {
    const day = dayAfter(from, at);
    if (runsOn(service, day, calendar)) days.push(day);
  }
  return days;
}

/** A rule that a week can say. */
const isWeekly = ({ rule }: BusService): boolean => rule.kind === 'weekly';

/** How far ahead rules of market days and lunar days are written out as dates. */
export const exportedDays = 400;

/** The timetable as plain GTFS: what no week can say becomes single dates from a day on. */
export function toGtfs(timetable: Timetable, from: string, calendar: BusCalendar): GtfsFeed {
  const services = timetable.services.map((service): GtfsService => {
    const { id, rule, from: first, until, added, removed } = service;
    if (isWeekly(service))
      return { id, weekdays: rule.weekdays, from: first, until, added, removed };
    const start = first > from ? first : from;
    const days = nextDays(service, start, { count: exportedDays, within: exportedDays, calendar });
    return {
      id,
      weekdays: [],
      from: days[0] ?? start,
      until: days.at(-1) ?? start,
      added: days,
      removed: [],
    };
  });
  return { ...timetable, services };
}

/** A feed as the town keeps it: where the town already had a rule of its own for a service, the rule stays. */
export function fromGtfs(
  feed: GtfsFeed,
  before: Timetable | null,
): {
  timetable: Timetable;
  keptRules: string[];
} {
  const keptRules: string[] = [];
  const services = feed.services.map((service): BusService => {
    const known = before?.services.find(({ id }) => id === service.id);
    const hasOwnRule = known && !['weekly', 'dates'].includes(known.rule.kind);
    if (hasOwnRule) {
      keptRules.push(service.id);
      return known;
    }
    const kind = service.weekdays.length > 0 ? ('weekly' as const) : ('dates' as const);
    const { id, weekdays, from, until, added, removed } = service;
    return {
      id,
      rule: { kind, weekdays: [...weekdays], lunarDays: [] },
      from,
      until,
      added: [...added],
      removed: [...removed],
    };
  });
  return { timetable: { ...feed, services }, keptRules };
}

/** Whether a rule names any day at all. */
export function isEmptyRule({ kind, weekdays, lunarDays }: ServiceRule): boolean {
  return (
    (kind === 'weekly' && weekdays.length === 0) || (kind === 'lunarDays' && lunarDays.length === 0)
  );
}
