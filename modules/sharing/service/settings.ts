/** Deadlines of the town: what it set, or the house's own. */
import { working } from '#modules/calendar/index.ts';
import { addWorkingTime } from '#platform/calendar/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Settings } from '../contract/index.ts';
import { saveSettingsRow, settingsRow } from '../store/requests.ts';

/** Deadlines differ by place and are data; these hold where a town set none. */
export const houseSettings: Settings = {
  answerWorkingDays: 10,
  correctionWorkingDays: 10,
  remindWorkingDays: 2,
};

/** Deadlines of the town. */
export async function settingsOf(tx: Tx): Promise<Settings> {
  const row = await settingsRow(tx);
  if (!row) return houseSettings;
  const { answerWorkingDays, correctionWorkingDays, remindWorkingDays } = row;
  return { answerWorkingDays, correctionWorkingDays, remindWorkingDays };
}

/** Changes the deadlines; what is under way keeps its own. */
export async function saveSettings(ctx: Ctx, settings: Settings): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    await saveSettingsRow(tx, { ...settings, tenantId: ctx.tenantId });
    await audit(tx, [{ action: 'sharing.settings', subject: ctx.tenantId, detail: settings }]);
  });
}

/** When something is due that is asked now, and when to remind of it. */
export async function dueAfter(
  tx: Tx,
  days: number,
): Promise<{ readonly dueAt: Date; readonly remindAt: Date | null }> {
  const calendar = await working(tx.ctx);
  const now = tx.ctx.clock.now();
  const { remindWorkingDays } = await settingsOf(tx);
  const dueAt = addWorkingTime(calendar, now, days, 'workingDay');
  const before = days - remindWorkingDays;
  return {
    dueAt,
    remindAt: before > 0 ? addWorkingTime(calendar, now, before, 'workingDay') : null,
  };
}
