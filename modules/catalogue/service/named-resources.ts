/** What the acts of this module were about: resources by their titles. */
import { isUuid } from '#platform/ids/index.ts';
import type { ActSubjects } from '#platform/ledger/index.ts';
import { resourceRows } from '../store/resources.ts';

/** Names resources in the list of the ledger. */
export const namedResources: ActSubjects = {
  module: 'catalogue',
  permission: 'catalogue.read',
  namesOf: async (tx, subjects) => {
    const rows = await resourceRows(tx, { ids: subjects.filter(isUuid), retired: true });
    return new Map(rows.map(({ id, titleZh }) => [id, titleZh] as const));
  },
};
