/** How good rows are, and where they come from: what the intake tells the catalogue. */
import {
  type FieldView,
  type LineageEdge,
  type LineageSource,
  type Measured,
  type Measurement,
  resourceOf,
  type ResourceView,
  type RowMeasure,
} from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type DuckDBConnection, identifier } from '#platform/duckdb/index.ts';
import { usual } from '../contract/mapping.ts';
import { checkStatement } from '../rules/cleaning/statement.ts';
import { batchRows } from '../store/batches.ts';
import { snapshotFiles, snapshotRow } from '../store/lake.ts';
import { sourceRows } from '../store/sources.ts';
import { rowsRelation } from './lake/relation.ts';
import { lakeOf } from './lake/room.ts';

/** Measures rows that lie here, in the engine; nothing leaves it but counts. */
export const rowMeasure: Omit<RowMeasure, 'atSource'> = {
  state: async (tx, resourceId) => {
    const snapshot = await snapshotRow(tx, resourceId);
    if (!snapshot || snapshot.version === 0) return null;
    return { rows: snapshot.rows, changedAt: snapshot.builtAt };
  },
  measure: (ctx, resource, measurements) =>
    lakeOf(ctx.database).engine.use(async (connection) => {
      const relation = await relationOf(ctx, resource);
      if (!relation) return measurements.map(() => ({ checked: 0, failed: 0 }));
      const over = { relation, resource, validBy: validStatement };
      return measuredOver(ctx, connection, measurements, over);
    }),
};

/** Rows that are measured. */
export interface Over {
  readonly relation: string;
  readonly resource: ResourceView;
  /** Rows looked at and rows in which one of the fields is not what it should be; null for no fields. */
  readonly validBy: (relation: string, fields: readonly FieldView[]) => string | null;
}

/** What each measurement gives over rows. */
export async function measuredOver(
  ctx: Ctx,
  connection: DuckDBConnection,
  measurements: readonly Measurement[],
  over: Over,
): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const one of measurements) {
    results.push(await measured(ctx, connection, { ...over, one }));
  }
  return results;
}

async function relationOf(ctx: Ctx, resource: ResourceView): Promise<string | null> {
  const files = await ctx.database.inTenant(ctx, (tx) => snapshotFiles(tx, resource.id));
  return files.length > 0 ? rowsRelation(lakeOf(ctx.database), files, resource.fields) : null;
}

interface Asked extends Over {
  readonly one: Measurement;
}

async function measured(ctx: Ctx, connection: DuckDBConnection, asked: Asked): Promise<Measured> {
  const statement = await statementOf(ctx, asked);
  if (statement === null) return { checked: 0, failed: 0 };
  const read = await connection.runAndReadAll(statement);
  const [checked = 0, failed = 0] = (read.getRows()[0] ?? []).map(Number);
  return { checked, failed };
}

async function statementOf(
  ctx: Ctx,
  { one, relation, resource, validBy }: Asked,
): Promise<string | null> {
  switch (one.kind) {
    case 'complete': {
      const empty = one.fields.map((key) => `${identifier(key)} IS NULL`).join(' OR ');
      return `SELECT count(*), count(*) FILTER (WHERE ${empty || 'FALSE'}) FROM ${relation}`;
    }
    case 'unique': {
      const keys = one.fields.map(identifier).join(', ');
      return `SELECT coalesce(sum(n), 0), coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM ${relation} GROUP BY ${keys})`;
    }
    case 'valid':
      return validBy(
        relation,
        resource.fields.filter(({ key }) => one.fields.includes(key)),
      );
    case 'consistent': {
      const other = await relationOf(ctx, one.other);
      if (!other) return null;
      const [field, by, otherField, otherBy] = [one.field, one.by, one.otherField, one.otherBy].map(
        identifier,
      );
      return `SELECT count(*), count(*) FILTER (WHERE a.${field} IS DISTINCT FROM b.${otherField})
        FROM ${relation} a JOIN ${other} b ON a.${by} = b.${otherBy} WHERE a.${field} IS NOT NULL AND b.${otherField} IS NOT NULL`;
    }
  }
}

/** The same rules as at the door: a list of codes or a format may have become stricter since. */
function validStatement(relation: string, fields: readonly FieldView[]): string | null {
  if (fields.length === 0) return null;
  const optional = fields.map((field) => ({ ...field, required: false }));
  const texts = fields.map(
    ({ key }) => `CAST(${identifier(key)} AS VARCHAR) AS ${identifier(`s_${key}`)}`,
  );
  const statement = checkStatement({
    fields: optional,
    fed: optional.map((field) => ({
      field,
      mapping: { ...usual, field: field.key, column: field.key },
      column: `s_${field.key}`,
    })),
    from: `(SELECT _line, ${texts.join(', ')} FROM ${relation})`,
  });
  return `SELECT count(*), count(_reasons) FROM (${statement})`;
}

const shownBatches = 3;

/** Sources and the newest batches before a resource. */
export const lineage: LineageSource = {
  edges: async (tx, resource) => {
    await resourceOf(tx, resource.id);
    const sources = await sourceRows(tx, { resourceId: resource.id });
    const batches = await batchRows(tx, {
      resourceId: resource.id,
      states: ['applied'],
      limit: shownBatches,
    });
    return [
      ...sources.map(
        (source): LineageEdge => ({
          direction: 'from',
          kind: 'source',
          titleZh: source.title,
          titleEn: source.title,
          noteZh: source.referenceKey ? `${kindsZh[source.kind]}，现场读取` : kindsZh[source.kind],
          noteEn: source.referenceKey
            ? `${kindsEn[source.kind]}, read in place`
            : kindsEn[source.kind],
          link: source.referenceKey ? `/intake/in-place/${resource.id}` : '/intake/sources',
          at: source.lastRunAt,
        }),
      ),
      ...batches.map(
        (batch): LineageEdge => ({
          direction: 'from',
          kind: 'batch',
          titleZh: `第 ${batch.number} 批 ${batch.title}`,
          titleEn: `Batch ${batch.number} ${batch.title}`,
          noteZh: `入库 ${batch.counts.accepted} 行`,
          noteEn: `${batch.counts.accepted} rows`,
          link: `/intake/batches/${batch.id}`,
          at: batch.appliedAt,
        }),
      ),
    ];
  },
};

const kindsZh = {
  upload: '上传文件',
  postgres: 'PostgreSQL 数据库',
  mysql: 'MySQL 数据库',
  http: 'HTTP 接口',
  folder: '接收文件夹',
  sftp: 'SFTP',
} as const;
const kindsEn = {
  upload: 'Uploaded file',
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  http: 'HTTP interface',
  folder: 'Drop folder',
  sftp: 'SFTP',
} as const;
