import { useQuery } from '@tanstack/react-query';
import { api as dutiesApi } from '#modules/duties/contract/index.ts';
import { api as townsApi, type GroundView } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';

const minuteMs = 60_000;

/** Villages, grid cells and departments, for names and choices. */
export function useGround() {
  return useQuery({
    queryKey: ['towns', 'ground', 'names'],
    queryFn: async () => createClient(townsApi).ground({ query: {} }),
    staleTime: 5 * minuteMs,
  });
}

/** What can be reported, with large classes. */
export function useCategories() {
  return useQuery({
    queryKey: ['duties', 'categories'],
    queryFn: async () => createClient(dutiesApi).categories({ query: {} }),
    staleTime: 5 * minuteMs,
  });
}

/** A thing with a name in both languages. */
export interface Named {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** The name in the language of the screen. */
export function useNameOf() {
  const { locale } = useText();
  return (thing: Named | undefined, fallback = ''): string =>
    thing ? (locale === 'en' && thing.nameEn) || thing.nameZh : fallback;
}

/** Looks up names of the ground and of categories by id or code; the fallback is the server's word. */
export function useLookup() {
  const ground = useGround().data;
  const categories = useCategories().data;
  const { locale } = useText();
  return (id: string | null | undefined, fallback = ''): string => {
    const thing =
      (ground && indexOfGround(ground).get(id ?? '')) ??
      (categories && indexOf(categories, categories.items, 'code').get(id ?? ''));
    return thing ? (locale === 'en' && thing.nameEn) || thing.nameZh : fallback;
  };
}

function indexOfGround(ground: GroundView): ReadonlyMap<string, Named> {
  return indexOf(ground, [...ground.departments, ...ground.villages, ...ground.gridCells], 'id');
}

const indexes = new WeakMap<object, ReadonlyMap<string, Named>>();

/** Made once for each answer of the server, not for each row that asks. */
function indexOf<K extends string>(
  answer: object,
  things: readonly (Named & Record<K, string>)[],
  key: K,
): ReadonlyMap<string, Named> {
  const known = indexes.get(answer);
  if (known) return known;
  const fresh = new Map(things.map((one) => [one[key] as string, one as Named]));
  indexes.set(answer, fresh);
  return fresh;
}
