/** What each action does to a case: one pure function an action, all reading the same facts. */
import { exactInstant } from '#platform/i18n/index.ts';
import { problem } from '../contract/problems.ts';
import type { CaseAction } from '../states.ts';
import type { Decision } from './decision.ts';
import { dueAfter, dueAfterPause } from './deadlines.ts';
import type { ActionFacts, DispatchTarget } from './facts.ts';

type Outcome = Omit<Decision, 'toState'>;
type Effect = (facts: ActionFacts) => Outcome;

const nothing = { change: {}, tasks: [], timers: 'keep', facts: [] } as const;
const withdraw = { kind: 'end', which: 'all', state: 'withdrawn', note: '' } as const;

/** Giving a case to a department: deadlines, lead and assisting tasks. */
export function dispatchTo(
  target: DispatchTarget,
  facts: Pick<ActionFacts, 'now' | 'calendar' | 'person'>,
): Outcome {
  const { now, calendar, person } = facts;
  const dueAt = dueAfter(calendar, now, target.deadline);
  const assisting = target.assistingDepartmentIds.filter((id) => id !== target.departmentId);
  const note = '按权责清单协办';
  return {
    change: {
      leadDepartmentId: target.departmentId,
      handlerId: person?.id ?? null,
      deadlineAmount: target.deadline.amount,
      deadlineUnit: target.deadline.unit,
      responseDueAt: dueAfter(calendar, now, target.response),
      dueAt,
      requestedDueAt: null,
      verifyBy: target.verifyBy,
      needsOfficer: false,
    },
    tasks: [
      {
        kind: 'give',
        task: 'lead',
        departmentId: target.departmentId,
        assigneeId: person?.id ?? null,
        dueAt,
        note: '',
        required: true,
      },
      ...assisting.map(
        (departmentId) =>
          ({
            kind: 'give',
            task: 'assist',
            departmentId,
            assigneeId: null,
            dueAt,
            note,
            required: false,
          }) as const,
      ),
    ],
    timers: 'schedule',
    facts: [
      { key: 'department', value: target.departmentName },
      { key: 'dueAt', value: exactInstant(dueAt) },
    ],
  };
}

function redispatch(facts: ActionFacts): Outcome {
  const given = dispatchTo(required(facts.target), facts);
  return { ...given, tasks: [withdraw, ...given.tasks] };
}

function required(target: DispatchTarget | null): DispatchTarget {
  if (!target) throw problem('duty-unknown');
  return target;
}

function ofLead(facts: ActionFacts): NonNullable<ActionFacts['person']> {
  const { person, record } = facts;
  if (!person?.active || person.departmentId !== record.leadDepartmentId) {
    throw problem(
      'person-unsuited',
      { name: person?.name ?? '所选人员', nameEn: person?.name ?? 'The person chosen' },
      [{ pointer: '/personId', detail: '请重新选择', detailEn: 'choose again' }],
    );
  }
  return person;
}

const maxReviewMs = 180 * 86_400_000;
/** Beyond it lies a slip of the finger, and in the end years that no calendar knows. */
const maxExtensionMs = 366 * 86_400_000;

export const effects: Readonly<Record<CaseAction, Effect>> = {
  recategorise: (facts) => {
    const given =
      facts.record.state === 'dispatched' ? redispatch(facts) : { ...nothing, change: {} };
    const categoryCode = facts.input.categoryCode ?? facts.record.categoryCode;
    return {
      ...given,
      change: { ...given.change, categoryCode },
      facts: [{ key: 'category', value: facts.categoryName ?? categoryCode }, ...given.facts],
    };
  },
  dispatch: (facts) => dispatchTo(required(facts.target), facts),
  accept: (facts) => {
    const handler = facts.input.personId ? ofLead(facts) : facts.actorAsCrew;
    return {
      change: { handlerId: handler?.id ?? facts.record.handlerId },
      tasks: [{ kind: 'acceptLead', assigneeId: handler?.id ?? facts.record.handlerId }],
      timers: 'keep',
      facts: handler ? [{ key: 'person', value: handler.name }] : [],
    };
  },
  assign: (facts) => {
    const handler = ofLead(facts);
    return {
      change: { handlerId: handler.id },
      tasks: [{ kind: 'assignLead', assigneeId: handler.id }],
      timers: 'keep',
      facts: [{ key: 'person', value: handler.name }],
    };
  },
  return: ({ record }) => ({
    change: {
      returnedCount: record.returnedCount + 1,
      needsOfficer: true,
      handlerId: null,
      requestedDueAt: null,
    },
    tasks: [withdraw],
    timers: 'keep',
    facts: [],
  }),
  transfer: (facts) => redispatch(facts),
  assist: (facts) => {
    const target = required(facts.target);
    const { record, input } = facts;
    return {
      change: {
        assistingDepartmentIds: [
          ...new Set([...record.assistingDepartmentIds, target.departmentId]),
        ],
      },
      tasks: [
        {
          kind: 'give',
          task: 'assist',
          departmentId: target.departmentId,
          assigneeId: null,
          dueAt: record.dueAt,
          note: input.reason ?? '',
          required: true,
        },
      ],
      timers: 'keep',
      facts: [{ key: 'department', value: target.departmentName }],
    };
  },
  requestExtension: ({ record, input, now }) => {
    const until = new Date(input.until ?? 0);
    const earliest = record.dueAt ?? now;
    if (until <= earliest || until.getTime() > now.getTime() + maxExtensionMs) {
      const dueAt = exactInstant(earliest);
      throw problem('extension-invalid', { dueAt }, [
        { pointer: '/until', detail: `应晚于 ${dueAt}`, detailEn: `must be later than ${dueAt}` },
      ]);
    }
    return {
      ...nothing,
      change: { requestedDueAt: until },
      facts: [{ key: 'until', value: exactInstant(until) }],
    };
  },
  approveExtension: ({ record }) => {
    const dueAt = record.requestedDueAt ?? record.dueAt;
    return {
      change: { dueAt, requestedDueAt: null, extended: true },
      tasks: dueAt ? [{ kind: 'moveLead', dueAt }] : [],
      timers: 'schedule',
      facts: dueAt ? [{ key: 'dueAt', value: exactInstant(dueAt) }] : [],
    };
  },
  refuseExtension: () => ({ ...nothing, change: { requestedDueAt: null } }),
  suspend: ({ input, now }) => {
    const reviewAt = new Date(input.until ?? 0);
    if (reviewAt <= now || reviewAt.getTime() - now.getTime() > maxReviewMs) {
      throw problem('review-date-past', {}, [{ pointer: '/until', detail: '' }]);
    }
    return {
      change: { pausedSince: now, reviewAt, requestedDueAt: null },
      tasks: [],
      timers: 'review',
      facts: [{ key: 'until', value: exactInstant(reviewAt) }],
    };
  },
  resume: ({ record, now, calendar }) => {
    const since = record.pausedSince ?? now;
    const dueAt = record.dueAt
      ? dueAfterPause(calendar, { since, until: now }, record.dueAt, record.deadlineUnit)
      : null;
    const pausedSeconds =
      record.pausedSeconds + Math.round((now.getTime() - since.getTime()) / 1000);
    return {
      change: { dueAt, pausedSince: null, reviewAt: null, pausedSeconds },
      tasks: dueAt ? [{ kind: 'moveLead', dueAt }] : [],
      timers: 'schedule',
      facts: dueAt ? [{ key: 'dueAt', value: exactInstant(dueAt) }] : [],
    };
  },
  supervise: () => ({ ...nothing, change: { supervised: true } }),
  reportDone: ({ record }) => ({
    change: { requestedDueAt: null },
    tasks: [{ kind: 'end', which: 'lead', state: 'done', note: '' }],
    timers: record.verifyBy === 'none' ? 'verify' : 'clear',
    facts: [],
  }),
  verify: () => ({ ...nothing, timers: 'close' }),
  refuseVerification: ({ record }) => ({
    change: {},
    tasks: record.leadDepartmentId
      ? [
          {
            kind: 'give',
            task: 'lead',
            departmentId: record.leadDepartmentId,
            assigneeId: record.handlerId,
            dueAt: record.dueAt,
            note: '核查不通过',
            required: true,
          },
        ]
      : [],
    timers: 'schedule',
    facts: [],
  }),
  close: () => ({ ...nothing, tasks: [withdraw], timers: 'clear' }),
  cancel: () => ({ ...nothing, tasks: [withdraw], timers: 'clear' }),
  merge: ({ into }) => ({
    change: { mergedIntoId: into?.id ?? null },
    tasks: [withdraw],
    timers: 'clear',
    facts: [{ key: 'case', value: into?.number ?? '' }],
  }),
  reopen: (facts) => {
    const given = redispatch(facts);
    const { record } = facts;
    return {
      ...given,
      change: {
        ...given.change,
        reopenedCount: record.reopenedCount + 1,
        extended: false,
        overdueAt: null,
        escalation: 0,
        acceptedAt: null,
        rating: null,
        ratingWords: '',
      },
    };
  },
  rate: ({ input }) => ({
    ...nothing,
    change: { rating: input.stars ?? null, ratingWords: input.reason?.trim() ?? '' },
    facts: [{ key: 'stars', value: String(input.stars ?? '') }],
  }),
  comment: () => nothing,
};
