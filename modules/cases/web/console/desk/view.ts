/** What the desk shows: a tab, filters and an order, kept in the page's address. Pure. */
import { type CaseFilter, type CaseListQuery, openStates } from '../../../contract/index.ts';

/** Tabs over the list, in this order. */
export const tabs = [
  'open',
  'registered',
  'dispatched',
  'accepted',
  'done',
  'verified',
  'overdue',
  'dueSoon',
  'supervised',
  'mine',
  'all',
] as const;
export type Tab = (typeof tabs)[number];

/** Orders of the list. */
export const sorts = ['newest', 'deadline', 'updated'] as const;
export type Sort = (typeof sorts)[number];

/** What a person narrows the list by, besides the tab. */
export interface Narrowing {
  readonly departmentId: readonly string[];
  readonly villageId: readonly string[];
  readonly gridCellId: readonly string[];
  readonly categoryCode: readonly string[];
  readonly channel: readonly string[];
  readonly urgency: readonly string[];
  /** Days of the town, `2026-03-05`, both included. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly q: string;
  readonly returned: boolean;
  readonly reopened: boolean;
  readonly extensionAsked: boolean;
}

/** The whole view. */
export interface DeskView {
  readonly tab: Tab;
  readonly sort: Sort;
  readonly narrowing: Narrowing;
}

const lists = [
  'departmentId',
  'villageId',
  'gridCellId',
  'categoryCode',
  'channel',
  'urgency',
] as const;
const words = ['fromDay', 'toDay', 'q'] as const;
const flags = ['returned', 'reopened', 'extensionAsked'] as const;

/** Nothing narrowed. */
export const wide: Narrowing = {
  departmentId: [],
  villageId: [],
  gridCellId: [],
  categoryCode: [],
  channel: [],
  urgency: [],
  fromDay: '',
  toDay: '',
  q: '',
  returned: false,
  reopened: false,
  extensionAsked: false,
};

/** The order that suits a tab: by deadline where a clock runs, else the newest first. */
export function sortOfTab(tab: Tab): Sort {
  return ['dispatched', 'accepted', 'overdue', 'dueSoon', 'mine'].includes(tab)
    ? 'deadline'
    : 'newest';
}

/** Reads a view from an address or a saved view; what is unknown is left out. */
export function readView(params: URLSearchParams): DeskView {
  const tab = oneOf(tabs, params.get('tab')) ?? 'open';
  const narrowing = { ...wide } as Record<keyof Narrowing, unknown>;
  for (const key of lists) narrowing[key] = params.getAll(key);
  for (const key of words) narrowing[key] = params.get(key) ?? '';
  for (const key of flags) narrowing[key] = params.get(key) === 'true';
  return {
    tab,
    sort: oneOf(sorts, params.get('sort')) ?? sortOfTab(tab),
    narrowing: narrowing as unknown as Narrowing,
  };
}

/** Writes a view into an address; only what differs from the plain view is named. */
export function writeView({ tab, sort, narrowing }: DeskView): URLSearchParams {
  const params = new URLSearchParams();
  if (tab !== 'open') params.set('tab', tab);
  if (sort !== sortOfTab(tab)) params.set('sort', sort);
  for (const key of lists) for (const value of narrowing[key]) params.append(key, value);
  for (const key of words) if (narrowing[key]) params.set(key, narrowing[key]);
  for (const key of flags) if (narrowing[key]) params.set(key, 'true');
  return params;
}

/** How many things narrow the list, for the filter button. */
export function narrowedBy(narrowing: Narrowing): number {
  const days = narrowing.fromDay || narrowing.toDay ? 1 : 0;
  return (
    days +
    lists.filter((key) => narrowing[key].length > 0).length +
    flags.filter((key) => narrowing[key]).length
  );
}

/** What the server is asked. */
export function filterOf({ tab, narrowing }: DeskView): CaseFilter {
  const { fromDay, toDay, q } = narrowing;
  const given: Record<string, unknown> = { ...tabFilter(tab) };
  for (const key of lists) if (narrowing[key].length > 0) given[key] = narrowing[key];
  for (const key of flags) if (narrowing[key]) given[key] = true;
  if (fromDay) given['from'] = new Date(`${fromDay}T00:00:00+08:00`).toISOString();
  if (toDay)
    given['to'] = new Date(Date.parse(`${toDay}T00:00:00+08:00`) + 86_400_000).toISOString();
  if (q.trim()) given['q'] = q.trim().slice(0, 60);
  return given as CaseFilter;
}

/** The list's question. */
export function listQueryOf(view: DeskView): CaseListQuery {
  return { ...filterOf(view), sort: view.sort };
}

function tabFilter(tab: Tab): CaseFilter {
  const filters: Record<Tab, CaseFilter> = {
    open: { open: true },
    registered: { state: ['registered'] },
    dispatched: { state: ['dispatched'] },
    accepted: { state: ['accepted'] },
    done: { state: ['done'] },
    verified: { state: ['verified'] },
    overdue: { overdue: true },
    dueSoon: { dueWithinHours: 4 },
    supervised: { supervised: true, state: [...openStates] },
    mine: { mine: true, open: true },
    all: {},
  };
  return filters[tab];
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | null {
  return known.find((one) => one === text) ?? null;
}
