/** Addresses of boards. */
import type { BoardQuery, PlaceView } from '#modules/cockpit/contract/index.ts';

/** The board of a page's path parameters and query. */
export function queryOfPath(
  parameters: Readonly<Record<string, string | undefined>>,
  pathname: string,
): BoardQuery {
  const { town, code } = parameters;
  const level = pathname.includes('/villages/')
    ? 'village'
    : pathname.includes('/cells/')
      ? 'gridCell'
      : undefined;
  return {
    ...(town ? { town } : {}),
    ...(level ? { level, ...(code ? { code } : {}) } : {}),
  };
}

/** The path of a place, seen from where the way begins. */
export function pathOf(place: PlaceView, way: readonly PlaceView[]): string {
  const fromCounty = way[0]?.level === 'county';
  const town = place.level === 'town' ? place : way.find(({ level }) => level === 'town');
  const under = fromCounty && town ? `/towns/${town.code}` : '';
  if (place.level === 'county') return '/';
  if (place.level === 'town') return under || '/';
  return `${under}/${place.level === 'village' ? 'villages' : 'cells'}/${place.code}`;
}

const addresses = /^\/cockpit(?:\/towns\/([^/]+))?(?:\/(villages|cells)\/([^/]+))?\/?$/;

/** The board that an address of the cockpit shows; null for any other page. */
export function queryOfAddress(pathname: string): BoardQuery | null {
  const found = addresses.exec(pathname);
  if (!found) return null;
  const [, town, , code] = found;
  return queryOfPath({ ...(town ? { town } : {}), ...(code ? { code } : {}) }, pathname);
}
