/** Fills the demo town's master records from what its departments brought in. */
import { resourceByCode } from '#modules/catalogue/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { demoPrecedence, demoSources } from './catalogue/demo-sources.ts';
import type { RecordField } from './contract/kinds.ts';
import { refreshTown } from './service/refresh.ts';
import { keepSource } from './service/settings.ts';
import { savePrecedenceRow } from './store/sources.ts';

/** Sets the sources up where the resources are there, and resolves their rows. */
export async function fillDemo({ ctx, historyCount }: DemoContext): Promise<void> {
  if (historyCount === 0) return;
  const found = await ctx.database.inTenant(ctx, async (tx) => {
    let count = 0;
    for (const { resourceCode, mapping, ...source } of demoSources) {
      const resource = await resourceByCode(tx, resourceCode);
      if (!resource) continue;
      const entries = Object.entries(mapping) as [RecordField, string][];
      const mapped = entries.map(([field, key]) => ({ field, key }));
      await keepSource(tx, { ...source, resourceId: resource.id, mapping: mapped });
      count += 1;
    }
    if (count === 0) return false;
    for (const [field, codes] of Object.entries(demoPrecedence) as [RecordField, string[]][]) {
      const row = { kind: 'person' as const, field, resourceCodes: [...codes], version: 0 };
      await savePrecedenceRow(tx, row);
    }
    return true;
  });
  if (found) await refreshTown(ctx);
}
