/** The first rows of a table at its source, profiled and checked; nothing is kept. */
import type { ResourceView } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type DuckDBConnection, identifier } from '#platform/duckdb/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import { type Mapping, repairs } from '../../contract/mapping.ts';
import type { InPlacePreview } from '../../contract/in-place.ts';
import { judgedBy } from '../../rules/pushdown.ts';
import { suggestMapping } from '../../rules/suggest.ts';
import type { LiveColumn, LiveName, LivePlace } from '../../store/outside/live.ts';
import { httpTables } from '../../store/outside/live-http.ts';
import { mysqlTables } from '../../store/outside/live-mysql.ts';
import { postgresTables } from '../../store/outside/live-postgres.ts';
import type { SourceRow } from '../../store/tables.ts';
import { profileOf } from '../bring/profile.ts';
import { lakeOf } from '../lake/room.ts';
import { selectList } from '../lake/selection.ts';
import { checked, layOut, rawTable } from './judged.ts';
import { connectionOf, stayingResource } from './own-connection.ts';
import { liveProblem, withTable } from './source.ts';

const sampleRows = 500;
const shownRows = 20;
const mostColumns = 500;

/** What is looked at. */
export interface SampleAsked {
  readonly connection: SourceRow;
  readonly table: string;
  /** Empty: its primary key, else its first column. */
  readonly keyColumns: readonly string[];
  /** Null: suggest one. */
  readonly mapping: Mapping | null;
}

/** Tables that a connection offers. @throws see the operation */
export async function tablesThere(ctx: Ctx, resourceId: string, connectionId: string) {
  const place = await ctx.database.inTenant(ctx, async (tx) => {
    const source = await connectionOf(tx, await stayingResource(tx, resourceId), connectionId);
    const detail = { kind: source.kind };
    await audit(tx, [{ action: 'intake.listTables', subject: connectionId, detail }]);
    return source;
  });
  return tablesOf(place);
}

const lists: Partial<Record<SourceRow['kind'], typeof postgresTables>> = {
  mysql: mysqlTables,
  http: httpTables,
};

async function tablesOf(place: LivePlace): Promise<LiveName[]> {
  const list = lists[place.kind] ?? postgresTables;
  return list(place).catch((error: unknown) => {
    throw liveProblem(place, error);
  });
}

/** A preview for the screen; whoever sees samples whole leaves a look. @throws see the operation */
export async function previewInPlace(
  ctx: Ctx,
  resourceId: string,
  { connectionId, ...asked }: Omit<SampleAsked, 'connection'> & { readonly connectionId: string },
): Promise<InPlacePreview> {
  const { resource, connection } = await ctx.database.inTenant(ctx, async (tx) => {
    const staying = await stayingResource(tx, resourceId);
    const source = await connectionOf(tx, staying, connectionId);
    await noteLooks(tx, [
      {
        kind: 'work',
        subjectId: null,
        fields: ['intake.batches.profile'],
        rowKey: resourceId,
        reason: `设置“${staying.titleZh}”的现场读取时查看样例`,
      },
    ]);
    const detail = { kind: source.kind, table: asked.table };
    await audit(tx, [{ action: 'intake.previewInPlace', subject: resourceId, detail }]);
    return { resource: staying, connection: source };
  });
  return liveSample(ctx, resource, { connection, ...asked });
}

/** Reads and checks the first rows. @throws live-unreachable, live-too-slow, live-table-gone, live-busy */
export async function liveSample(
  ctx: Ctx,
  resource: ResourceView,
  asked: SampleAsked,
): Promise<InPlacePreview> {
  const place = await placeOf(asked);
  return withTable(place, async (table) => {
    const there = (await table.columns()).slice(0, mostColumns);
    const columns = there.map(({ name }) => name);
    const given = place.settings.keyColumns ?? [];
    const lostKey = given.filter((name) => !columns.includes(name));
    if (lostKey.length > 0) return lostOf(columns, { ...asked, keyColumns: given }, lostKey);
    const key = given.length > 0 ? given : columns.slice(0, 1);
    const asks = { columns, keyColumns: key, where: [], from: null, limit: sampleRows };
    const rows = await table.rows(asks);
    return lakeOf(ctx.database).engine.use(async (connection) => {
      await layOut(connection, { columns, rows });
      const sample = { resource, there, key, rows, mapping: asked.mapping };
      return sampleOf(connection, sample);
    });
  });
}

/** The table with its key: as given, else its primary key. */
async function placeOf({ connection, table, keyColumns }: SampleAsked): Promise<LivePlace> {
  const { title, kind, secret, settings } = connection;
  const place = {
    title,
    kind,
    secret,
    settings: { ...settings, table, keyColumns: [...keyColumns] },
  };
  if (keyColumns.length > 0) return place;
  const known = (await tablesOf(place)).find(({ name }) => name === table);
  return { ...place, settings: { ...place.settings, keyColumns: [...(known?.keyColumns ?? [])] } };
}

interface Sample {
  readonly resource: ResourceView;
  readonly there: readonly LiveColumn[];
  readonly key: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly mapping: Mapping | null;
}

async function sampleOf(connection: DuckDBConnection, sample: Sample): Promise<InPlacePreview> {
  const { resource, there, key, rows } = sample;
  const columns = there.map(({ name }) => name);
  const profiles = await profileOf(connection, { name: rawTable, rows: rows.length }, columns);
  const wanted = sample.mapping ?? suggested(resource, profiles, there);
  const mapping = wanted.filter(({ column }) => column === null || columns.includes(column));
  const relation = checked({ resource, mapping }, columns);
  const found = await connection.runAndReadAll(
    `SELECT count(*) FILTER (WHERE _reasons IS NULL) FROM ${relation}`,
  );
  const accepted = Number(found.getRows()[0]?.[0] ?? 0);
  return {
    columns: profiles,
    keyColumns: [...key],
    mapping,
    lost: wanted.flatMap(({ column }) =>
      column !== null && !columns.includes(column) ? [column] : [],
    ),
    keyFault: keyFault(sample, columns),
    judgedThere: resource.fields.flatMap((field) => {
      const fed = mapping.find((one) => one.field === field.key);
      return judgedBy(field, fed, there) ? [field.key] : [];
    }),
    looked: rows.length,
    accepted,
    refused: rows.length - accepted,
    reasons: await reasonsOf(connection, relation),
    rows: await shownOf(connection, resource, relation),
  };
}

/** Texts are taken as they are, so that the source can judge conditions on them; what needs reading as something else is repaired. */
function suggested(
  resource: ResourceView,
  profiles: InPlacePreview['columns'],
  there: readonly LiveColumn[],
): Mapping {
  return suggestMapping(resource.fields, profiles).map((one) => {
    const field = resource.fields.find(({ key }) => key === one.field);
    const column = there.find(({ name }) => name === one.column);
    // Where the source judges nothing by a column (a list of JSON), nothing is lost by reading it as what it means.
    const isAsIs = field?.type === 'text' || (column?.type !== 'text' && column?.type !== 'other');
    return { ...one, repairs: isAsIs ? [] : [...repairs] };
  });
}

function keyFault({ key, rows }: Sample, columns: readonly string[]): string {
  const places = key.map((name) => columns.indexOf(name));
  const seen = new Set<string>();
  for (const row of rows) {
    const value = JSON.stringify(places.map((at) => row[at]));
    if (seen.has(value)) return '有重复';
    seen.add(value);
  }
  return '';
}

async function reasonsOf(connection: DuckDBConnection, relation: string) {
  const read = await connection.runAndReadAll(
    `SELECT reason, count(*) FROM (SELECT unnest(string_split(_reasons, ';')) AS reason FROM ${relation} WHERE _reasons IS NOT NULL) GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
  return read.getRows().map(([reason, rows]) => ({ reason: String(reason), rows: Number(rows) }));
}

async function shownOf(connection: DuckDBConnection, resource: ResourceView, relation: string) {
  const { fields } = resource;
  const masked = fields.map(({ key, personalClass }) => ({ key, masked: personalClass !== null }));
  const texts = fields.map(
    ({ key }) => `CAST(${identifier(key)} AS VARCHAR) AS ${identifier(key)}`,
  );
  const read = await connection.runAndReadAll(
    `SELECT ${texts.join(', ')} FROM (SELECT ${selectList(resource, masked)}, _line FROM ${relation} WHERE _reasons IS NULL) ORDER BY _line LIMIT ${shownRows}`,
  );
  return read
    .getRowObjectsJson()
    .map((row) =>
      Object.fromEntries(
        fields.map(({ key }) => [key, row[key] === null ? null : String(row[key])]),
      ),
    );
}

/** A key that vanished: nothing can be read in order. */
function lostOf(
  columns: readonly string[],
  { mapping, keyColumns }: SampleAsked,
  lost: readonly string[],
): InPlacePreview {
  const empty = { missing: 0, distinct: 0, longest: 0, looksLike: 'empty', share: 1 } as const;
  return {
    columns: columns.map((title) => ({ title, ...empty, samples: [] })),
    keyColumns: keyColumns.filter((name) => columns.includes(name)),
    mapping: (mapping ?? []).filter(({ column }) => column === null || columns.includes(column)),
    lost: [...lost],
    keyFault: '',
    judgedThere: [],
    looked: 0,
    accepted: 0,
    refused: 0,
    reasons: [],
    rows: [],
  };
}
