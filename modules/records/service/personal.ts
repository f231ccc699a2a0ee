/** What the protection of personal data asks of the master records: reach, what is held, erasure. */
import { personById } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type {
  HeldRecord,
  PersonalErase,
  PersonalExport,
  PersonalReach,
  PersonConcerned,
} from '#platform/personal/index.ts';
import { plainName } from '../rules/people/index.ts';
import {
  entitiesByIndex,
  entitiesOf,
  entitiesOfAccount,
  forgetEntities,
} from '../store/entities.ts';
import { deleteEntries } from '../store/lists.ts';
import { deleteMembers, memberPlaces, memberRows } from '../store/members.ts';
import type { EntityRecord } from '../store/tables.ts';
import { isWithin, reachOf } from './reach.ts';
import { memberView, namedSources } from './views.ts';

/** Records are reached by whoever may see them. */
export const reachOfEntities: PersonalReach = {
  table: 'records.entities',
  rowOf: async (tx, rowKey) => {
    if (!tx.ctx.actor.permissions.has('records.read') || !/^[0-9a-f-]{36}$/.test(rowKey))
      return null;
    const [entity] = await entitiesOf(tx, [rowKey]);
    return entity && isWithin(await reachOf(tx), entity)
      ? { personId: await accountOf(tx, entity), about: '一人一档' }
      : null;
  },
};

/** The account that proved the record's number, if it is still there. */
async function accountOf(tx: Tx, { personId }: EntityRecord): Promise<string | null> {
  return personId && (await personById(tx, personId)) ? personId : null;
}

/** Records of an account: those whose number it proved, and by its telephone, where the name is the same too. */
export async function recordsOf(
  tx: Tx,
  { personId, names, phones }: PersonConcerned,
): Promise<EntityRecord[]> {
  const own = new Set(names.map(plainName));
  const proved = personId === '' ? [] : await entitiesOfAccount(tx, personId);
  const found = new Map(proved.map((entity) => [entity.id, entity]));
  for (const phone of phones) {
    for (const entity of await entitiesByIndex(tx, 'phone', phone)) {
      if (own.has(plainName(entity.name))) found.set(entity.id, entity);
    }
  }
  return [...found.values()];
}

/** What the town's departments hold of a person, brought together. */
export const exportOfRecords: PersonalExport = {
  title: { zh: '一人一档', en: 'Master record' },
  records: async (tx, person) => {
    const entities = await recordsOf(tx, person);
    const sources = await namedSources(tx);
    const members = await memberRows(tx, { entityIds: entities.map(({ id }) => id) });
    return members.map((member): HeldRecord => {
      const source = sources.get(member.sourceId);
      const view = memberView(member, source);
      return {
        title: { zh: source?.zh ?? '部门登记', en: source?.en ?? 'Register' },
        at: member.changedAt.toISOString(),
        values: heldWords.flatMap(({ key, zh, en }) =>
          view[key] === '' ? [] : [{ label: { zh, en }, value: view[key] }],
        ),
      };
    });
  },
  keys: async (tx, person) => {
    const entityIds = (await recordsOf(tx, person)).map(({ id }) => id);
    // Whoever judged a doubtful pair looked at rows.
    const rows = await memberPlaces(tx, { entityIds });
    return [...entityIds, ...rows.map(({ id }) => id)];
  },
};

const heldWords = [
  { key: 'name', zh: '姓名', en: 'Name' },
  { key: 'identityNumber', zh: '公民身份号码', en: 'Identity number' },
  { key: 'birthDate', zh: '出生日期', en: 'Date of birth' },
  { key: 'phone', zh: '联系电话', en: 'Telephone' },
  { key: 'address', zh: '住址', en: 'Address' },
] as const;

/** The record of a person goes with its rows and entries; what the departments hold is theirs to erase. */
export const eraseOfRecords: PersonalErase = {
  obstacles: () => Promise.resolve([]),
  erase: async (tx, person) => {
    const entities = await recordsOf(tx, person);
    const ids = entities.map(({ id }) => id);
    const members = await memberRows(tx, { entityIds: ids });
    const memberIds = members.map(({ id }) => id);
    await deleteEntries(tx, memberIds);
    await deleteMembers(tx, memberIds);
    await forgetEntities(tx, ids);
    return undefined;
  },
};
