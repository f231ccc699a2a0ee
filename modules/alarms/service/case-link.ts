/** An alarm and its case: opened by the duty matrix, told what the alarm does, never doubled. */
import type { Tx } from '#platform/database/index.ts';
import { type CaseRecord, casesByIds, noteOnCase, openCases } from '#modules/cases/index.ts';
import { book } from '#modules/duties/index.ts';
import { earlierCases, updateAlarm } from '../store/alarms.ts';
import type { AlarmRecord } from '../store/tables.ts';
import { tellStep } from './story.ts';
import { descriptionOf } from './words.ts';

const urgencyOf = { urgent: 'urgent', warning: 'high', notice: 'normal' } as const;

const isOpen = (record: CaseRecord): boolean => record.closedAt === null;

/**
 * Sees to it that an alarm with a category has an open case: its own, the one that an earlier alarm
 * of the same thing and type opened, or a new one.
 * @returns the alarm with its case
 */
export async function ensureCase(
  tx: Tx,
  alarm: AlarmRecord,
  sentence: string,
): Promise<AlarmRecord> {
  if (!alarm.categoryCode) return alarm;
  const open = await openCaseOf(tx, alarm);
  if (open?.id === alarm.caseId) return alarm;
  if (open) {
    const linked = await link(tx, alarm, { id: open.id, number: open.number }, 'linkCase');
    await noteAlarm(tx, linked, `告警再次出现：${alarm.titleZh}（${alarm.number}）`);
    return linked;
  }
  return openCaseFor(tx, alarm, sentence);
}

async function openCaseOf(tx: Tx, alarm: AlarmRecord): Promise<CaseRecord | undefined> {
  const own = alarm.caseId ? [alarm.caseId] : [];
  const ids = [...own, ...(await earlierCases(tx, alarm.thingId, alarm.type))];
  return (await casesByIds(tx, ids)).find(isOpen);
}

/** Opens a case for an alarm, by its category's duty at the place of its thing. */
export async function openCaseFor(
  tx: Tx,
  alarm: AlarmRecord,
  sentence: string,
): Promise<AlarmRecord> {
  const { actor } = tx.ctx;
  const place =
    alarm.longitude !== null && alarm.latitude !== null
      ? { longitude: alarm.longitude, latitude: alarm.latitude }
      : null;
  const [opened] = await openCases(tx, [
    {
      categoryCode: alarm.categoryCode ?? '',
      sure: true,
      title: `${alarm.thingName}：${alarm.titleZh}`,
      description: descriptionOf(alarm, sentence),
      urgency: urgencyOf[alarm.severity],
      channel: 'device',
      position: place,
      address: alarm.address,
      villageId: alarm.villageId,
      gridCellId: alarm.gridCellId,
      public: false,
      confidential: false,
      judgement: { reasons: [`设备告警 ${alarm.number}，按职责清单派遣`] },
      attachments: [],
      reporter: {
        kind: actor.kind,
        personId: actor.personId,
        name: actor.kind === 'system' ? alarm.thingName : actor.name,
        onBehalfOf: null,
      },
    },
  ]);
  if (!opened) throw new Error('no case was opened');
  return link(tx, alarm, opened, 'openCase');
}

async function link(
  tx: Tx,
  alarm: AlarmRecord,
  to: { readonly id: string; readonly number: string },
  action: 'openCase' | 'linkCase',
): Promise<AlarmRecord> {
  const change = { caseId: to.id, caseNumber: to.number };
  await updateAlarm(tx, alarm, change);
  const linked = { ...alarm, ...change, version: alarm.version + 1 };
  await tellStep(tx, 'changed', {
    alarm: linked,
    action,
    facts: [{ key: 'case', value: to.number }],
  });
  return linked;
}

/** Tells an alarm's case what the alarm does, while the case is open. */
export async function noteAlarm(tx: Tx, alarm: AlarmRecord, note: string): Promise<void> {
  if (!alarm.caseId) return;
  const [record] = await casesByIds(tx, [alarm.caseId]);
  if (!record || !isOpen(record)) return;
  const facts = [{ key: 'alarm', value: alarm.number }];
  await noteOnCase(tx, { caseId: alarm.caseId, action: 'alarm', facts, note });
}

/** Whether a category exists and is offered. */
export async function isCategory(tx: Tx, code: string): Promise<boolean> {
  return (await book(tx)).category(code)?.active === true;
}
