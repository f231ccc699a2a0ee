/** What a town's lighting begins with: alarm rules, programmes, calendars, settings. */
import { addRules } from '#modules/alarms/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import {
  shippedCalendars,
  shippedGroups,
  shippedProgrammes,
  shippedSettings,
} from '../catalogue/plan.ts';
import { shippedRules } from '../catalogue/rules.ts';
import {
  saveCalendarRows,
  saveGroupRows,
  saveProgrammeRows,
  saveSettingsRow,
} from '../store/plan.ts';
import { planChangedIn } from './plan.ts';

const ownOf = (tx: Tx) => ({ tenantId: tx.ctx.tenantId, version: 1 });

/** Gives a town rules, settings, programmes and calendars. Groups are the town's own to make. */
export async function setUpLighting(tx: Tx): Promise<void> {
  const own = ownOf(tx);
  await addRules(tx, shippedRules);
  await saveSettingsRow(tx, { ...shippedSettings, ...own, revision: uuidv7() });
  await saveProgrammeRows(
    tx,
    shippedProgrammes.map((one) => ({ ...one, ...own })),
  );
  await saveCalendarRows(
    tx,
    shippedCalendars.map((one) => ({ ...one, ...own })),
  );
  await planChangedIn(tx);
}

/** Gives a town the groups of the demo. */
export async function addShippedGroups(tx: Tx): Promise<void> {
  const own = ownOf(tx);
  await saveGroupRows(
    tx,
    shippedGroups.map((one) => ({ ...one, ...own })),
  );
  await planChangedIn(tx);
}
