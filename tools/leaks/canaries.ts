/** Marks in the rows of two twin towns, by which a leak is known in the bytes of an answer. */
import pg from 'pg';
import type { TestTown } from '#testing';
import type { Canaries } from './requests.ts';
import { tablesOf } from './rows.ts';
import { wholeValuesOf } from './whole-values.ts';

/** Gathers the row ids of each town, and writes canary words into the texts of the twin where they may stand. */
export async function plantCanaries(town: TestTown): Promise<Canaries> {
  const client = new pg.Client({ connectionString: town.url });
  await client.connect();
  try {
    const tableOf = new Map<string, string>();
    const [qingxi, baisha] = [
      await idsOf(client, town.tenantId, tableOf),
      await idsOf(client, town.twinId, tableOf),
    ];
    await nameTwins(client, town, baisha);
    const residents = await peopleOf(client, town);
    // What both know (shipped models, seeds) tells nothing.
    return {
      tableOf,
      codesOf: await codesOf(client, town.tenantId),
      residents,
      about: await rowsAbout(client, residents),
      whole: await wholeValuesOf(town),
      qingxi: [...qingxi].filter((mark) => !baisha.has(mark)),
      baisha: [...baisha].filter((mark) => !qingxi.has(mark)),
    };
  } finally {
    await client.end();
  }
}

/** Ids of a tenant's rows, with the table of each. */
async function idsOf(
  client: pg.Client,
  tenantId: string,
  tableOf: Map<string, string>,
): Promise<Set<string>> {
  const ids = new Set<string>();
  const tables = (await tablesOf(client)).filter(
    ({ id, columns }) =>
      !id.startsWith('platform.') &&
      columns.some(({ name, type }) => name === 'id' && type === 'uuid'),
  );
  for (const { id } of tables) {
    const { rows } = await client.query<{ mark: string }>(
      `SELECT id::text AS mark FROM ${id} WHERE tenant_id = $1 LIMIT 2000`,
      [tenantId],
    );
    for (const { mark } of rows) {
      ids.add(mark);
      tableOf.set(mark, id);
    }
  }
  return ids;
}

/** Codes and numbers by which rows of a table are addressed, some of each. */
async function codesOf(client: pg.Client, tenantId: string): Promise<Map<string, string[]>> {
  const codes = new Map<string, string[]>();
  for (const { id, columns } of await tablesOf(client)) {
    for (const { name } of columns.filter((one) => addresses.has(one.name))) {
      const { rows } = await client.query<{ code: string }>(
        `SELECT DISTINCT ${name}::text AS code FROM ${id} WHERE tenant_id = $1 LIMIT 20`,
        [tenantId],
      );
      codes.set(id, [...(codes.get(id) ?? []), ...rows.map(({ code }) => code)]);
    }
  }
  return codes;
}

const addresses = new Set(['code', 'number', 'item_code', 'valid_from']);
const persons = ['person_id', 'applicant_id', 'principal_id', 'agent_id', 'reporter_id'];

/** Ids of rows about some people, by table: what they may ask of. */
async function rowsAbout(
  client: pg.Client,
  people: readonly string[],
): Promise<Map<string, string[]>> {
  const about = new Map<string, string[]>();
  for (const { id, columns } of await tablesOf(client)) {
    const names = columns.map(({ name }) => name);
    const whose = persons.filter((name) => names.includes(name));
    if (id.startsWith('platform.') || whose.length === 0 || !names.includes('id')) continue;
    const { rows } = await client.query<{ id: string }>(
      `SELECT id::text FROM ${id} WHERE ${whose.map((name) => `${name} = ANY ($1)`).join(' OR ')} LIMIT 12`,
      [people],
    );
    about.set(
      id,
      rows.map((row) => row.id),
    );
  }
  return about;
}

/** Residents of the town, those first of whom most is kept. */
async function peopleOf(client: pg.Client, town: TestTown): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM people.people p WHERE kind = 'resident' AND active AND tenant_id = $1
     ORDER BY (SELECT count(*) FROM services.applications a WHERE a.applicant_id = p.id)
       + (SELECT count(*) FROM booking.bookings b WHERE b.person_id = p.id)
       + (SELECT count(*) FROM payment.bills b WHERE b.person_id = p.id)
       + (SELECT count(*) FROM assist.mandates m WHERE m.agent_id = p.id) DESC, id LIMIT 3`,
    [town.tenantId],
  );
  return rows.map(({ id }) => id);
}

/** Every name, title and text of the twin gets a word of its own. */
async function nameTwins(client: pg.Client, town: TestTown, marks: Set<string>): Promise<void> {
  const places = [
    ['people.people', 'name'],
    ['people.people', 'title'],
    ['people.roles', 'name_zh'],
    ['towns.villages', 'name_zh'],
    ['towns.grid_cells', 'name_zh'],
    ['towns.departments', 'name_zh'],
    ['cases.cases', 'title'],
    ['cases.cases', 'description'],
    ['reports.reports', 'text'],
    ['messages.messages', 'body'],
  ] as const;
  for (const [index, [table, column]] of places.entries()) {
    const mark = `canary-baisha-${index}`;
    const { rowCount } = await client
      .query(
        `UPDATE ${table} SET ${column} = $1 || left(md5(random()::text), 4) WHERE tenant_id = $2`,
        [`${mark} `, town.twinId],
      )
      // A sealed column takes no plain text: what is sealed cannot leak as it is.
      .catch(() => ({ rowCount: 0 }));
    if (!rowCount) continue;
    marks.add(mark);
  }
}
