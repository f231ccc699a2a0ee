/** The paper form of an item: large print, room to write, what to bring, where to go. For whoever would rather write. */
import type { FileReply } from '#platform/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { ground } from '#modules/towns/index.ts';
import { writePaper } from '../print/paper.ts';

import { itemViewOf, openItem } from './items.ts';

/** The form as PDF. @throws item-unknown */
export async function paperForm(ctx: Ctx, code: string): Promise<FileReply> {
  const item = await ctx.database.inTenant(ctx, (tx) => openItem(tx, code));
  const view = await itemViewOf(ctx, item);
  const town = await ground(ctx);
  const bytes = await writePaper(view, { townZh: town.townName });
  return { mediaType: 'application/pdf', fileName: `${view.content.titleZh}-纸质表格.pdf`, bytes };
}
