/**
 * For whom this tab acts (代办). Kept for the tab only: another tab may be about oneself, and neither changes the other
 * unnoticed. Who switches loads the page anew, so that nothing of one person stays on the other's screen.
 */

/** The resident for whom one acts. */
export interface Principal {
  readonly personId: string;
  readonly name: string;
}

const key = 'zhenshu.onBehalfOf';

function stored(): Principal | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    const { personId, name } = (value ?? {}) as Partial<Principal>;
    return typeof personId === 'string' && typeof name === 'string' ? { personId, name } : null;
  } catch {
    return null;
  }
}

const current = typeof sessionStorage === 'undefined' ? null : stored();

/** The resident for whom this tab acts; null for oneself. */
export const actingFor = (): Principal | null => current;

/** Acts for somebody from now on, or for oneself with null, and opens a page so. */
export function actFor(principal: Principal | null, path: string): void {
  if (principal) sessionStorage.setItem(key, JSON.stringify(principal));
  else sessionStorage.removeItem(key);
  location.assign(path);
}
