/** Kinds of bill and their tariffs. */
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { KindInput, KindView } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { fitsPeriod } from '../rules/period.ts';
import { tariffFault } from '../rules/tariff.ts';
import { insertKinds, kindRows, updateKind } from '../store/manage.ts';
import type { KindRow } from '../store/tables.ts';
import { namingOf } from './naming.ts';

/** All kinds. */
export async function listKinds(ctx: Ctx): Promise<{ readonly items: KindView[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const naming = await namingOf(tx);
    const rows = await kindRows(tx);
    return {
      items: rows.map(({ tenantId: _tenant, ...row }) => {
        const { zh, en } = naming.department(row.departmentId);
        return { ...row, departmentZh: zh, departmentEn: en };
      }),
    };
  });
}

/** Adds (version 0) or changes a kind. @throws tariff-unfit, bill-department-unknown, changed-meanwhile */
export async function saveKind(
  ctx: Ctx,
  code: string,
  { version, ...input }: KindInput & { readonly version: number },
): Promise<KindView> {
  const fault = tariffFault(input.tariff);
  if (fault) throw problem('tariff-unfit', {}, [{ pointer: `/tariff/${fault}`, detail: fault }]);
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await ground(ctx)).department(input.departmentId)) {
      throw problem('bill-department-unknown', {}, [
        { pointer: '/departmentId', detail: input.departmentId },
      ]);
    }
    const known = (await kindRows(tx)).find((kind) => kind.code === code);
    const changed = { what: `收费项目 ${input.nameZh}` };
    if (known) {
      const done = await updateKind(tx, { ...input, code, version });
      if (!done) throw generalProblem('changed-meanwhile', changed);
    } else if (version === 0) {
      const { tenantId } = ctx;
      await insertKinds(tx, [{ ...input, id: uuidv7(), tenantId, code, version: 1 }]);
    } else throw generalProblem('changed-meanwhile', changed);
    const detail = { code, tariff: input.tariff, active: input.active };
    await audit(tx, [{ action: 'payment.saveKind', subject: ctx.tenantId, detail }]);
  });
  const found = (await listKinds(ctx)).items.find((kind) => kind.code === code);
  if (!found) throw new Error('the kind is not seen');
  return found;
}

/** An active kind whose period fits. @throws bill-kind-unknown, bill-period-unfit */
export async function kindFor(tx: Tx, code: string, period: string): Promise<KindRow> {
  const kind = (await kindRows(tx)).find((one) => one.code === code && one.active);
  if (!kind) throw problem('bill-kind-unknown', { code });
  if (!fitsPeriod(kind.period, period)) {
    throw problem('bill-period-unfit', { period }, [{ pointer: '/period', detail: period }]);
  }
  return kind;
}
