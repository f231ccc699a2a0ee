/** A list of elders that stays with civil affairs, for tests of reading in place. */
import assert from 'node:assert/strict';
import { plainField, registerResource } from '#modules/catalogue/index.ts';
import { ground } from '#modules/towns/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import type { DepartmentDatabase } from '#platform/testing/department-database.ts';
import type { TestTown } from '#testing';
import { noSchedule, type SourceInput } from '../contract/index.ts';
import { addSource } from '../service/sources/edit.ts';
import { identity } from './resources.ts';

/** Whether a call was refused with a code. */
export const hasCode =
  (code: string) =>
  (error: unknown): boolean => {
    const found =
      error instanceof ProblemError ? error.problem.code : (error as { code?: string }).code;
    assert.equal(found, code, String(error));
    return true;
  };

const villages = ['石桥村', '河东村', '柳湾村', '新塘村'];
/** 250 elders; every fiftieth has a number that cannot be. */
export const rows = Array.from({ length: 250 }, (_, at) => {
  const number = at % 50 === 49 ? '430121194001019999' : identity('19400101', (at % 997) + 1);
  const village = villages[at % 4] ?? '';
  const amount = at % 10 === 0 ? null : `${100 + at}.50`;
  return [at + 1, `老人${at + 1}`, number, village, '1940-01-01', amount] as const;
});
/** Rows that pass the check. */
export const sound = rows.length - 5;

/** Fields of the resource. */
export const fields = [
  plainField('code', '编号', { type: 'integer', required: true }),
  plainField('name', '姓名', { required: true, personalClass: 'personal', mask: 'name' }),
  plainField('idNumber', '身份证号', {
    required: true,
    format: 'idNumber',
    personalClass: 'sensitive',
    mask: 'idNumber',
    subject: true,
  }),
  plainField('village', '村'),
  plainField('bornOn', '出生日期', { type: 'date' }),
  plainField('amountYuan', '月标准', { type: 'decimal' }),
];

/** A list of elders, of whom every fourth lives in the village of the number: `code` is its key. */
export async function eldersTable(
  { client, settings }: DepartmentDatabase,
  rows: readonly (readonly [
    code: number,
    name: string,
    idNumber: string,
    village: string,
    bornOn: string,
    amount: string | null,
  ])[],
): Promise<void> {
  await client.query(`CREATE TABLE lao_ren (编号 bigint PRIMARY KEY, 姓名 text, 身份证号 varchar(18), 村 text,
    出生日期 date, 月标准 numeric(8, 2), 更新时间 timestamptz NOT NULL DEFAULT now())`);
  for (const row of rows) {
    await client.query('INSERT INTO lao_ren VALUES ($1, $2, $3, $4, $5, $6)', [...row]);
  }
  await client.query(`GRANT SELECT ON lao_ren TO ${settings.user}`);
}

/** The resource; its rows stay. */
export async function staying({ ctx }: TestTown, code: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { departments } = await ground(tx);
    return registerResource(tx, {
      code,
      titleZh: '高龄津贴名册',
      titleEn: 'Allowance of old age',
      summary: '',
      theme: '社会保障',
      keywords: [],
      ownerDepartmentId: departments.find((one) => one.code === 'civil-affairs')?.id ?? '',
      grade: 'conditional',
      gradeReason: '仅限政务服务使用',
      kind: 'inPlace',
      frequency: 'realTime',
      sourceSystem: '民政旧库',
      fields,
      keyFields: ['code'],
    });
  });
}

/** A connection that the department has: of a source of the resource itself. */
export async function connection(
  { ctx }: TestTown,
  given: Pick<SourceInput, 'resourceId' | 'kind' | 'settings'> & { readonly secret: string },
): Promise<string> {
  const more = { title: '民政旧库', mode: 'merge' as const, schedule: noSchedule };
  const { id } = await ctx.database.inTenant(ctx, (tx) => addSource(tx, { ...given, ...more }));
  return id;
}
