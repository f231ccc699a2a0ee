/** What is known of the town's data keys. */
import type { Tx } from '#platform/database/index.ts';
import type { KeyState } from '../contract/index.ts';

interface Tables {
  'platform.dataKeys': {
    tenantId: string;
    purpose: 'seal' | 'index';
    version: number;
    cipher: KeyState['cipher'];
    master: string;
    createdAt: Date;
    destroyedAt: Date | null;
  };
}

/** The keys that seal values, newest first. */
export function keyRows(tx: Tx) {
  return tx
    .as<Tables>()
    .selectFrom('platform.dataKeys')
    .select(['version', 'cipher', 'master', 'createdAt', 'destroyedAt'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('purpose', '=', 'seal')
    .orderBy('version', 'desc')
    .execute();
}
