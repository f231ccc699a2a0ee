/** Who the acts of this module were about: members of staff by name, residents by nothing. */
import { isUuid } from '#platform/ids/index.ts';
import type { ActSubjects } from '#platform/ledger/index.ts';
import { personRows } from '../store/staff.ts';

/** Names members of staff in the list of the ledger. */
export const namedStaff: ActSubjects = {
  module: 'people',
  permission: 'people.read',
  namesOf: async (tx, subjects) => {
    const people = await personRows(tx, subjects.filter(isUuid));
    return new Map(
      people.filter(({ kind }) => kind === 'staff').map(({ id, name }) => [id, name] as const),
    );
  },
};
