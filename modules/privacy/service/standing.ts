/** What people have said about the use of their data, for whoever uses it. */
import type { Standing } from '#platform/personal/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { saidBy } from '../store/standing.ts';

/** Restrictions and consents that were taken back, of these people. */
export async function standing(tx: Tx, personIds: readonly string[]): Promise<Standing> {
  const said = await saidBy(tx, personIds);
  const idsOf = (asked: string | null): Set<string> =>
    new Set(said.filter(({ purpose }) => purpose === asked).map(({ personId }) => personId));
  return { restricted: idsOf(null), declined: idsOf };
}
