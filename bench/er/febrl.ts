/** Files of FEBRL (people with typing errors): reading, and how their records are compared. */
import { readFileSync } from 'node:fs';
import { parseCsv } from './csv.ts';
import {
  type ComparisonSpec,
  groupsOf,
  keyColumn,
  oddsBetween,
  type PassSpec,
  type Plan,
  type RecordColumns,
  resolveHere,
  valueColumn,
} from '../../modules/records/rules/resolution/index.ts';

/** A record as read: field to value, normalised. */
export interface FebrlFile {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Which person each record is: for scoring only. */
  readonly truth: readonly string[];
}

const kinds: Readonly<Record<string, Omit<ComparisonSpec, 'key' | 'column'>>> = {
  given_name: { kind: 'words', beside: 'surname', byFrequency: true },
  surname: { kind: 'words', beside: 'given_name', byFrequency: true },
  street_number: { kind: 'code', byFrequency: true },
  address_1: { kind: 'words', beside: 'address_2', byFrequency: true },
  address_2: { kind: 'words', beside: 'address_1', byFrequency: true },
  suburb: { kind: 'words', byFrequency: true },
  postcode: { kind: 'code', byFrequency: true },
  state: { kind: 'words', byFrequency: true },
  date_of_birth: { kind: 'date' },
  soc_sec_id: { kind: 'code' },
};

/** Reads one or several files as one collection. Columns may stand in any order; unknown ones are not used. */
export function readFebrl(paths: readonly string[]): FebrlFile {
  const fields = new Map<string, string[]>(Object.keys(kinds).map((name) => [name, []]));
  const truth: string[] = [];
  for (const path of paths) {
    const [head = [], ...rows] = parseCsv(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    const names = head.map((name) => name.trim().toLowerCase());
    const id = names.indexOf('rec_id');
    if (id < 0) throw new Error(`${path} has no column rec_id; it has ${names.join(', ')}.`);
    for (const row of rows) {
      truth.push(/rec-(\d+)-/.exec(row[id] ?? '')?.[1] ?? row[id] ?? '');
      for (const [name, values] of fields) values.push(normal(row[names.indexOf(name)] ?? ''));
    }
  }
  return { fields, truth };
}

/** Lower case, without accents, blanks and points: they are no part of a name. */
function normal(value: string): string {
  return value
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}

/** Columns of the fields that are there, with the keys of the blocks. */
export function febrlColumns({ fields, truth }: FebrlFile): RecordColumns {
  const size = truth.length;
  const present = [...fields].filter(([, values]) => values.some((value) => value !== ''));
  const values = Object.fromEntries(
    present.map(([name, own]) => [name, valueColumn(size, (record) => own[record] ?? '')]),
  );
  return { size, values, keys: keysOf(fields, size), flags: {} };
}

/** Keys that survive what an exact value does not: names in either order, beginnings, sorted digits. */
function keysOf(fields: FebrlFile['fields'], size: number): Record<string, Int32Array> {
  const at = (name: string, record: number) => fields.get(name)?.[record] ?? '';
  const sorted = (value: string) => [...value].sort().join('');
  return {
    bothNames: keyColumn(size, (record) => {
      const names = [at('given_name', record), at('surname', record)].filter((name) => name);
      return names.length < 2 ? '' : names.sort().join(' ');
    }),
    nameBeginnings: keyColumn(size, (record) => {
      const names = [at('given_name', record), at('surname', record)].filter((name) => name);
      return names.length < 2
        ? ''
        : names
            .map((name) => name.slice(0, 3))
            .sort()
            .join(' ');
    }),
    idDigits: keyColumn(size, (record) => sorted(at('soc_sec_id', record))),
    birthDigits: keyColumn(size, (record) => sorted(at('date_of_birth', record))),
    idBeginning: keyColumn(size, (record) => at('soc_sec_id', record).slice(0, 4)),
    idEnd: keyColumn(size, (record) => at('soc_sec_id', record).slice(-4)),
    streetBeginning: keyColumn(size, (record) => at('address_1', record).slice(0, 5)),
  };
}

/** The comparisons of the fields that are there, and a pass for any two fields that agree. */
export function febrlPlan(columns: RecordColumns): Plan {
  const comparisons = Object.entries(kinds).flatMap(([column, { beside, ...rest }]) => {
    if (!columns.values[column]) return [];
    const partner = beside !== undefined && columns.values[beside] ? { beside } : {};
    return [{ key: column, column, ...rest, ...partner }];
  });
  const names = [...comparisons.map(({ column }) => column), ...Object.keys(columns.keys)];
  const alone: PassSpec[] = names
    .filter((name) => columns.keys[name] || !/state|street_number/.test(name))
    .map((name) => ({ keys: [name] }));
  const two = names.flatMap((first, index) =>
    names.slice(index + 1).map((second): PassSpec => ({ keys: [first, second] })),
  );
  return { comparisons, passes: [...alone, ...two], largestBlock: 20 };
}

/** Learns from the records and groups them; a pair counts as the same from a probability of one half on. */
export function resolveFebrl(columns: RecordColumns) {
  const plan = febrlPlan(columns);
  const resolved = resolveHere(columns, plan);
  const oddsOf = oddsBetween(plan, columns, resolved.model);
  const groups = groupsOf(columns.size, resolved.pairs, { oddsOf, least: 0, largest: 100 });
  return { ...resolved, groups };
}
