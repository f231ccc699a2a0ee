/** Rows of fact views: what a number was counted from. Row-level security of the reader applies. */
import type { Tx } from '#platform/database/index.ts';
import type { FactDimension, FactSource } from '#platform/facts/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import { dimensionColumns } from '../rules/cubes.ts';

/** A fact. */
export interface SubjectRow {
  readonly id: string;
  /** Tells facts of one subject apart. */
  readonly rowId: string;
  readonly at: Date;
  /** Values of the dimensions of the source. */
  readonly keys: Readonly<Partial<Record<FactDimension, string | null>>>;
  readonly measures: Readonly<Record<string, number | null>>;
}

/** Facts of a span of local days, the newest first. */
export async function subjectRows(
  tx: Tx,
  source: FactSource,
  question: {
    readonly from: string;
    readonly to: string;
    readonly where: { readonly dimension: FactDimension; readonly key: string } | null;
    readonly after: PageEnd | null;
    readonly limit: number;
  },
): Promise<SubjectRow[]> {
  const { from, to, where, after, limit } = question;
  const rowId = source.hasRowIds ? 'row_id' : 'subject_id';
  const values: unknown[] = [tx.ctx.tenantId, from, to, limit];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const filters = [
    ...(where
      ? [`coalesce(${dimensionColumns[where.dimension]}::text, '-') = ${put(where.key)}`]
      : []),
    ...(after
      ? [`(fact_at, ${rowId}) < (${put(after.at)}::timestamptz, ${put(after.id)}::uuid)`]
      : []),
  ];
  const parts = source.dimensions.map((name) => `'${name}', ${dimensionColumns[name]}::text`);
  const keys = [
    ...source.measures.map(({ key }) => key),
    ...(source.spread ? [source.spread.key] : []),
  ];
  const snake = (key: string): string => key.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`);
  const measures = keys.map((key) => `'${key}', ${snake(key)}::float8`).join(', ');
  const { rows } = await tx.client.query<SubjectRow>(
    `SELECT subject_id AS id, ${rowId} AS "rowId", fact_at AS at,
       jsonb_build_object(${parts.join(', ')}) AS keys, jsonb_build_object(${measures}) AS measures
     FROM ${source.view}
     WHERE tenant_id = $1
       AND fact_at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Shanghai'
       AND fact_at < ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
       ${filters.map((one) => `AND ${one}`).join(' ')}
     ORDER BY fact_at DESC, ${rowId} DESC LIMIT $4`,
    values,
  );
  return rows;
}
