/** Who may see a signature, a recording, a signed form: the resident, and the clerk who took it. */
import { elevate } from '#platform/database/index.ts';
import type { FileAccess } from '#modules/files/index.ts';
import { lockMandate } from '../store/mandates.ts';
import { readSession } from '../store/sessions.ts';

export const fileAccessOfAssist: FileAccess = {
  async mayRead(tx, ctx, { ownerKind, ownerId }) {
    const { personId } = ctx.actor;
    if (!personId || (ownerKind !== 'assistSession' && ownerKind !== 'assistMandate')) return false;
    await elevate(tx);
    const row =
      ownerKind === 'assistSession'
        ? await readSession(tx, ownerId)
        : await lockMandate(tx, ownerId);
    if (!row) return false;
    const clerkId = 'begunBy' in row ? row.begunBy : row.agentId;
    return row.principalId === personId || clerkId === personId;
  },
};
