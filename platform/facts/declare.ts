/** Short ways to declare facts and the indicators that ship over them. */
import { localDay } from '../calendar/index.ts';
import type { Tx } from '../database/index.ts';
import type { StoredEvent } from '../events/index.ts';
import type { FactDimension, FactMeasure, IndicatorSeed, LiveNumber } from './index.ts';

/** A name or sentence in both languages. */
export type Words = readonly [zh: string, en: string];

/** A measure that counts: 0 or 1 a fact, or a whole number of pieces. */
export function counted(key: string, titleZh: string, titleEn: string): FactMeasure {
  return { key, titleZh, titleEn, unit: '1' };
}

/** Local days of instants, each once. */
export function daysOfInstants(instants: readonly Date[]): string[] {
  return [...new Set(instants.map(localDay))];
}

/** Days that events themselves name, in `days` or `day` of their payload: those that were reckoned. */
export function daysNamed(_tx: Tx, list: readonly StoredEvent[]): Promise<string[]> {
  const days = list.flatMap(({ payload }) => {
    const named = payload as { readonly days?: readonly string[]; readonly day?: string };
    return named.days ?? named.day ?? [];
  });
  return Promise.resolve([...new Set(days)]);
}

/** Instants of subjects: the newest few, or all there are. */
type InstantsOf = (
  tx: Tx,
  subjectIds: readonly string[],
  which: 'newest' | 'all',
) => Promise<Date[]>;

/**
 * Days that events touch: of a subject that was changed itself (moved, given to another department) every instant counts
 * elsewhere now; of any other the newest.
 * @param changed type of the events that tell of such a change
 */
export function daysOfSubjects(changed: string, instantsOf: InstantsOf) {
  return async (tx: Tx, list: readonly StoredEvent[]): Promise<string[]> => {
    const idsOf = (wasChanged: boolean): string[] => [
      ...new Set(
        list.filter(({ type }) => (type === changed) === wasChanged).map(({ subject }) => subject),
      ),
    ];
    return daysOfInstants([
      ...(await instantsOf(tx, idsOf(false), 'newest')),
      ...(await instantsOf(tx, idsOf(true), 'all')),
    ]);
  };
}

type Optional = 'unit' | 'decimals' | 'direction' | 'target' | 'warning';

/** What of a seed is not words; what is left out is a count without target. */
export type SeedRest = Pick<IndicatorSeed, 'formula'> & Partial<Pick<IndicatorSeed, Optional>>;

/** Makes the seeds of one group: code, name, meaning, the rest. */
export function seedsOf(group: string) {
  return (code: string, name: Words, meaning: Words, rest: SeedRest): IndicatorSeed => ({
    code,
    nameZh: name[0],
    nameEn: name[1],
    meaningZh: meaning[0],
    meaningEn: meaning[1],
    group,
    unit: '1',
    decimals: 0,
    direction: 'none',
    target: null,
    warning: null,
    ...rest,
  });
}

/** A share in per cent of which more is better. */
export const goodShare = { unit: '%', decimals: 1, direction: 'up' } as const;

/** A share in per cent of which less is better. */
export const badShare = { unit: '%', decimals: 1, direction: 'down' } as const;

/** Makes numbers of now that are divided by one dimension at most, such as the department in charge. */
export function liveBy(dimension: FactDimension, events: readonly string[]) {
  return (
    code: string,
    [titleZh, titleEn]: Words,
    [meaningZh, meaningEn]: Words,
    rest: Pick<LiveNumber, 'read'> & { readonly unit?: string },
  ): LiveNumber => {
    const words = { titleZh, titleEn, meaningZh, meaningEn };
    return { code, ...words, unit: '1', dimensions: [dimension], events, ...rest };
  };
}
