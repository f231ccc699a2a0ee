/** Queries about resources. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { CatalogueTables, ResourceRow } from './tables.ts';

const on = (tx: Tx) => tx.as<CatalogueTables>();

/** Which resources; all that are active unless said. */
export interface ResourceFilter {
  readonly codes?: readonly string[];
  readonly ids?: readonly string[];
  readonly ownerDepartmentId?: string;
  /** Retired ones too. */
  readonly retired?: boolean;
}

/** Writes resources. */
export async function insertResources(tx: Tx, rows: readonly ResourceRow[]): Promise<void> {
  await insertMany(tx, 'catalogue.resources', rows);
}

/** Resources, by their code. */
export function resourceRows(tx: Tx, filter: ResourceFilter): Promise<ResourceRow[]> {
  const { codes, ids, ownerDepartmentId, retired = false } = filter;
  return on(tx)
    .selectFrom('catalogue.resources')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .$if(codes !== undefined, (query) => query.where('code', 'in', [...(codes ?? []), '']))
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? []), noId]))
    .$if(ownerDepartmentId !== undefined, (query) =>
      query.where('ownerDepartmentId', '=', ownerDepartmentId ?? ''),
    )
    .$if(!retired, (query) => query.where('active', '=', true))
    .orderBy('code')
    .execute();
}

/** An empty list is no list of SQL: this id belongs to nothing. */
const noId = '00000000-0000-0000-0000-000000000000';

/** Changes a resource. @returns whether it still had that version */
export async function updateResource(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<Omit<ResourceRow, 'id' | 'tenantId' | 'version'>>,
): Promise<boolean> {
  const { fields, ...rest } = change;
  const result = await on(tx)
    .updateTable('catalogue.resources')
    .set(rest)
    .$if(fields !== undefined, (query) =>
      query.set({ fields: JSON.stringify(fields) as unknown as ResourceRow['fields'] }),
    )
    .set({ version: version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Keeps the newest score; no change of its description. */
export async function updateScore(tx: Tx, id: string, score: number): Promise<void> {
  await on(tx)
    .updateTable('catalogue.resources')
    .set({ score, scoredAt: tx.ctx.clock.now() })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}
