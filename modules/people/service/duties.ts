/** Refuses rights that one person may not hold together, whenever rights are given. */
import type { Tx } from '#platform/database/index.ts';
import { problem } from '../problems.ts';
import { permissionsOf } from '../rules.ts';
import { type DutyConflict, dutyConflicts, type RightsBook } from '../rules/duties.ts';
import { rightsHeld, roleRows } from '../store/roles.ts';

/**
 * Looks, inside the transaction that gave the rights, at what these people now hold.
 * @throws duties-conflict naming the first person and pair
 */
export async function refuseConflicts(
  tx: Tx,
  personIds: readonly string[],
  book: RightsBook,
): Promise<void> {
  if (personIds.length > 0) refuse(await rightsHeld(tx, { personIds }), book);
}

/** The same for a role that was changed, and for everybody who holds it. @throws duties-conflict */
export async function refuseRoleConflicts(tx: Tx, roleId: string, book: RightsBook): Promise<void> {
  const role = (await roleRows(tx)).find(({ id }) => id === roleId);
  if (!role) return;
  refuse([{ ...role, personId: '', name: role.nameZh }], book);
  refuse(await rightsHeld(tx, { roleId }), book);
}

type Held = Awaited<ReturnType<typeof rightsHeld>>[number];

function refuse(rows: readonly Held[], book: RightsBook): void {
  for (const held of Map.groupBy(rows, ({ personId }) => personId).values()) {
    const all = new Set(held.flatMap((role) => [...permissionsOf(role, book.manifests)]));
    const [conflict] = dutyConflicts(all, book);
    if (conflict) throw conflictOf(held[0]?.name ?? '', conflict, book);
  }
}

/** The problem of a conflict, with both rights by name. */
export function conflictOf(name: string, conflict: DutyConflict, book: RightsBook) {
  const words = new Map(
    book.manifests.flatMap(({ permissions }) => permissions.map(({ id, zh }) => [id, zh] as const)),
  );
  const [first, second] = [conflict.first, conflict.second].map((id) => words.get(id) ?? id);
  return problem('duties-conflict', { name, first: first ?? '', second: second ?? '' }, [
    { pointer: '/roles', detail: `${conflict.first} × ${conflict.second}` },
  ]);
}
