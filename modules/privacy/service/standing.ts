/** What people have said about the use of their data, for whoever uses it. */
import type { Standing } from '#platform/personal/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { residentsOfPhones } from '#modules/people/index.ts';
import { saidBy } from '../store/standing.ts';

/** Restrictions and consents that were taken back, of these people and of the residents of these telephone numbers. */
export async function standing(
  tx: Tx,
  personIds: readonly string[],
  phones: readonly string[],
): Promise<Standing> {
  const owners = await residentsOfPhones(tx, phones);
  const said = await saidBy(tx, [...new Set([...personIds, ...owners.map(({ id }) => id)])]);
  const asked = new Set(personIds);
  const phonesOf = Map.groupBy(owners, ({ id }) => id);
  const keysOf = (personId: string): string[] => [
    ...(asked.has(personId) ? [personId] : []),
    ...(phonesOf.get(personId) ?? []).map(({ phone }) => phone),
  ];
  const keys = (purpose: string | null): Set<string> =>
    new Set(
      said.filter((one) => one.purpose === purpose).flatMap(({ personId }) => keysOf(personId)),
    );
  return { restricted: keys(null), declined: keys };
}
