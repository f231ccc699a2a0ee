/** Lines of an alarm's story and the events that screens hear. */
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { type AlarmEvent, events } from '../contract/index.ts';
import { insertTrace } from '../store/alarms.ts';
import type { AlarmRecord, Fact, TraceRecord } from '../store/tables.ts';

/** A step of an alarm. */
export interface StoryStep {
  readonly alarm: AlarmRecord;
  readonly action: string;
  readonly note?: string;
  readonly facts?: readonly Fact[];
}

/** A line of a story by the ctx's actor. */
export function lineOf(tx: Tx, { alarm, action, note = '', facts = [] }: StoryStep): TraceRecord {
  const { actor, tenantId, clock } = tx.ctx;
  return {
    id: uuidv7(),
    tenantId,
    alarmId: alarm.id,
    action,
    actorKind: actor.kind,
    actorId: actor.personId,
    actorName: actor.kind === 'system' ? '系统' : actor.name,
    note,
    facts,
    occurredAt: clock.now(),
  };
}

/** Writes a step and tells the screens within whose reach the thing stands. */
export async function tellStep(
  tx: Tx,
  event: keyof Omit<typeof events, 'rulesChanged'>,
  step: StoryStep,
): Promise<void> {
  await insertTrace(tx, [lineOf(tx, step)]);
  const { alarm } = step;
  const payload: AlarmEvent = {
    alarmId: alarm.id,
    number: alarm.number,
    thingId: alarm.thingId,
    modelCode: alarm.modelCode,
    type: alarm.type,
    severity: alarm.severity,
    active: alarm.active,
    acknowledged: alarm.acknowledged,
    caseId: alarm.caseId,
    villageId: alarm.villageId,
    gridCellId: alarm.gridCellId,
    departmentId: alarm.departmentId,
  };
  const present = (id: string | null): string[] => (id ? [id] : []);
  await emit(tx, [
    {
      type: events[event],
      subject: alarm.id,
      payload: { ...payload },
      audience: {
        departments: present(alarm.departmentId),
        gridCells: present(alarm.gridCellId),
        villages: present(alarm.villageId),
      },
    },
  ]);
}
