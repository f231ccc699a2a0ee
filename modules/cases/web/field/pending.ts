/** What the phone's own waiting acts make of a case before the server has seen them. Pure. */
import type { StoredCommand } from '#ui/offline/index.ts';
import { type CaseAction, type CaseState, type Offer, transitions } from '../../contract/index.ts';
import type { Party, Transition } from '../../states.ts';

/** The actions that this app offers, the most usual first. */
export const fieldActions = [
  'accept',
  'reportDone',
  'verify',
  'refuseVerification',
  'return',
  'requestExtension',
  'comment',
] as const satisfies readonly CaseAction[];
export type FieldAction = (typeof fieldActions)[number];

const rows: readonly Transition[] = transitions;
const rowOf = (action: string): Transition | undefined => rows.find((row) => row.action === action);

const actionPath = /^\/cases\/([^/]+)\/actions\/(\w+)$/;

/** Case and action of an act in the outbox; null for acts of another kind. */
export function actionOf(path: string): { caseId: string; action: string } | null {
  const found = actionPath.exec(path);
  return found?.[1] && found[2] ? { caseId: found[1], action: found[2] } : null;
}

/** The actions on a case that wait to be sent, in order. */
export function pendingActions(waiting: readonly StoredCommand[], caseId: string): string[] {
  return waiting.flatMap(({ path }) => {
    const found = actionOf(path);
    return found?.caseId === caseId ? [found.action] : [];
  });
}

/** The state once the waiting actions are done; one that does not fit any more changes nothing. */
export function stateAfterPending(state: CaseState, pending: readonly string[]): CaseState {
  return pending.reduce<CaseState>((now, action) => {
    const row = rowOf(action);
    return row && row.to !== 'same' && row.from.includes(now) ? row.to : now;
  }, state);
}

const partyByPermission: Readonly<Record<string, Party>> = {
  'cases.handle': 'crew',
  'cases.lead': 'departmentHead',
  'cases.verify': 'gridWorker',
};

/**
 * What may be done after the waiting actions: what the server offered, or, once the state has moved
 * on here, what the state table allows the same person. The server still has the last word.
 */
export function offersAfterPending(
  given: readonly Offer[],
  state: CaseState,
  pending: readonly string[],
  permissions: readonly string[],
): Offer[] {
  const now = stateAfterPending(state, pending);
  const offered = now === state ? given : allowed(now, permissions);
  const fresh = offered.filter(({ action }) => action === 'comment' || !pending.includes(action));
  const order = (offer: Offer): number => (fieldActions as readonly string[]).indexOf(offer.action);
  return fresh.filter((offer) => order(offer) >= 0).sort((a, b) => order(a) - order(b));
}

function allowed(state: CaseState, permissions: readonly string[]): Offer[] {
  const parties = permissions.flatMap((permission) => partyByPermission[permission] ?? []);
  return transitions
    .filter(
      (row: Transition) => row.from.includes(state) && row.who.some((who) => parties.includes(who)),
    )
    .map(({ action, zh, en, needs, takes }) => ({
      action,
      zh,
      en,
      needs: [...needs],
      takes: [...takes],
    }));
}

/** Whether the state table knows this action from this state. */
export function isPossible(action: string, state: CaseState): boolean {
  return rowOf(action)?.from.includes(state) ?? false;
}

/** The name of an action. */
export function actionName(action: string, locale: 'zh' | 'en'): string {
  return rowOf(action)?.[locale] ?? action;
}
