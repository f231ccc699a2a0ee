/** Points of a large table, counted together by PostgreSQL. */
import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '../database/index.ts';
import type { MapFeaturePoint, MapFeatures } from '../contract/map.ts';
import { cellDegrees, gravest, mostEach, mostPoints } from './grid.ts';
import type { LayerPoint, MapQuestion } from './types.ts';

/** So many of a window's rows are looked at; what lies behind is told as cut. */
const mostLooked = 300_000;

/** The rows of a layer. */
export interface PointRows {
  /**
   * A SELECT of `id` (text), `longitude`, `latitude`, `kind` (integer: place of the class) and `label`, of the actor's
   * tenant and of the window, the most important first.
   */
  readonly rows: RawBuilder<unknown>;
  readonly kindCount: number;
}

/** Answers a question from a table: every point, or counts on a grid when the window holds many. */
export async function readPoints(
  tx: Tx,
  question: MapQuestion,
  { rows, kindCount }: PointRows,
): Promise<MapFeatures> {
  const shown = sql`SELECT * FROM (${rows}) AS found WHERE NOT (kind = ANY (${[...question.hidden]}::integer[]))`;
  const limit = question.detail === 'each' ? mostEach : mostPoints;
  if (question.detail !== 'heat') {
    const some = await sql<LayerPoint>`${shown} LIMIT ${limit + 1}`.execute(tx.as());
    if (some.rows.length <= limit || question.detail === 'each') {
      const points = some.rows.slice(0, limit).map((point) => ({ ...point, count: 1 }));
      return { points, shapes: [], total: points.length, cut: some.rows.length > limit };
    }
  }
  return counted(tx, question, { rows: shown, kindCount });
}

interface CountedCell {
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly label: string;
  readonly count: number;
  readonly kinds: readonly number[];
}

async function counted(
  tx: Tx,
  question: MapQuestion,
  { rows, kindCount }: PointRows,
): Promise<MapFeatures> {
  const side = cellDegrees(question);
  const kinds = Array.from({ length: kindCount }, (_, kind) => kind);
  const parts = kinds.map((kind) => sql`count(*) FILTER (WHERE kind = ${sql.lit(kind)})`);
  const cells = await sql<CountedCell>`
    SELECT min(id) AS id, avg(longitude) AS longitude, avg(latitude) AS latitude, min(label) AS label,
      count(*)::integer AS count, ARRAY[${sql.join(parts)}]::integer[] AS kinds
    FROM (${rows} LIMIT ${mostLooked + 1}) AS looked
    GROUP BY floor(longitude / ${side}::float8), floor(latitude / ${side}::float8)`.execute(
    tx.as(),
  );
  const total = cells.rows.reduce((sum, { count }) => sum + count, 0);
  return {
    points: cells.rows.map(cellPoint),
    shapes: [],
    total: Math.min(total, mostLooked),
    cut: total > mostLooked,
  };
}

function cellPoint({ id, label, kinds, ...cell }: CountedCell): MapFeaturePoint {
  const kind = gravest(kinds);
  if (cell.count === 1) return { ...cell, id, label, kind };
  return { ...cell, id: '', label: '', kind, kinds: [...kinds] };
}
