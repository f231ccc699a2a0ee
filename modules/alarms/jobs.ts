/** What alarms hear from others: cases that end, things that are new. Each once. */
import type { Tx } from '#platform/database/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import type { Listener, TimerHandler } from '#platform/module/index.ts';
import { casesByIds } from '#modules/cases/index.ts';
import { type CaseEvent, events as caseEvents } from '#modules/cases/contract/index.ts';
import { thingEvents, thingsOf } from '#modules/things/index.ts';
import { lockOfCase, updateAlarm } from './store/alarms.ts';
import type { AlarmRecord } from './store/tables.ts';
import { hearDeviceEvent } from './service/device-events.ts';
import { judgeLate } from './service/late.ts';
import { rulesOf } from './service/rules-of.ts';
import { tellStep } from './service/story.ts';
import { armSilence, wake } from './service/wake.ts';

const ended: Readonly<Record<string, string>> = {
  closed: '事件已结案',
  cancelled: '事件已作废',
  merged: '事件已合并',
};

/** A case of an alarm has ended: the alarm is acknowledged with it; a merged one is followed. */
async function followCase(tx: Tx, event: StoredEvent): Promise<void> {
  const { caseId, state, action, number } = event.payload as unknown as CaseEvent;
  const words = ended[state];
  if (!words || !['close', 'cancel', 'merge'].includes(action)) return;
  for (const alarm of await lockOfCase(tx, caseId)) {
    await endWith(tx, alarm, { words, number });
    if (state === 'merged') await follow(tx, alarm);
  }
}

async function endWith(
  tx: Tx,
  before: AlarmRecord,
  { words, number }: { readonly words: string; readonly number: string },
): Promise<void> {
  await updateAlarm(tx, before, { acknowledged: true });
  const alarm = { ...before, acknowledged: true, version: before.version + 1 };
  const facts = [{ key: 'case', value: number }];
  await tellStep(tx, 'acknowledged', { alarm, action: 'caseClosed', note: words, facts });
}

async function follow(tx: Tx, before: AlarmRecord): Promise<void> {
  const [merged] = await casesByIds(tx, before.caseId ? [before.caseId] : []);
  const [into] = await casesByIds(tx, merged?.mergedIntoId ? [merged.mergedIntoId] : []);
  if (!into) return;
  const change = { caseId: into.id, caseNumber: into.number };
  await updateAlarm(tx, { ...before, version: before.version + 1 }, change);
  const alarm = { ...before, ...change, version: before.version + 2 };
  const facts = [{ key: 'case', value: into.number }];
  await tellStep(tx, 'changed', { alarm, action: 'linkCase', facts });
}

/** Rules that wait for silence begin to watch a thing that is new or was moved. */
async function watchThing(tx: Tx, event: StoredEvent): Promise<void> {
  const { thingId } = event.payload as { readonly thingId?: string };
  const thing = thingId ? (await thingsOf(tx)).byId(thingId) : undefined;
  if (thing) await armSilence(tx, (await rulesOf(tx)).covering(thing), [thing]);
}

/** The listeners of this module. */
export const listeners: readonly Listener[] = [
  { name: 'alarms.followCase', events: [caseEvents.acted], handle: followCase },
  {
    name: 'alarms.watchThing',
    events: [thingEvents.added, thingEvents.changed],
    handle: watchThing,
  },
  { name: 'alarms.hearDeviceEvent', events: [thingEvents.deviceEvent], handle: hearDeviceEvent },
];

/** The timers of this module. */
export const timers: readonly TimerHandler[] = [wake, judgeLate];
