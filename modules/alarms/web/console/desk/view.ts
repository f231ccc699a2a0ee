import type { AlarmCounts, AlarmFilter, Severity } from '../../../contract/index.ts';

/** The tabs over the list. */
export const tabs = [
  'active',
  'unacknowledged',
  'urgent',
  'warning',
  'notice',
  'cleared',
  'all',
] as const;
export type Tab = (typeof tabs)[number];

/** The desk as it stands in the address. */
export interface View {
  readonly tab: Tab;
  readonly q: string;
  readonly model: string;
  readonly village: string;
  readonly type: string;
  readonly days: string;
}

/** Reads the address. */
export function readView(params: URLSearchParams): View {
  const tab = tabs.find((one) => one === params.get('tab')) ?? 'active';
  const text = (key: string): string => params.get(key) ?? '';
  return {
    tab,
    q: text('q'),
    model: text('model'),
    village: text('village'),
    type: text('type'),
    days: text('days'),
  };
}

/** The address of a view: only what differs from the plain desk. */
export function writeView(view: View): Record<string, string> {
  const given = Object.entries(view).filter(([key, value]) =>
    key === 'tab' ? value !== 'active' : value !== '',
  );
  return Object.fromEntries(given);
}

const dayMs = 86_400_000;

/** What the server is asked for; `now` is cut to the minute so that the question stays the same. */
export function filterOf(view: View, now: number): AlarmFilter {
  const from = view.days
    ? new Date(Math.floor(now / 60_000) * 60_000 - Number(view.days) * dayMs)
    : null;
  return {
    ...ofTab(view.tab),
    ...(view.q ? { q: view.q } : {}),
    ...(view.model ? { modelCode: [view.model] } : {}),
    ...(view.village ? { villageId: [view.village] } : {}),
    ...(view.type ? { type: [view.type] } : {}),
    ...(from && !Number.isNaN(from.getTime()) ? { from: from.toISOString() } : {}),
  };
}

function ofTab(tab: Tab): AlarmFilter {
  if (tab === 'all') return {};
  if (tab === 'cleared') return { active: false };
  if (tab === 'active') return { active: true };
  if (tab === 'unacknowledged') return { active: true, acknowledged: false };
  return { active: true, severity: [tab satisfies Severity] };
}

/** The number on a tab; null where none is kept. */
export function countOf(tab: Tab, counts: AlarmCounts): number | null {
  return tab === 'all' || tab === 'cleared' ? null : counts[tab];
}
