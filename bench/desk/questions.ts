/** What an officer and a grid worker ask of the desk, over and over. */
import type pg from 'pg';

/** A kind of request; `next` pages follow by the cursor of the answer before. */
export interface Question {
  readonly kind: string;
  readonly paths: readonly string[];
  readonly nextPages?: number;
}

/** Values that filters are made of, drawn from the table itself. */
interface Samples {
  readonly departments: readonly string[];
  readonly villages: readonly string[];
  readonly categories: readonly string[];
  readonly words: readonly string[];
  readonly numbers: readonly string[];
}

const list = (query: string): string => `/api/v1/cases?${query}`;

/** The questions; every one is asked by both viewers. */
export async function questionsFor(client: pg.Client): Promise<Question[]> {
  const samples = await samplesOf(client);
  const each = (values: readonly string[], query: (value: string) => string): string[] =>
    values.map((value) => list(query(encodeURIComponent(value))));
  const from = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
  return [
    { kind: 'newest', paths: [list('')], nextPages: 3 },
    { kind: 'open, by deadline', paths: [list('open=true&sort=deadline')], nextPages: 3 },
    { kind: 'last changed', paths: [list('sort=updated')], nextPages: 2 },
    { kind: 'state', paths: ['dispatched', 'accepted', 'closed'].map((s) => list(`state=${s}`)) },
    { kind: 'overdue', paths: [list('overdue=true&sort=deadline'), list('mine=true&open=true')] },
    { kind: 'department', paths: each(samples.departments, (id) => `departmentId=${id}`), nextPages: 1 },
    { kind: 'village', paths: each(samples.villages, (id) => `villageId=${id}`), nextPages: 1 },
    { kind: 'category', paths: each(samples.categories, (code) => `categoryCode=${code}`), nextPages: 1 },
    {
      kind: 'department, closed',
      paths: each(samples.departments, (id) => `departmentId=${id}&state=closed`),
    },
    { kind: 'words', paths: each(samples.words, (word) => `q=${word}`) },
    { kind: 'number', paths: each(samples.numbers, (number) => `q=${number}`) },
    {
      kind: 'time',
      paths: [7, 30, 200].map((days) => list(`from=${from(days)}&to=${from(days - 5)}`)),
      nextPages: 1,
    },
    { kind: 'counts', paths: ['/api/v1/cases/counts'] },
    {
      kind: 'map window, 90 days',
      paths: [0.006, 0.012].map((half) => window(half, `&from=${from(90)}`)),
    },
    { kind: 'map window, open', paths: [window(0.02, '&open=true'), window(0.2, '&open=true')] },
  ]; // biome-ignore format: a table
}

function window(halfDegrees: number, more = ''): string {
  const [x, y] = [112.95, 28.45];
  const box = [x - halfDegrees, y - halfDegrees, x + halfDegrees, y + halfDegrees];
  return `/api/v1/cases/map?bbox=${box.join(',')}${more}`;
}

async function samplesOf(client: pg.Client): Promise<Samples> {
  const column = async (text: string): Promise<string[]> =>
    (await client.query<{ value: string }>(text)).rows.map(({ value }) => value);
  const distinct = (name: string) =>
    column(`SELECT DISTINCT ${name}::text AS value FROM bench.seed WHERE ${name} IS NOT NULL
      ORDER BY 1 LIMIT 6`);
  return {
    departments: await distinct('lead_department_id'),
    villages: await distinct('village_id'),
    categories: await distinct('left(category_code, 4)'),
    words: ['路灯', '清溪大街', '垃圾', '井盖 老街', '噪音', '不存在的地方'],
    numbers: await column('SELECT number AS value FROM bench.seed ORDER BY md5(id::text) LIMIT 6'),
  };
}
