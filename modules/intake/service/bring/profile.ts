/** What the columns of a staged table hold. */
import { type DuckDBConnection, identifier } from '#platform/duckdb/index.ts';
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
  const profiles: ColumnProfile[] = [];
  await takeSample(connection, table);
  const looks = await looksOf(connection, titles.length);
  for (const [at, title] of titles.entries()) {
    const { filled, distinct, longest } = counts[at] ?? { filled: 0, distinct: 0, longest: 0 };
    const look = looks[at] ?? { shares: new Map(), samples: [] };
    profiles.push({
      title,
      missing: table.rows - filled,
      distinct,
      longest,
      ...classOf(title, look.shares),
      samples: look.samples,
    });
  }
  await connection.run('DROP TABLE looked');
  return profiles;
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
  if (width === 0) return 0;
  // The first sign is looked at first: nearly no cell begins with one of these.
  const counts = Array.from({ length: width }, (_, at) => {
    const cell = `c${at}`;
    return `count(*) FILTER (WHERE CASE WHEN ascii(${cell}) IN (61, 64) THEN TRUE
      WHEN ascii(${cell}) IN (43, 45) THEN NOT regexp_full_match(${cell}, '[+-]+|[+-][\\d\\s,.()%-]*') ELSE FALSE END)`;
  });
  const read = await connection.runAndReadAll(`SELECT ${counts.join(' + ')} FROM ${name}`);
  return Number(read.getRows()[0]?.[0] ?? 0);
}

/**
 * Rows from all over the table, set aside once: runs of neighbours in many places. The engine goes straight to a range of rows; every
 * thousandth row alone would make it unpack the whole table.
 */
async function takeSample(connection: DuckDBConnection, { name, rows }: StagedTable) {
  const each = Math.ceil(shaped / places);
  const step = Math.max(each, Math.floor(rows / places));
  const runs = Array.from({ length: places }, (_, at) => at * step).filter((from) => from < rows);
  const list = runs.map(
    (from) => `SELECT * FROM ${name} WHERE rowid >= ${from} AND rowid < ${from + each}`,
  );
  await connection.run(`CREATE OR REPLACE TEMP TABLE looked AS ${list.join(' UNION ALL ')}`);
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

/** What the sample shows of a column: which share of its values has which shape, and the commonest ones. */
interface Look {
  readonly shares: ReadonlyMap<(typeof shapes)[number], number>;
  readonly samples: string[];
}

/**
 * Looks at all columns in one statement each: making ready the expressions that tell shapes apart takes the engine longer than reading
 * two thousand values with them.
 */
async function looksOf(connection: DuckDBConnection, width: number): Promise<Look[]> {
  const places = Array.from({ length: width }, (_, at) => at);
  const columns = places.map((at) => identifier(`c${at}`));
  const sample = `(SELECT unnest([${places.join(', ')}]) AS place, unnest([${columns.join(', ')}]) AS raw FROM looked)`;
  const tests = shapes.map((shape) => `count(*) FILTER (WHERE coalesce(${testOf[shape]}, FALSE))`);
  const layers = [
    [['t', narrowed(trimmed('raw'))]],
    [
      ['k', compacted('t')],
      ['p', bareNumber('t')],
    ],
    ...identityParts('k', parts),
  ];
  let relation = sample;
  for (const layer of layers) {
    relation = `(SELECT *, ${layer.map(([name, expression]) => `${expression} AS ${name}`).join(', ')} FROM ${relation})`;
  }
  const found = await connection.runAndReadAll(
    `SELECT place, count(t), ${tests.join(', ')} FROM ${relation} GROUP BY place`,
  );
  const counted = new Map(found.getRows().map(([place, ...counts]) => [Number(place), counts]));
  const common = await connection.runAndReadAll(
    `SELECT place, raw FROM (
       SELECT place, raw, row_number() OVER (PARTITION BY place ORDER BY count(*) DESC, min(length(raw)), raw) AS rank
       FROM ${sample} WHERE nullif(trim(raw), '') IS NOT NULL GROUP BY place, raw)
     WHERE rank <= ${shownSamples} ORDER BY place, rank`,
  );
  const samples = Map.groupBy(common.getRows(), ([place]) => Number(place));
  return places.map((at) => {
    const [filled = 0, ...counts] = (counted.get(at) ?? []).map(Number);
    const shares = shapes.map((shape, each) => [shape, (counts[each] ?? 0) / filled] as const);
    return {
      shares: new Map(filled > 0 ? shares : []),
      samples: (samples.get(at) ?? []).map(([, raw]) => String(raw)),
    };
  });
}

const testOf: Readonly<Record<(typeof shapes)[number], string>> = {
  damaged: looksDamaged('t'),
  idNumber: `(${isIdentity(parts)} OR regexp_full_match(k, '[1-9]\\d{14}'))`,
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
};
