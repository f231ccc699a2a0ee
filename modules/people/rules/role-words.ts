/** Roles as one cell of a workbook says them: 网格员（石桥一格、石桥二格）、值班员. */

/** A role as written. */
export interface WrittenRole {
  readonly role: string;
  readonly places: readonly string[];
}

const written = /([^、,，;；()（）\s]+)\s*(?:[(（]([^()（）]*)[)）])?/g;
const between = /[、,，;；]+/;

/** Names of roles, each with the places in brackets behind it. */
export function readRoles(text: string): WrittenRole[] {
  return [...text.matchAll(written)].map(([, role = '', places = '']) => ({
    role,
    places: places
      .split(between)
      .map((place) => place.trim())
      .filter(Boolean),
  }));
}

/** Writes what `readRoles` reads; roles of the same name share their brackets. */
export function writeRoles(roles: readonly { role: string; place: string }[]): string {
  const places = new Map<string, string[]>();
  for (const { role, place } of roles) {
    places.set(role, [...(places.get(role) ?? []), ...(place ? [place] : [])]);
  }
  return [...places]
    .map(([role, at]) => (at.length > 0 ? `${role}（${at.join('、')}）` : role))
    .join('、');
}

/** Whether a name can stand in such a cell; its code is written otherwise. */
export function isPlainName(name: string): boolean {
  return name !== '' && !/[、,，;；()（）\s]/.test(name);
}
