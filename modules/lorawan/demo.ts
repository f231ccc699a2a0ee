/** The codecs of the demo towns. Devices are added by the scenes that use them. */
import { manholeCodecScript } from '#demo/manhole-codec.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { putCodec } from './service/codecs.ts';

/** Fills one town. */
export async function fillDemo({ ctx, tenant }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  await ctx.database.inTenant(ctx, (tx) =>
    putCodec(tx, {
      code: 'manhole',
      name: '井盖监测终端',
      script: manholeCodecScript,
      version: 1,
    }),
  );
}
