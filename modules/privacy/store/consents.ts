/** Queries about notices and consents. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { ConsentRecord, NoticeRecord, PrivacyTables } from './tables.ts';

const on = (tx: Tx) => tx.as<PrivacyTables>();

/** The newest version of every notice that the town changed. */
export function newestNotices(tx: Tx): Promise<NoticeRecord[]> {
  return on(tx)
    .selectFrom('privacy.notices')
    .selectAll()
    .distinctOn('purpose')
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('purpose')
    .orderBy('version', 'desc')
    .execute();
}

/** Keeps a version of a notice. @returns false when somebody kept the same version meanwhile */
export async function insertNotice(tx: Tx, row: NoticeRecord): Promise<boolean> {
  return (await insertMany(tx, 'privacy.notices', [row], 'ON CONFLICT DO NOTHING')) > 0;
}

/** The consents of a person, the newest first; guardians' names stay sealed. */
export function consentsOf(tx: Tx, personId: string): Promise<ConsentRecord[]> {
  return on(tx)
    .selectFrom('privacy.consents')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .execute();
}

/** Keeps a consent. */
export async function insertConsent(tx: Tx, row: ConsentRecord): Promise<void> {
  await insertMany(tx, 'privacy.consents', [row]);
}

/** Notes that a consent was withdrawn. @returns whether one was in force */
export async function withdrawConsent(
  tx: Tx,
  of: { readonly personId: string; readonly purpose: string },
  at: Date,
): Promise<boolean> {
  const result = await on(tx)
    .updateTable('privacy.consents')
    .set({ withdrawnAt: at })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', of.personId)
    .where('purpose', '=', of.purpose)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}
