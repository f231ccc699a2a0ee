/** Gives a town the national calendar and its market days. */
import { type CalendarData, standardCalendarData } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { rowsOfData } from '../rules/data.ts';
import { insertSettings, saveDays, saveYears } from '../store/write.ts';

/** What a town's calendar differs in from the national one with the usual office hours. */
export type OwnCalendar = Partial<Pick<CalendarData, 'weeklyHours' | 'marketRules' | 'overrides'>>;

/** Sets the transaction's town up. */
export async function setUpCalendar(tx: Tx, own: OwnCalendar): Promise<void> {
  const { tenantId } = tx.ctx;
  const data: CalendarData = { ...standardCalendarData(), ...own };
  await insertSettings(tx, {
    tenantId,
    weeklyHours: data.weeklyHours,
    makeUpHours: data.makeUpHours ?? null,
    marketRules: data.marketRules ?? [],
    version: 1,
    revision: uuidv7(),
  });
  const { years, days } = rowsOfData(tenantId, data);
  await saveYears(tx, years);
  await saveDays(tx, days);
  await saveVersions(tx, [{ kind: 'calendar.calendar', subject: tenantId, content: data }]);
}
