/** Founding an installation: county, town, shipped catalogue, first administrator. */
import { foundAdministrator, hasStaff, weakness } from '#modules/people/index.ts';
import { setUpCalendar } from '#modules/calendar/index.ts';
import { setNumberPrefix } from '#modules/cases/index.ts';
import { trainFirstModel } from '#modules/classification/index.ts';
import { defaultDepartments, setUpDuties } from '#modules/duties/index.ts';
import { modules } from '#modules/registry.ts';
import { setUpTown } from '#modules/towns/index.ts';
import type { Application } from '#platform/application/index.ts';
import type { Database } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { saveTenant } from '#platform/tenants/index.ts';

/** What the first-run page asks. */
export interface Founding {
  readonly countyName: string;
  readonly townName: string;
  readonly townCode: string;
  readonly numberPrefix: string;
  readonly dutyPhone: string;
  readonly adminName: string;
  readonly username: string;
  readonly password: string;
}

/** A fault of one field. */
export interface Fault {
  readonly field: string;
  readonly text: string;
}

const checks: Readonly<Record<keyof Founding, readonly [RegExp, string]>> = {
  countyName: [/^.{2,30}$/u, '请填写 2–30 个字 2 to 30 characters'],
  townName: [/^.{2,30}$/u, '请填写 2–30 个字 2 to 30 characters'],
  townCode: [
    /^[a-z][a-z0-9-]{1,30}$/,
    '只能用小写字母、数字和短横线，以字母开头 Small letters, digits and hyphens, a letter first',
  ],
  numberPrefix: [/^[A-Z]{2,4}$/, '请填写 2–4 个大写字母 2 to 4 capital letters'],
  dutyPhone: [/^[0-9-]{3,20}$/, '请填写电话号码 A telephone number'],
  adminName: [/^.{2,30}$/u, '请填写姓名 At least 2 characters'],
  username: [
    /^[a-z0-9][a-z0-9._-]{1,39}$/,
    '2–40 个小写字母、数字、点或短横线 2 to 40 small letters, digits, dots or hyphens',
  ],
  password: [/^.{10,200}$/u, '至少 10 个字符 At least 10 characters'],
};

/** Reads the form. */
export function readFounding(
  given: Readonly<Record<string, string>>,
  code: string | null,
): { founding: Founding | null; faults: Fault[] } {
  const faults: Fault[] = [];
  if (!code || given['code']?.trim() !== code)
    faults.push({
      field: 'code',
      text: "设置码不对，请看服务器终端 The code is wrong; see the server's terminal",
    });
  const values = Object.fromEntries(
    Object.entries(checks).map(([field, [pattern, text]]) => {
      const value = field === 'password' ? (given[field] ?? '') : (given[field]?.trim() ?? '');
      if (!pattern.test(value)) faults.push({ field, text });
      return [field, value];
    }),
  ) as unknown as Founding;
  const weak = weakness(
    values.password,
    [values.username, values.adminName],
    [values.townName, values.townCode, values.countyName],
  );
  if (weak && values.password.length >= 10)
    faults.push({
      field: 'password',
      text: '密码太弱：避开姓名、用户名和常见密码 Too weak: avoid names and common passwords',
    });
  return { founding: faults.length > 0 ? null : values, faults };
}

/** Whether there is a town with somebody who can sign in. One whose founding was broken off has nobody. */
export async function isFounded(application: Application, database: Database): Promise<boolean> {
  const towns = (await application.tenants.all()).filter(({ kind }) => kind === 'town');
  for (const { tenantId } of towns) {
    if (await database.inTenant(application.ctxOf(tenantId), hasStaff)) return true;
  }
  return false;
}

/**
 * Makes the county, the town, and everything a town ships with. County and town of a founding that was broken off are
 * taken again; all else is one transaction, the administrator last.
 */
export async function foundTown(
  application: Application,
  database: Database,
  founding: Founding,
): Promise<void> {
  const begun = await application.tenants.all();
  const countyId = begun.find(({ kind }) => kind === 'county')?.tenantId ?? uuidv7();
  const tenantId = begun.find(({ kind }) => kind === 'town')?.tenantId ?? uuidv7();
  const { townName, townCode, countyName } = founding;
  await saveTenant(database, {
    tenantId: countyId,
    parentId: null,
    kind: 'county',
    code: `${townCode}-county`,
    nameZh: countyName,
    nameEn: countyName,
    position: 0,
  });
  await saveTenant(database, {
    tenantId,
    parentId: countyId,
    kind: 'town',
    code: townCode,
    nameZh: townName,
    nameEn: townName,
    position: 0,
  });
  await application.tenants.reread();
  const ctx = application.ctxOf(tenantId);
  await database.inTenant(ctx, async (tx) => {
    await setUpTown(tx, {
      nameZh: townName,
      nameEn: townName,
      dutyPhone: founding.dutyPhone,
      centre: null,
      countyOutline: null,
    });
    await setUpDuties(tx, defaultDepartments, '');
    await setUpCalendar(tx, {});
    await setNumberPrefix(tx, founding.numberPrefix);
    await foundAdministrator(tx, {
      name: founding.adminName,
      username: founding.username,
      password: founding.password,
    });
    for (const module of modules) await module.found?.(tx);
  });
  trainFirstModel(ctx);
}
