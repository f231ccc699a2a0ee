/** What people call devices. */
import type { Tx } from '#platform/database/index.ts';
import type { SubjectName } from '#platform/facts/index.ts';
import type { ActSubjects } from '#platform/ledger/index.ts';
import { thingsOf } from './directory.ts';

/** Code and name of devices by id; those that do not exist are missing. */
export async function thingNames(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SubjectName>> {
  const directory = await thingsOf(tx);
  return new Map(
    ids.flatMap((id) => {
      const thing = directory.byId(id);
      const name = thing && `${thing.code} ${thing.name}`;
      return name ? [[id, { nameZh: name, nameEn: name }] as const] : [];
    }),
  );
}

/** Names devices in the list of the ledger. */
export const namedThings: ActSubjects = {
  module: 'things',
  permission: 'things.read',
  namesOf: async (tx, subjects) => {
    const names = await thingNames(tx, subjects);
    return new Map([...names].map(([id, { nameZh }]) => [id, nameZh] as const));
  },
};
