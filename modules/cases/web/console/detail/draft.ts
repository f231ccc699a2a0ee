/** What a person has entered for an action, and what of it the server is sent. Pure. */
import type { Photo } from '#ui/capture/index.ts';
import type { ActionInput, CaseRow, Offer } from '../../../contract/index.ts';
import { daysAfter } from '../shared/local-day.ts';

/** The dialog's contents. */
export interface ActionDraft {
  readonly reason: string;
  readonly departmentId: string | null;
  readonly personId: string | null;
  /** An instant. */
  readonly until: string | null;
  readonly categoryCode: string | null;
  readonly intoCase: string;
  readonly stars: number;
  readonly photos: readonly Photo[];
}

/** Nothing entered. */
export const emptyDraft: ActionDraft = {
  reason: '',
  departmentId: null,
  personId: null,
  until: null,
  categoryCode: null,
  intoCase: '',
  stars: 0,
  photos: [],
};

const suspendDays = 7;

/** What an action begins with: an extension from the deadline, a review in a week. */
export function startDraft(
  offer: Offer,
  row: CaseRow | null,
  now = new Date(),
): Partial<ActionDraft> {
  if (!offer.needs.includes('until')) return {};
  const dueMs = Date.parse(row?.dueAt ?? '') || 0;
  const from = offer.action === 'suspend' ? now : new Date(Math.max(dueMs, now.getTime()));
  const days = offer.action === 'suspend' ? suspendDays : 1;
  return { until: daysAfter(from, days).toISOString() };
}

/** The needed inputs that are still empty. */
export function missingIn(offer: Offer, draft: ActionDraft): string[] {
  return offer.needs.filter((need) => !isGiven(need, draft));
}

function isGiven(need: string, draft: ActionDraft): boolean {
  const given: Record<string, boolean> = {
    reason: draft.reason.trim() !== '',
    department: draft.departmentId !== null,
    person: draft.personId !== null,
    until: draft.until !== null,
    category: draft.categoryCode !== null,
    case: draft.intoCase.trim() !== '',
    stars: draft.stars > 0,
    photos: draft.photos.length > 0,
  };
  return given[need] ?? true;
}

/** The input of the action; what it does not ask for is left out. */
export function inputOf(
  offer: Offer,
  draft: ActionDraft,
  photoIds: readonly string[],
): Omit<ActionInput, 'version'> {
  const asks = (need: string): boolean => offer.needs.includes(need) || offer.takes.includes(need);
  return {
    ...(asks('reason') && draft.reason.trim() ? { reason: draft.reason.trim() } : {}),
    ...(asks('department') && draft.departmentId ? { departmentId: draft.departmentId } : {}),
    ...(asks('person') && draft.personId ? { personId: draft.personId } : {}),
    ...(asks('until') && draft.until ? { until: draft.until } : {}),
    ...(asks('category') && draft.categoryCode ? { categoryCode: draft.categoryCode } : {}),
    ...(asks('case') && draft.intoCase.trim() ? { intoCase: draft.intoCase.trim() } : {}),
    ...(asks('stars') && draft.stars > 0 ? { stars: draft.stars } : {}),
    ...(photoIds.length > 0 ? { photoIds: [...photoIds] } : {}),
  };
}
