/** The sources of the demo town's master records: what its departments brought in. */
import { renumberedHouses } from '#demo/residents/index.ts';
import { resourceByCode } from '#modules/catalogue/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { demoPrecedence, demoSources } from './catalogue/demo-sources.ts';
import type { RecordField } from './contract/kinds.ts';
import { keepAliases } from './service/aliases.ts';
import { keepSource } from './service/sources.ts';
import { savePrecedenceRow } from './store/sources.ts';

/**
 * Sets the sources up where the resources are there. Their rows are resolved by the worker right after the start, as after any
 * batch: it takes some seconds that a first start need not wait for.
 */
export async function fillDemo({ ctx, historyCount }: DemoContext): Promise<void> {
  if (historyCount === 0) return;
  await ctx.database.inTenant(ctx, async (tx) => {
    for (const { resourceCode, mapping, ...source } of demoSources) {
      const resource = await resourceByCode(tx, resourceCode);
      if (!resource) continue;
      const entries = Object.entries(mapping) as [RecordField, string][];
      const mapped = entries.map(([field, key]) => ({ field, key }));
      await keepSource(tx, { ...source, resourceId: resource.id, mapping: mapped });
    }
    const note = '2021 年门牌换发登记';
    await keepAliases(
      tx,
      renumberedHouses().map((house) => ({ ...house, note })),
    );
    const precedence = Object.entries(demoPrecedence) as [RecordField, string[]][];
    for (const [field, codes] of precedence) {
      await savePrecedenceRow(tx, { kind: 'person', field, resourceCodes: [...codes], version: 0 });
    }
  });
}
