/** The demo town's integration client. */
import type { DemoContext } from '#platform/module/index.ts';
import { demoClientName, demoClientRules, demoClientSecret } from './demo-client.ts';
import { addClientIn } from './service/clients.ts';

/** Fills the demo town. */
export async function fillDemo({ ctx, tenant }: DemoContext): Promise<void> {
  if (tenant.code !== 'qingxi') return;
  await ctx.database.inTenant(ctx, (tx) =>
    addClientIn(tx, {
      username: demoClientName,
      title: '第三方平台对接（演示）',
      rules: demoClientRules,
      secret: demoClientSecret,
    }),
  );
}
