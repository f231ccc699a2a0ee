/** Gives a tenant the roles that ship with the product. */
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { builtinRoles } from '../rules.ts';
import { insertRoles, roleRows } from '../store/staff.ts';

/** Adds the built-in roles a tenant of this kind lacks. @returns role ids by code */
export async function seedRoles(tx: Tx, kind: 'county' | 'town'): Promise<Map<string, string>> {
  const present = await roleRows(tx);
  const known = new Map(present.map(({ code, id }) => [code, id]));
  const fitting = builtinRoles.filter(
    ({ code }) =>
      !known.has(code) &&
      (kind === 'town' ? code !== 'operator' : code === 'operator' || code === 'administrator'),
  );
  const rows = fitting.map((role) => ({
    ...role,
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    builtin: true,
    granted: [],
    withheld: [],
    version: 1,
  }));
  await insertRoles(tx, rows);
  for (const { code, id } of rows) known.set(code, id);
  return known;
}
