/** What an action does to a case: one pure function an action, all reading the same facts. */
import { problem } from '../contract/problems.ts';
import type { RoadSettings } from '../contract/road.ts';
import {
  type CaseAction,
  type CaseState,
  type Need,
  type Party,
  type Transition,
} from '../states.ts';
import type { CaseRecord } from '../store/tables.ts';
import type { Decision } from './decision.ts';
import { effects } from './effects.ts';
import type { ActionFacts } from './facts.ts';
import { guards } from './guards.ts';
import { missingNeeds, stateAfter, transitionOf } from './transition.ts';

type Words = { readonly zh: string; readonly en: string };

const needNames: Readonly<Record<Need, Words>> = {
  reason: { zh: '说明', en: 'a reason' },
  department: { zh: '部门', en: 'a department' },
  person: { zh: '人员', en: 'a person' },
  until: { zh: '日期时间', en: 'a date and time' },
  photos: { zh: '照片', en: 'photos' },
  category: { zh: '类别', en: 'a category' },
  case: { zh: '目标事件', en: 'the case to merge into' },
  stars: { zh: '星级', en: 'stars' },
  position: { zh: '位置', en: 'a position' },
};

const partyNames: Readonly<Record<Party, Words>> = {
  officer: { zh: '值班员', en: 'the duty officer' },
  leader: { zh: '镇领导', en: 'a leader of the town' },
  departmentHead: { zh: '责任部门负责人', en: 'the head of the responsible department' },
  crew: { zh: '责任部门处置人员', en: 'the crew of the responsible department' },
  gridWorker: { zh: '该网格的网格员', en: 'the grid worker of the cell' },
  reporter: { zh: '上报人', en: 'the reporter' },
  system: { zh: '系统', en: 'the system' },
};

/** Words of a state, for messages. */
export const stateNames: Readonly<Record<CaseState, Words>> = {
  registered: { zh: '待派遣', en: 'registered' },
  dispatched: { zh: '待签收', en: 'dispatched' },
  accepted: { zh: '处置中', en: 'in handling' },
  suspended: { zh: '已挂起', en: 'suspended' },
  done: { zh: '待核查', en: 'to be verified' },
  verified: { zh: '待结案', en: 'to be closed' },
  closed: { zh: '已结案', en: 'closed' },
  cancelled: { zh: '已作废', en: 'cancelled' },
  merged: { zh: '已合并', en: 'merged' },
};

/**
 * Decides an action for an actor of these parties.
 * @throws action-not-possible, action-not-yours, input-missing, or the guard's problem
 */
export function decide(
  action: CaseAction,
  parties: ReadonlySet<Party>,
  facts: ActionFacts,
  road: RoadSettings,
): Decision {
  const row = transitionOf(action);
  const { record } = facts;
  if (!row.from.includes(record.state)) {
    throw problem('action-not-possible', {
      number: record.number,
      state: stateNames[record.state].zh,
      stateEn: stateNames[record.state].en,
      action: row.zh,
      actionEn: row.en,
    });
  }
  if (!row.who.some((party) => parties.has(party))) {
    throw problem('action-not-yours', {
      action: row.zh,
      actionEn: row.en,
      who: row.who.map((party) => partyNames[party].zh).join('、'),
      whoEn: row.who.map((party) => partyNames[party].en).join(', '),
    });
  }
  refuseMissing(row, facts);
  for (const guard of row.guards) {
    const fault = guards[guard](facts, road);
    if (fault) throw fault;
  }
  const toState = stateAfter(action, record.state);
  const decision = effects[action](facts);
  return { ...decision, change: { ...decision.change, ...stamps(toState, facts) }, toState };
}

function refuseMissing(row: Transition, { input }: ActionFacts): void {
  const given: Record<Need, boolean> = {
    reason: Boolean(input.reason?.trim()),
    department: Boolean(input.departmentId),
    person: Boolean(input.personId),
    until: Boolean(input.until),
    photos: Boolean(input.photoIds?.length),
    category: Boolean(input.categoryCode),
    case: Boolean(input.intoCase),
    stars: Boolean(input.stars),
    position: Boolean(input.position),
  };
  const missing = missingNeeds(row, given);
  if (missing.length === 0) return;
  throw problem('input-missing', {
    action: row.zh,
    actionEn: row.en,
    missing: missing.map((need) => needNames[need].zh).join('、'),
    missingEn: missing.map((need) => needNames[need].en).join(', '),
  });
}

/** The state and the instants that follow from it. */
function stamps(toState: CaseState, { record, now }: ActionFacts): Partial<CaseRecord> {
  if (toState === record.state) return {};
  const at: Partial<Record<CaseState, Partial<CaseRecord>>> = {
    dispatched: { dispatchedAt: now, closedAt: null, doneAt: null, verifiedAt: null },
    accepted: { acceptedAt: record.acceptedAt ?? now, doneAt: null },
    done: { doneAt: now },
    verified: { verifiedAt: now },
    closed: { closedAt: now },
    cancelled: { closedAt: now },
    merged: { closedAt: now },
  };
  return { state: toState, ...at[toState] };
}
