/** What the columns of a staged table hold. */
import type { DuckDBConnection } from '#platform/duckdb/index.ts';
import type { ColumnProfile } from '../../contract/shapes.ts';
import {
  identityParts,
  isIdentity,
  isSocialCredit,
  namesOfParts,
} from '../../rules/cleaning/identity.ts';
import { dayOf } from '../../rules/cleaning/dates.ts';
import { bareNumber, isBankCardText, isPhone, isPlateText } from '../../rules/cleaning/formats.ts';
import { compacted, looksDamaged, narrowed, trimmed } from '../../rules/cleaning/text.ts';
import { classOf, shapes } from '../../rules/profile.ts';
import type { StagedTable } from './staged-table.ts';

/** Rows that shapes, samples and the number of different values are taken from; missing values are counted in all. */
const sampled = 100_000;
const shaped = 2000;
/** In so many places of the table. */
const places = 40;
const shownSamples = 5;
const parts = namesOfParts((letter) => letter);

/** Profiles every column. */
export async function profileOf(
  connection: DuckDBConnection,
  table: StagedTable,
  titles: readonly string[],
): Promise<ColumnProfile[]> {
  const counts = await countsOf(connection, table, titles.length);
  await takeSample(connection, table, titles.length);
  const looks = await looksOf(connection, titles.length);
  await connection.run('DROP TABLE looked');
  return titles.map((title, at) => {
    const { filled, distinct, longest } = counts[at] ?? { filled: 0, distinct: 0, longest: 0 };
    const { shares, samples } = looks[at] ?? { shares: new Map(), samples: [] };
    const missing = table.rows - filled;
    return { title, missing, distinct, longest, ...classOf(title, shares), samples };
  });
}

/**
 * Cells that a spreadsheet would take for a formula: `=`, `@`, and `+` or `-` before what is neither a number nor a telephone. They stay
 * texts, and every file that leaves disarms them; whoever brings them in is told.
 */
export async function formulaCells(
  connection: DuckDBConnection,
  { name }: StagedTable,
  width: number,
): Promise<number> {
  let cells = 0;
  for (let at = 0; at < width; at += 1) {
    const read = await connection.runAndReadAll(
      `SELECT sum(n) FROM (${formulaTests(`c${at}`)
        .map((test) => `SELECT count(*) AS n FROM ${name} WHERE ${test}`)
        .join(' UNION ALL ')})`,
    );
    cells += Number(read.getRows()[0]?.[0] ?? 0);
  }
  return cells;
}

/**
 * Tests that exclude each other. Each begins with bounds: the engine keeps the least and the greatest value of each run of rows, and
 * passes over the runs that lie outside; nearly all do.
 */
function formulaTests(cell: string): string[] {
  return [
    `${cell} >= '=' AND ${cell} < 'A' AND NOT (${cell} >= '>' AND ${cell} < '@')`,
    `${cell} >= '+' AND ${cell} < '.' AND NOT starts_with(${cell}, ',') AND NOT regexp_full_match(${cell}, '[+-]+|[+-][\\d\\s,.()%-]*')`,
  ];
}

/**
 * Cells of rows from all over the table, set aside once, each with the number of its column: runs of neighbours in many places. The
 * engine goes straight to a range of rows; every thousandth row alone would make it unpack the whole table.
 */
async function takeSample(
  connection: DuckDBConnection,
  { name, rows }: StagedTable,
  width: number,
): Promise<void> {
  const each = Math.ceil(shaped / places);
  const step = Math.max(each, Math.floor(rows / places));
  const runs = Array.from({ length: places }, (_, at) => at * step).filter((from) => from < rows);
  const list = runs.map(
    (from) => `SELECT * FROM ${name} WHERE rowid >= ${from} AND rowid < ${from + each}`,
  );
  const cells = Array.from({ length: width }, (_, at) => `c${at}`).join(', ');
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE looked AS SELECT unnest(range(${width})) AS c, unnest([${cells}]) AS raw FROM (${list.join(' UNION ALL ')})`,
  );
}

async function countsOf(connection: DuckDBConnection, table: StagedTable, width: number) {
  const columns = Array.from({ length: width }, (_, at) => `c${at}`);
  const all = columns.map(
    (name) => `count(nullif(${name}, '')), coalesce(max(length(${name})), 0)`,
  );
  const some = columns.map((name) => `approx_count_distinct(${name})`);
  const [whole, part] = await Promise.all([
    connection.runAndReadAll(`SELECT ${all.join(', ')} FROM ${table.name}`),
    connection.runAndReadAll(
      `SELECT ${some.join(', ')} FROM ${table.name} WHERE rowid < ${sampled}`,
    ),
  ]);
  const [wholeRow = [], partRow = []] = [whole.getRows()[0], part.getRows()[0]];
  return columns.map((_, at) => ({
    filled: Number(wholeRow[2 * at] ?? 0),
    longest: Number(wholeRow[2 * at + 1] ?? 0),
    distinct: Number(partRow[at] ?? 0),
  }));
}

interface Look {
  readonly shares: ReadonlyMap<string, number>;
  readonly samples: string[];
}

/** What the cells of each column look like, and the most frequent ones; all columns at once, as planning the tests costs more than running them. */
async function looksOf(connection: DuckDBConnection, width: number): Promise<Look[]> {
  const testOf = testsOfShapes();
  const tests = shapes.map((shape) => `count(*) FILTER (WHERE coalesce(${testOf[shape]}, FALSE))`);
  const layers = [
    [['t', narrowed(trimmed('raw'))]],
    [
      ['k', compacted('t')],
      ['p', bareNumber('t')],
    ],
    ...identityParts('k', parts),
  ];
  let relation = 'looked';
  for (const layer of layers) {
    relation = `(SELECT *, ${layer.map(([name, expression]) => `${expression} AS ${name}`).join(', ')} FROM ${relation})`;
  }
  const found = await connection.runAndReadAll(
    `SELECT c, count(t), ${tests.join(', ')} FROM ${relation} GROUP BY c`,
  );
  const frequent = await connection.runAndReadAll(
    `SELECT c, raw FROM looked WHERE nullif(trim(raw), '') IS NOT NULL GROUP BY c, raw
     WINDOW most AS (PARTITION BY c ORDER BY count(*) DESC, min(length(raw)), raw)
     QUALIFY row_number() OVER most <= ${shownSamples} ORDER BY c, row_number() OVER most`,
  );
  const looks = Array.from(
    { length: width },
    (): { shares: Map<string, number>; samples: string[] } => ({
      shares: new Map(),
      samples: [],
    }),
  );
  for (const [column, filled = 0, ...counts] of found.getRows().map((row) => row.map(Number))) {
    if (filled === 0) continue;
    for (const [at, shape] of shapes.entries())
      looks[Number(column)]?.shares.set(shape, (counts[at] ?? 0) / filled);
  }
  for (const [column, raw] of frequent.getRows()) looks[Number(column)]?.samples.push(String(raw));
  return looks;
}

const testsOfShapes = (): Readonly<Record<(typeof shapes)[number], string>> => ({
  damaged: looksDamaged('t'),
  idNumber: `(${isIdentity('k', parts)} OR regexp_full_match(k, '[1-9]\\d{14}'))`,
  socialCredit: isSocialCredit('k'),
  phone: isPhone('p'),
  plate: isPlateText('k'),
  bankCard: isBankCardText('k'),
  integer: `regexp_full_match(t, '[+-]?\\d{1,18}')`,
  decimal: `regexp_full_match(t, '[+-]?\\d*\\.?\\d+')`,
  instant: `regexp_full_match(t, '\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[ T]\\d{1,2}:\\d{2}.*')`,
  date: `(${dayOf('t')}) IS NOT NULL AND NOT regexp_full_match(t, '\\d{1,7}')`,
  boolean: `lower(t) IN ('是','否','有','无','true','false','yes','no','y','n','√','×')`,
  name: `regexp_full_match(t, '[\\p{Han}]{2,4}|[\\p{Han}]+·[\\p{Han}]+')`,
  address: `regexp_matches(t, '(村|社区|镇|路|街|组).*(号|组|室|栋|队)')`,
});
