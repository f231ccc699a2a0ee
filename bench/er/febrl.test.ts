import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createRandom, type Random } from '#demo/random.ts';
import { parseCsv } from './csv.ts';
import { febrlColumns, readFebrl, resolveFebrl } from './febrl.ts';
import { pairFigures } from '../../modules/records/rules/resolution/index.ts';

const columns = [
  'rec_id',
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'address_2',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
  'soc_sec_id',
] as const;

type Row = Record<(typeof columns)[number], string>;

const syllables =
  'ba ber ca don el fan gra har is jen kel lo mar nor ol pen ro san tor un ver win'.split(' ');
const word = (random: Random, length: number) =>
  Array.from({ length }, () => random.pick(syllables)).join('');

function original(random: Random, at: number, pools: Readonly<Record<string, string[]>>): Row {
  const pick = (name: string) => random.pick(pools[name] ?? []);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    rec_id: `rec-${at}-org`,
    given_name: pick('given'),
    surname: pick('surname'),
    street_number: String(random.integer(1, 200)),
    address_1: `${pick('street')} street`,
    address_2: random.chance(0.4) ? '' : pick('street'),
    suburb: pick('suburb'),
    postcode: String(random.integer(2000, 4900)),
    state: random.pick(['nsw', 'vic', 'qld', 'wa']),
    date_of_birth: `19${two(random.integer(0, 99))}${two(random.integer(1, 12))}${two(random.integer(1, 28))}`,
    soc_sec_id: String(random.integer(1_000_000, 9_999_999)),
  };
}

/** One mistake of the kinds that FEBRL makes: a gap, a typing or reading error, a swap. */
function spoil(random: Random, row: Row): Row {
  const field = random.pick(columns.slice(1));
  const value = row[field];
  if (random.chance(0.12)) return { ...row, given_name: row.surname, surname: row.given_name };
  if (random.chance(0.2)) return { ...row, [field]: '' };
  if (value.length < 2) return row;
  const at = random.integer(0, value.length - 2);
  const [one = '', two = ''] = [value[at], value[at + 1]];
  const changed = random.pick([
    value.slice(0, at) + two + one + value.slice(at + 2),
    value.slice(0, at) + value.slice(at + 1),
    value.slice(0, at) +
      random.pick(/\d/.test(one) ? [...'0123456789'] : [...'aeioust']) +
      value.slice(at + 1),
    value.slice(0, at) + one + value.slice(at),
  ]);
  return { ...row, [field]: changed };
}

/** People with up to three duplicates of up to eight mistakes each. */
function people(count: number): Row[] {
  const random = createRandom(7, 'febrl');
  const pool = (size: number, length: number) =>
    Array.from({ length: size }, () => word(random, length));
  const pools = {
    given: pool(150, 2),
    surname: pool(400, 3),
    street: pool(300, 3),
    suburb: pool(200, 3),
  };
  return Array.from({ length: count }, (_, at) => {
    const first = original(random, at, pools);
    const duplicates = Array.from({ length: random.integer(0, 3) }, (_each, number) => {
      let row = first;
      for (let mistake = random.integer(1, 8); mistake > 0; mistake -= 1) row = spoil(random, row);
      return { ...row, rec_id: `rec-${at}-dup-${number}` };
    });
    return [first, ...duplicates];
  }).flat();
}

test('people with many mistakes, in two files with other columns and blanks: F1 stays above 0.99', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'febrl-'));
  t.after(() => rm(directory, { recursive: true }));
  const rows = people(500);
  const orders = [columns.toReversed(), [...columns.slice(3), ...columns.slice(0, 3)]];
  const paths = await Promise.all(
    orders.map(async (order, part) => {
      const own = rows.filter(({ rec_id }) => rec_id.endsWith('-org') === (part === 0));
      const lines = [
        order.join(', '),
        ...own.map((row) => order.map((key) => row[key]).join(' , ')),
      ];
      const path = join(directory, `part${part}.csv`);
      await writeFile(path, `${lines.join('\n')}\n`);
      return path;
    }),
  );
  const file = readFebrl(paths);
  const { groups } = resolveFebrl(febrlColumns(file));
  const { f1, precision, recall } = pairFigures(file.truth, groups);
  assert.ok(f1 >= 0.99, `f1 ${f1}, precision ${precision}, recall ${recall}`);
});

test('fields in quotes, with commas, blanks and line breaks', () => {
  assert.deepEqual(parseCsv('a, b ,"c, ""d"""\n1,,"x\ny" \n'), [
    ['a', 'b', 'c, "d"'],
    ['1', '', 'x\ny'],
  ]);
});
