/** Answers other scenes that ask for older people: who, and where they are found. */
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { OlderPeople, OlderPerson } from '#platform/older-people/index.ts';
import { standingOf } from '#platform/personal/index.ts';
import { ageOn } from '../rules/age.ts';
import { eldersByIds } from '../store/elders.ts';
import { eldersOfAccount, olderRows } from '../store/older.ts';
import type { ElderRecord } from '../store/tables.ts';
import { homeOf } from './elder-views.ts';

type Told = Pick<
  ElderRecord,
  'id' | 'name' | 'birthDay' | 'villageId' | 'gridCellId' | 'livingAlone' | 'personId'
>;

function personOf(tx: Tx, row: Told): OlderPerson {
  const { id, name, villageId, gridCellId, livingAlone } = row;
  const age = ageOn(row.birthDay, localDay(tx.ctx.clock.now())) ?? 0;
  return { id, name, age, villageId, gridCellId, livingAlone };
}

/** Who asked that the own data be stored only is not visited. */
async function willing<Row extends Told>(tx: Tx, rows: readonly Row[]): Promise<Row[]> {
  const { restricted } = await standingOf(
    tx,
    rows.map(({ personId }) => personId),
  );
  return rows.filter(({ personId }) => !personId || !restricted.has(personId));
}

export const keepsOlderPeople: OlderPeople = {
  ofAccount: async (tx, personId) => (await eldersOfAccount(tx, personId)).map(({ id }) => id),
  list: async (tx, { fromAge, villageId }) => {
    const people = (await willing(tx, await olderRows(tx, villageId))).map((row) =>
      personOf(tx, row),
    );
    return people.filter(({ age }) => age >= fromAge);
  },
  homes: async (tx, ids) => {
    const rows = await willing(tx, [...(await eldersByIds(tx, ids)).values()]);
    return rows
      .filter(({ state }) => state === 'living')
      .map((row) => ({
        ...personOf(tx, row),
        address: row.address,
        phone: row.phone,
        position: homeOf(row),
      }));
  },
};
