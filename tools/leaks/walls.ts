/** The walls between tenants and within one, looked at in the database itself. */
import type { ClientBase } from 'pg';
import { insertOf, type LeakTable, tablesOf } from './rows.ts';
import { type LeakViewer, oracles } from './oracle.ts';

/** The two tenants that must not see one another. */
export interface Twins {
  readonly own: string;
  readonly other: string;
}

const wide: LeakViewer = {
  scope: 'town',
  personId: '00000000-0000-4000-8000-000000000000',
  departments: [],
  villages: [],
  gridCells: [],
  confidential: true,
};

/** Rows of both tenants in every table; several of different places where policies look at them. */
export async function fillTables(client: ClientBase, twins: Twins, places: readonly string[]) {
  const pick = (index: number): string => places[index % places.length] ?? '';
  for (const table of await tablesOf(client)) {
    for (const tenant of [twins.own, twins.other])
      await write(client, table, { tenant_id: tenant });
    if (!(table.id in oracles)) continue;
    for (let index = 0; index < 24; index += 1) {
      const row = {
        tenant_id: twins.own,
        department_id: pick(index),
        owner_department_id: pick(index + 1),
        taking_part: index % 3 === 0 ? [pick(index + 2)] : [],
        lead_department_id: pick(index),
        assisting_department_ids: index % 3 === 0 ? [pick(index + 1)] : [],
        village_id: pick(index + 2),
        grid_cell_id: pick(index + 3),
        handler_id: index % 4 === 0 ? pick(index) : null,
        person_id: pick(index),
        subject_id: pick(index),
        viewer_id: pick(index + 1),
        principal_id: pick(index),
        agent_id: pick(index + 1),
        sealed: index % 2 === 0,
        audience: ['mine', 'department', 'town'][index % 3],
      };
      await write(client, table, row);
    }
  }
}

async function write(client: ClientBase, table: LeakTable, given: Record<string, unknown>) {
  const known = Object.fromEntries(
    Object.entries(given).filter(([name]) => table.columns.some((one) => one.name === name)),
  );
  const { text, values } = insertOf(table, known);
  // Where a tenant has one row only, it is there already.
  await client.query(`${text} ON CONFLICT DO NOTHING`, values);
}

/** Acts as the application in a tenant; what was done is undone. */
async function as<T>(
  client: ClientBase,
  role: 'zhenshu_app' | 'zhenshu_system',
  who: { readonly tenant: string; readonly viewer: LeakViewer },
  work: () => Promise<T>,
): Promise<T> {
  await client.query(`SAVEPOINT acting; SET LOCAL ROLE ${role}`);
  const { viewer } = who;
  const settings = {
    tenant_id: who.tenant,
    scope: viewer.scope,
    person_id: viewer.personId,
    departments: `{${viewer.departments.join(',')}}`,
    villages: `{${viewer.villages.join(',')}}`,
    grid_cells: `{${viewer.gridCells.join(',')}}`,
    confidential: viewer.confidential ? 'yes' : '',
  };
  for (const [name, value] of Object.entries(settings))
    await client.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT acting');
  }
}

const count = async (client: ClientBase, text: string, values: unknown[] = []): Promise<number> =>
  Number((await client.query<{ count: string }>(text, values)).rows[0]?.count ?? 0);

/** What is wrong with the walls of one table; inside a transaction of the superuser. */
export async function tableFaults(
  client: ClientBase,
  table: LeakTable,
  twins: Twins,
): Promise<string[]> {
  const faults = await catalogueFaults(client, table.id);
  if (faults.length > 0) return faults;
  const may = async (role: string, verb: string): Promise<boolean> => {
    const { rows } = await client.query<{ may: boolean }>(
      'SELECT has_table_privilege($1, $2, $3) AS may',
      [role, table.id, verb],
    );
    return rows[0]?.may ?? false;
  };
  if (await may('zhenshu_app', 'SELECT'))
    faults.push(...(await readingFaults(client, table, twins)));
  if (await may('zhenshu_app', 'INSERT'))
    faults.push(...(await writingFaults(client, table, twins)));
  if (await may('zhenshu_system', 'SELECT')) {
    const nobody = { tenant: '', viewer: wide };
    const seen = await as(client, 'zhenshu_system', nobody, () =>
      count(client, `SELECT count(DISTINCT tenant_id) FROM ${table.id}`),
    );
    if (seen < 2) faults.push(`${table.id}: the platform does not see all tenants`);
  }
  return faults;
}

async function readingFaults(client: ClientBase, { id }: LeakTable, { own, other }: Twins) {
  const inOwn = { tenant: own, viewer: wide };
  const [mine, foreign] = await as(client, 'zhenshu_app', inOwn, async () => [
    await count(client, `SELECT count(*) FROM ${id} WHERE tenant_id = $1`, [own]),
    await count(client, `SELECT count(*) FROM ${id} WHERE tenant_id <> $1`, [own]),
  ]);
  const nowhere = { tenant: '', viewer: wide };
  const loose = await as(client, 'zhenshu_app', nowhere, () =>
    count(client, `SELECT count(*) FROM ${id}`),
  );
  return [
    ...(mine === 0 ? [`${id}: the town does not see its own rows`] : []),
    ...(foreign !== 0 ? [`${id}: shows ${foreign} rows of ${other}`] : []),
    ...(loose !== 0 ? [`${id}: shows ${loose} rows without a tenant`] : []),
  ];
}

async function writingFaults(client: ClientBase, table: LeakTable, { own, other }: Twins) {
  const { text, values } = insertOf(table, { tenant_id: other });
  const written = await as(client, 'zhenshu_app', { tenant: own, viewer: wide }, () =>
    client.query(text, values).then(
      () => true,
      (error: { code?: string }) => error.code !== '42501',
    ),
  );
  return written ? [`${table.id}: takes a row for another town`] : [];
}

async function catalogueFaults(client: ClientBase, id: string): Promise<string[]> {
  const { rows } = await client.query<{ secured: boolean; forced: boolean; whole: boolean }>(
    `SELECT c.relrowsecurity AS secured, c.relforcerowsecurity AS forced,
       EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd = '*'
         AND 'zhenshu_app'::regrole::oid = ANY (p.polroles)
         AND pg_get_expr(p.polqual, p.polrelid) LIKE '%tenant_id = platform.tenant()%'
         AND pg_get_expr(p.polwithcheck, p.polrelid) LIKE '%tenant_id = platform.tenant()%') AS whole
     FROM pg_class c WHERE c.oid = $1::regclass`,
    [id],
  );
  const { secured, forced, whole } = rows[0] ?? { secured: false, forced: false, whole: false };
  return [
    ...(secured ? [] : [`${id}: row-level security is off`]),
    ...(forced ? [] : [`${id}: row-level security does not bind the owner`]),
    ...(whole ? [] : [`${id}: no policy by tenant for every command`]),
  ];
}

/** What viewers see against what the naive oracle says they may; `viewers` are drawn by the caller. */
export async function reachFaults(
  client: ClientBase,
  id: string,
  { own }: Twins,
  viewers: readonly LeakViewer[],
): Promise<string[]> {
  const sees = oracles[id];
  if (!sees) return [`${id}: has a policy of reach, but no oracle says what it should show`];
  const { rows: all } = await client.query<Record<string, unknown>>(
    `SELECT ctid::text AS place, t.* FROM ${id} t WHERE tenant_id = $1`,
    [own],
  );
  const faults: string[] = [];
  for (const viewer of viewers) {
    const shown = await as(client, 'zhenshu_app', { tenant: own, viewer }, async () => {
      const { rows } = await client.query<{ place: string }>(
        `SELECT ctid::text AS place FROM ${id}`,
      );
      return new Set(rows.map(({ place }) => place));
    });
    const wrong = all.filter((row) => sees(row, viewer) !== shown.has(String(row['place'])));
    if (wrong.length > 0)
      faults.push(`${id}: ${wrong.length} rows seen or hidden against the rule (${viewer.scope})`);
  }
  return faults;
}

/** Tables whose reach is narrowed by a policy. */
export async function narrowedTables(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT polrelid::regclass::text AS id FROM pg_policy WHERE NOT polpermissive ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
}
