/** What the protection of personal data asks of the module of people. */
import type { Tx } from '#platform/database/index.ts';
import type { PersonalErase, PersonalReach } from '#platform/personal/index.ts';
import { forgetRows } from '#modules/ledger/index.ts';
import { forgetResident, forgetVersions } from '../store/forget.ts';
import { personRow } from '../store/staff.ts';

/** Rows of people are reached by whoever may read the registers. */
export const reachOfPeople: PersonalReach = {
  table: 'people.people',
  rowOf: async (tx, personId) => {
    const { permissions } = tx.ctx.actor;
    const person = await personRow(tx, personId);
    const needed = person?.kind === 'resident' ? 'people.residents' : 'people.read';
    if (!person || !permissions.has(needed)) return null;
    return { personId: person.id, about: person.kind === 'resident' ? '居民档案' : '人员名册' };
  },
};

/** The account of a resident goes; the row stays without anything in it, because others name its id. */
export const eraseOfPeople: PersonalErase = {
  obstacles: () => Promise.resolve([]),
  erase: async (tx: Tx, { personId, phones }) => {
    const person = await personRow(tx, personId);
    if (person?.kind !== 'resident') return undefined;
    await forgetResident(tx, personId, phones);
    await forgetRows(tx, await forgetVersions(tx, personId), '居民要求删除个人信息');
    return undefined;
  },
};
