/** What people have said about the use of their data, for whoever uses it. */
import type { Standing } from '#platform/personal/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { withdrawnAmong } from '../store/consents.ts';
import { restrictedOf } from '../store/requests.ts';

/** Restrictions and consents that were taken back, of these people. */
export async function standing(tx: Tx, personIds: readonly string[]): Promise<Standing> {
  const restricted = await restrictedOf(tx, personIds);
  const withdrawn = await withdrawnAmong(tx, personIds);
  return {
    restricted,
    declined: (purpose) =>
      new Set(withdrawn.filter((one) => one.purpose === purpose).map((one) => one.personId)),
  };
}
