/** The shipped catalogue for the demo towns. */
import { baishaDepartments } from '#demo/people.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { defaultDepartments } from './catalogue/index.ts';
import { setUpDuties } from './service/set-up.ts';

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  const isTwin = tenant.code === 'baisha';
  const departments = isTwin ? baishaDepartments(defaultDepartments) : defaultDepartments;
  await ctx.database.inTenant(ctx, (tx) =>
    setUpDuties(tx, departments, isTwin ? '0700-8867' : '0700-8866'),
  );
}
