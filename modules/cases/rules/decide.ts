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

const labels = new Map<string, string>([
  ['reason', '说明'],
  ['department', '部门'],
  ['person', '人员'],
  ['until', '日期时间'],
  ['photos', '照片'],
  ['category', '类别'],
  ['case', '目标事件'],
  ['stars', '星级'],
  ['position', '位置'],
]);

const partyNames: Readonly<Record<Party, string>> = {
  officer: '值班员',
  leader: '镇领导',
  departmentHead: '责任部门负责人',
  crew: '责任部门处置人员',
  gridWorker: '该网格的网格员',
  reporter: '上报人',
  system: '系统',
};

/** Words of a state, for messages. */
export const stateNames: Readonly<Record<CaseState, { zh: string; en: string }>> = {
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
      action: row.zh,
    });
  }
  if (!row.who.some((party) => parties.has(party))) {
    throw problem('action-not-yours', {
      action: row.zh,
      who: row.who.map((p) => partyNames[p]).join('、'),
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
  const words = missing.map((need) => labels.get(need) ?? need).join('、');
  throw problem('input-missing', { action: row.zh, missing: words });
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
