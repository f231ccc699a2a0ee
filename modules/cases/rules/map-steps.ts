/** How a case looked at any instant of a day, from its own instants. */
import { caseMapClasses } from '../contract/map.ts';
import type { CaseState } from '../states.ts';

/** What a case tells of its time. */
export interface CaseTimes {
  readonly state: CaseState;
  readonly urgency: string;
  readonly registeredAt: Date;
  readonly dispatchedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly doneAt: Date | null;
  readonly verifiedAt: Date | null;
  readonly closedAt: Date | null;
  readonly dueAt: Date | null;
}

/** Ages in hours at which the next class of the look `age` begins. */
export const ageSteps = [24, 72, 168, 720] as const;

const seconds = (at: Date): number => Math.round(at.getTime() / 1000);

/** Place of a class in the look `state`. */
const kindOfState = (key: string): number =>
  caseMapClasses.state.findIndex((one) => one.key === key);

/**
 * The classes of a case in the order of time: `[epoch seconds, kind]`, from its registration on. A case that went back
 * on its road (returned, reopened) is shown by the last time it passed each station.
 */
export function caseSteps(one: CaseTimes, look: string): [number, number][] {
  const end = one.closedAt ? seconds(one.closedAt) : Number.POSITIVE_INFINITY;
  const steps = stepsOf(one, look).filter(([at]) => at < end);
  steps.sort(([a], [b]) => a - b);
  // Looks without a class for what is closed let it go.
  return one.closedAt ? [...steps, [end, look === 'state' ? 0 : -1]] : steps;
}

function stepsOf(one: CaseTimes, look: string): [number, number][] {
  const first = seconds(one.registeredAt);
  if (look === 'urgency') {
    const place = ['low', 'normal', 'high', 'urgent'].indexOf(one.urgency);
    return [[first, Math.max(0, place)]];
  }
  if (look === 'age') {
    return [
      [first, 0],
      ...ageSteps.map((hours, at): [number, number] => [first + hours * 3600, at + 1]),
    ];
  }
  return [[first, kindOfState('registered')], ...stations(one)];
}

function stations(one: CaseTimes): [number, number][] {
  const { dispatchedAt, acceptedAt, doneAt, verifiedAt, closedAt, dueAt } = one;
  const late = dueAt && (!doneAt || dueAt < doneAt) && (!closedAt || dueAt < closedAt);
  const passed: (readonly [Date | null, string])[] = [
    [dispatchedAt, 'dispatched'],
    [acceptedAt, 'accepted'],
    [late ? dueAt : null, 'overdue'],
    [doneAt, 'done'],
    [verifiedAt, 'verified'],
  ];
  const steps = passed.flatMap(([at, key]): [Date, string][] => (at ? [[at, key]] : []));
  steps.sort(([a], [b]) => a.getTime() - b.getTime());
  // What is late stays late until it is done, whatever else happens to it.
  const lateFrom = late ? dueAt.getTime() : Number.POSITIVE_INFINITY;
  return steps.flatMap(([at, key]): [number, number][] => {
    const isCovered = at.getTime() > lateFrom && (key === 'dispatched' || key === 'accepted');
    return isCovered ? [] : [[seconds(at), kindOfState(key)]];
  });
}
