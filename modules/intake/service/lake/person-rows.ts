/** Rows of a person in the lake: found by telephone and name, and by the identity numbers that stand beside them. */
import { resourcesOf, type ResourceView } from '#modules/catalogue/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { type DuckDBConnection, identifier } from '#platform/duckdb/index.ts';
import type { PersonConcerned } from '#platform/personal/index.ts';
import { foundByPhone, subjectFields, tracesPeople, type Wanted } from '../../rules/person.ts';
import { livingFiles } from '../../store/lake.ts';
import type { LakeFileRow } from '../../store/tables.ts';
import { rowsRelation } from './relation.ts';
import { lakeOf } from './room.ts';

/** A resource with people in it, and its files of Parquet. */
export interface PeopleFiles {
  readonly resource: ResourceView;
  readonly files: readonly LakeFileRow[];
}

/** Every resource of the town in which people can be found, with its files. */
export async function peopleFiles(tx: Tx): Promise<PeopleFiles[]> {
  const resources = await resourcesOf(tx, { retired: true });
  const traced = resources.filter(({ fields }) => tracesPeople(fields));
  const files = await livingFiles(
    tx,
    traced.map(({ id }) => id),
  );
  const byResource = Map.groupBy(files, ({ resourceId }) => resourceId);
  return traced.flatMap((resource) => {
    const own = byResource.get(resource.id) ?? [];
    return own.length > 0 ? [{ resource, files: own }] : [];
  });
}

/** Whether a file has the fields of its resource, rather than the columns of a source. */
export const hasFields = ({ kind }: LakeFileRow): boolean => kind === 'rows' || kind === 'snapshot';

/** What a person is looked for by: to name and telephone come the identity numbers of rows that have both. */
export async function wantedOf(
  tx: Tx,
  connection: DuckDBConnection,
  { person, lake }: { readonly person: PersonConcerned; readonly lake: readonly PeopleFiles[] },
): Promise<Wanted> {
  const { names, phones } = person;
  const wanted: Wanted = { names, phones, identities: [] };
  const identities = new Set<string>();
  for (const { resource, files } of lake) {
    const subjects = subjectFields(resource.fields);
    const read = files.filter(hasFields);
    if (subjects.length === 0 || read.length === 0) continue;
    const relation = rowsRelation(lakeOf(tx.ctx.database), read, resource.fields);
    const columns = subjects.map(({ key }) => `CAST(${identifier(key)} AS VARCHAR)`);
    const found = await connection.runAndReadAll(
      `SELECT DISTINCT unnest([${columns.join(', ')}]) FROM ${relation} WHERE ${foundByPhone(resource.fields, wanted)}`,
    );
    for (const [value] of found.getRows()) if (value !== null) identities.add(String(value));
  }
  return { names, phones, identities: [...identities] };
}
