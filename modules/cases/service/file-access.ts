/** Whoever may see a case may see its photos. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { FileAccess, OwnedFile } from '#modules/files/index.ts';
import { casesByIds } from '../store/read.ts';
import { caseIdsOfFile } from '../store/files.ts';

/** Fills the files module's slot. */
export const mayReadCaseFile: FileAccess = {
  async mayRead(tx: Tx, ctx: Ctx, file: OwnedFile): Promise<boolean> {
    if (!ctx.actor.permissions.has('cases.read')) return false;
    const ids = await caseIdsOfFile(tx, file.id);
    return (await casesByIds(tx, ids)).length > 0;
  },
};
