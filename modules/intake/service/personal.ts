/** What the protection of personal data asks of the intake: what the lake holds of a person, and erasure from it. */
import { resourcesOf } from '#modules/catalogue/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { DuckDBConnection } from '#platform/duckdb/index.ts';
import type {
  HeldRecord,
  KeptBack,
  PersonalErase,
  PersonalExport,
  PersonConcerned,
} from '#platform/personal/index.ts';
import { isAbout, tracesPeople, type Wanted } from '../rules/person.ts';
import { forgetInBatches, openBatchesNaming } from './bring/forget.ts';
import { forgetInFiles, lockSnapshots } from './lake/forget.ts';
import { type PeopleFiles, peopleFiles, wantedOf } from './lake/person-rows.ts';
import { rowsRelation } from './lake/relation.ts';
import { lakeOf } from './lake/room.ts';

const label = (zh: string, en: string) => ({ zh, en });
/** Rows of one resource that are shown to whom they concern. */
const mostShown = 200;

interface Looked {
  readonly connection: DuckDBConnection;
  readonly lake: readonly PeopleFiles[];
  readonly wanted: Wanted;
}

/** Looks for a person in the lake; nothing happens for one without a telephone. */
async function looking<T>(
  tx: Tx,
  person: PersonConcerned,
  work: (looked: Looked) => Promise<T>,
): Promise<T | null> {
  if (person.phones.length === 0) return null;
  const lake = await peopleFiles(tx);
  return lakeOf(tx.ctx.database).engine.use(async (connection) =>
    work({ connection, lake, wanted: await wantedOf(tx, connection, { person, lake }) }),
  );
}

/** Rows of a person that a resource holds now. */
async function heldNow(
  tx: Tx,
  { connection, wanted }: Looked,
  { resource, files }: PeopleFiles,
): Promise<Record<string, unknown>[]> {
  const held = files.filter(({ inSnapshot }) => inSnapshot);
  if (held.length === 0) return [];
  const relation = rowsRelation(lakeOf(tx.ctx.database), held, resource.fields);
  const read = await connection.runAndReadAll(
    `SELECT * FROM ${relation} WHERE ${isAbout(resource.fields, wanted)} ORDER BY _row LIMIT ${mostShown}`,
  );
  return read.getRowObjectsJson();
}

/** Lists that stay with a department: what they hold of a person is not known here, and no copy of it. */
async function stayingElsewhere(tx: Tx): Promise<HeldRecord[]> {
  const town = await ground(tx);
  const staying = (await resourcesOf(tx)).filter(
    ({ kind, grade, fields }) => kind === 'inPlace' && grade !== 'closed' && tracesPeople(fields),
  );
  return staying.map(({ titleZh, titleEn, ownerDepartmentId }) => {
    const owner = town.department(ownerDepartmentId);
    return {
      title: label(titleZh, titleEn || titleZh),
      at: null,
      values: [
        {
          label: label('存放', 'Kept'),
          value: `在${owner?.nameZh ?? ''}自己的系统中，本平台没有副本；有部门使用时才读取，读取记录见“谁看过”。需要查询、更正或删除，请向该部门提出。`,
        },
      ],
    };
  });
}

/** Rows about a person in the departments' lists; lists that are closed to others are not told of. */
export const exportOfLake: PersonalExport = {
  title: label('部门归集的数据', 'Data brought in by the departments'),
  records: async (tx, person) => {
    const held = await looking(tx, person, async (looked) => {
      const told: HeldRecord[] = [];
      for (const one of looked.lake.filter(({ resource }) => resource.grade !== 'closed')) {
        for (const row of await heldNow(tx, looked, one)) told.push(heldRecord(one, row));
      }
      return told;
    });
    return [...(held ?? []), ...(await stayingElsewhere(tx))];
  },
};

function heldRecord({ resource }: PeopleFiles, row: Readonly<Record<string, unknown>>): HeldRecord {
  const values = resource.fields.flatMap(({ key, titleZh, titleEn }) => {
    const value = row[key];
    if (value === null || value === undefined || value === '') return [];
    return [{ label: label(titleZh, titleEn || titleZh), value: wordsOf(value) }];
  });
  const kept = {
    label: label('依法留存依据', 'Kept by law'),
    value: resource.keptByLaw,
  };
  return {
    title: label(resource.titleZh, resource.titleEn || resource.titleZh),
    at: null,
    values: resource.keptByLaw ? [...values, kept] : values,
  };
}

const wordsOf = (value: unknown): string =>
  typeof value === 'boolean' ? (value ? '是' : '否') : String(value as string | number);

const goes = ({ keptByLaw }: { readonly keptByLaw: string }): boolean => keptByLaw === '';

/** The resources with people whose rows go when one asks for it. */
async function goingResources(tx: Tx): Promise<ReadonlySet<string>> {
  const resources = await resourcesOf(tx, { retired: true });
  return new Set(
    resources.filter((one) => goes(one) && tracesPeople(one.fields)).map(({ id }) => id),
  );
}

/** Rows go from every file; those that a rule of law keeps stay, and are told with the rule. */
export const eraseOfLake: PersonalErase = {
  obstacles: async (tx, person) =>
    (await looking(tx, person, async (looked) => {
      const kept: KeptBack[] = [];
      for (const one of looked.lake.filter(({ resource }) => !goes(resource))) {
        const rows = await heldNow(tx, looked, one);
        if (rows.length > 0) kept.push(keptByLaw(one));
      }
      const going = await goingResources(tx);
      const batches = await openBatchesNaming(tx, looked.wanted, going);
      return [...kept, ...batches.map(({ number }) => atWork(number))];
    })) ?? [],
  erase: async (tx, person) => {
    const going = await goingResources(tx);
    await lockSnapshots(tx, [...going]);
    await looking(tx, person, async ({ connection, lake, wanted }) => {
      for (const one of lake.filter(({ resource }) => going.has(resource.id))) {
        await forgetInFiles(tx, connection, { ...one, wanted });
      }
      await forgetInBatches(tx, connection, { wanted, resourceIds: going });
    });
    return undefined;
  },
};

const keptByLaw = ({ resource }: PeopleFiles): KeptBack => ({
  what: label(`“${resource.titleZh}”中的登记`, `Rows of “${resource.titleEn || resource.titleZh}”`),
  why: label(`依法留存：${resource.keptByLaw}`, `Kept by law: ${resource.keptByLaw}`),
  later: false,
});

const atWork = (number: number): KeptBack => ({
  what: label(`正在归集的批次 ${number}`, `Batch ${number}, being brought in`),
  why: label(
    '名单正在核对，入库或作废后自动删除',
    'The list is being checked; erased by itself once it is applied or thrown away',
  ),
  later: true,
});
