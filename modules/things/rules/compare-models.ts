/** What differs between two versions of a model, and which differences hurt. */
import { isDeepStrictEqual } from 'node:util';
import type { NewThingModel, Property } from '../contract/model.ts';

/** One difference. */
export interface ModelChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly part: 'property' | 'event' | 'service' | 'head';
  readonly key: string;
  /** Whether values that are taken today would be refused, or history would lose its name. */
  readonly breaking: boolean;
  /** The members that changed, with old and new value. */
  readonly detail: string;
}

type Content = Omit<NewThingModel, 'code'>;

/** Every difference from `before` to `after`; everything is added when there was nothing before. */
export function compareModels(before: Content | null, after: Content): ModelChange[] {
  return [
    ...(before ? headChanges(before, after) : []),
    ...listChanges('property', before?.properties ?? [], after.properties),
    ...listChanges('event', before?.events ?? [], after.events),
    ...listChanges('service', before?.services ?? [], after.services),
  ];
}

const headMembers = [
  'nameZh',
  'nameEn',
  'icon',
  'silentAfterSeconds',
  'retentionDays',
  'budget',
  'tags',
] as const;

function headChanges(before: Content, after: Content): ModelChange[] {
  return headMembers.flatMap((key): ModelChange[] => {
    if (isDeepStrictEqual(before[key], after[key])) return [];
    const breaking = key === 'retentionDays' && after.retentionDays < before.retentionDays;
    const detail = `${shown(before[key])} → ${shown(after[key])}`;
    return [{ kind: 'changed', part: 'head', key, breaking, detail }];
  });
}

function listChanges(
  part: 'property' | 'event' | 'service',
  before: readonly { readonly key: string }[],
  after: readonly { readonly key: string }[],
): ModelChange[] {
  const old = new Map(before.map((one) => [one.key, one]));
  const fresh = new Set(after.map(({ key }) => key));
  const removed = before
    .filter(({ key }) => !fresh.has(key))
    .map(({ key }): ModelChange => ({ kind: 'removed', part, key, breaking: true, detail: '' }));
  const rest = after.flatMap((one): ModelChange[] => {
    const known = old.get(one.key);
    if (!known) return [{ kind: 'added', part, key: one.key, breaking: false, detail: '' }];
    if (isDeepStrictEqual(known, one)) return [];
    const breaking = part === 'property' && isNarrower(known as Property, one as Property);
    return [{ kind: 'changed', part, key: one.key, breaking, detail: detailOf(known, one) }];
  });
  return [...removed, ...rest];
}

/** Whether a property takes less than before, or the same numbers mean something else. */
function isNarrower(before: Property, after: Property): boolean {
  if (before.type !== after.type || before.unit !== after.unit) return true;
  if ((after.min ?? -Infinity) > (before.min ?? -Infinity)) return true;
  if ((after.max ?? Infinity) < (before.max ?? Infinity)) return true;
  const words = new Set((after.choices ?? []).map(({ value }) => value));
  return (before.choices ?? []).some(({ value }) => !words.has(value));
}

function detailOf(before: object, after: object): string {
  const old = before as Record<string, unknown>;
  const fresh = after as Record<string, unknown>;
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
    .filter((member) => !isDeepStrictEqual(old[member], fresh[member]))
    .map((member) => `${member}: ${shown(old[member])} → ${shown(fresh[member])}`)
    .join('; ')
    .slice(0, 300);
}

function shown(value: unknown): string {
  return value === undefined ? '∅' : JSON.stringify(value).slice(0, 60);
}
