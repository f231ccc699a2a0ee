/** A resident who proved a phone, and what tests do with one. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { plainField, registerResource } from '#modules/catalogue/index.ts';
import { bringIn } from '#modules/intake/index.ts';
import { ground } from '#modules/towns/index.ts';
import { exportTown } from '#modules/ledger/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { client } from '#platform/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import type { Caller, TestTown } from '#testing';

export const phone = '13755502468';
export const name = '欧阳蕙兰';

export const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof ProblemError && error.problem.code === code;

/** A resident who proved a phone and is signed in. */
export async function resident(town: TestTown): Promise<Caller> {
  const nobody = town.anonymous();
  const { codeId } = await nobody.api(peopleApi).requestPhoneCode({ body: { phone } });
  const { items } = (await (
    await nobody.fetch(`/api/v1/messages/simulator?phone=${phone}`)
  ).json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const fetchAs: typeof fetch = (input, init = {}) =>
    nobody.fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), cookie },
    });
  return { api: (of) => client(of, { fetch: fetchAs }), fetch: fetchAs, cookie, personId: '' };
}

export function report(by: Caller) {
  return by.api(reportsApi).submit({
    body: {
      text: `我是${name},门口路灯不亮,请打${phone}`,
      reporterName: name,
      reporterPhone: phone,
      address: '清溪镇石桥村3组12号',
    },
  });
}

/** A list of a department with the resident in it, brought in twice: an accepted row each time, and a refused one. */
export async function listed(town: TestTown): Promise<void> {
  const list = await town.database.inTenant(town.ctx, async (tx) => {
    const [department] = (await ground(tx)).departments;
    return registerResource(tx, {
      code: 'listed-residents',
      titleZh: '居民走访名册',
      titleEn: 'Visits',
      summary: '',
      theme: '社会治理',
      keywords: [],
      ownerDepartmentId: department?.id ?? '',
      grade: 'conditional',
      gradeReason: '仅限政务服务使用',
      kind: 'held',
      frequency: 'monthly',
      sourceSystem: '台账',
      fields: [
        plainField('name', '姓名', { personalClass: 'personal', required: true, mask: 'name' }),
        plainField('phone', '联系电话', {
          personalClass: 'personal',
          format: 'phone',
          mask: 'phone',
        }),
        plainField('visits', '走访次数', { type: 'integer' }),
      ],
      keyFields: ['name'],
    });
  });
  for (const visits of ['1', '2']) {
    const rows = [`${name},${phone},${visits}`, `${name} ,${phone},多次`, `张三,13812345678,1`];
    await bringIn(town.ctx, {
      resourceId: list.id,
      source: '台账',
      fileName: 'visits.csv',
      bytes: Buffer.from(`姓名,联系电话,走访次数\n${rows.join('\n')}\n`),
    });
  }
}

export async function close(town: TestTown, caseId: string): Promise<void> {
  await town.sql(`UPDATE cases.cases SET state = 'closed', closed_at = $2 WHERE id = $1`, [
    caseId,
    town.clock.now(),
  ]);
}

/** Every place in the database where one of the words stands. */
export async function places(town: TestTown, words: readonly string[]): Promise<string[]> {
  const columns = await town.sql<{ table: string; column: string; type: string }>(
    `SELECT n.nspname || '.' || c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind = 'r'
       AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
       AND format_type(a.atttypid, NULL) IN ('text', 'text[]', 'jsonb', 'bytea', 'character varying')`,
  );
  // One statement and one connection: there are some hundreds of tables.
  const parts = [...Map.groupBy(columns, (one) => one.table)].map(([table, own]) => {
    const texts = own.map(({ column, type }) =>
      type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`,
    );
    const hits = words.flatMap((word) =>
      texts.map(
        (text, at) =>
          `CASE WHEN bool_or(strpos(${text}, '${word}') > 0) THEN '${table}.${own[at]?.column}' END`,
      ),
    );
    return `SELECT ARRAY[${hits.join()}] AS hits FROM ${table}`;
  });
  const found = await town.sql<{ hits: (string | null)[] }>(parts.join(' UNION ALL '));
  return found.flatMap(({ hits }) => hits.filter((hit) => hit !== null));
}

const verifier = join(import.meta.dirname, '..', '..', '..', 'bin', 'verify-ledger.mjs');

/** Waits until everything is numbered and signed. */
export async function allSigned(town: TestTown): Promise<void> {
  await town.application.startServices(['worker']);
  for (;;) {
    const [left] = await town.sql<{ open: number }>(
      `SELECT (SELECT count(*) FROM platform.ledger_queue WHERE tenant_id = $1)
         + (SELECT count(*) FROM ledger.logs WHERE tenant_id = $1 AND signed_size < size) AS open`,
      [town.tenantId],
    );
    if (Number(left?.open) === 0) return;
  }
}

/** What the stand-alone verifier says of a file or folder. */
export async function verified(
  path: string,
): Promise<{ faults: { where: string; what: string }[]; notes: string[] }> {
  const verdict = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [verifier, '--json', path], (error, stdout, stderr) =>
      stdout ? resolve(stdout) : reject(new Error(stderr || String(error))),
    );
  });
  return JSON.parse(verdict) as Awaited<ReturnType<typeof verified>>;
}

/** What the stand-alone verifier finds wrong with the town's ledger, once everything is signed. */
export async function ledgerFaults(town: TestTown): Promise<string[]> {
  await allSigned(town);
  const copy = join(town.dataDirectory, 'ledger-copy');
  await exportTown(town.ctx, copy);
  const { faults } = await verified(copy);
  return faults.map(({ where, what }) => `${where}: ${what}`);
}
