/** The catalogue for other catalogues. */
import { ground } from '#modules/towns/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { dcatOf } from '../rules/dcat.ts';
import { resourceRows } from '../store/resources.ts';

/** The active resources as DCAT. @param origin address under which the caller reached us */
export async function exportDcat(ctx: Ctx, origin: string): Promise<FileReply> {
  const document = await ctx.database.inTenant(ctx, async (tx) => {
    const town = await ground(tx);
    const rows = await resourceRows(tx, {});
    const described = rows.map((row) => {
      const owner = town.department(row.ownerDepartmentId);
      return {
        ...row,
        ownerZh: owner?.nameZh ?? '',
        ownerEn: owner?.nameEn ?? '',
        changedAt: row.updatedAt,
        score: row.score === null ? null : Number(row.score),
      };
    });
    return dcatOf(origin, { nameZh: town.townName, nameEn: town.townNameEn }, described);
  });
  return {
    mediaType: 'application/ld+json',
    fileName: 'catalogue.jsonld',
    bytes: new TextEncoder().encode(JSON.stringify(document, null, 2)),
  };
}
