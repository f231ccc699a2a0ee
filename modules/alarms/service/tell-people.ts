/** Who is told of an alarm: the officers on duty, and those on whose ground it is. */
import type { Tx } from '#platform/database/index.ts';
import { type NewMessage, queueMessages, type Urgency } from '#modules/messages/index.ts';
import { holdersOf, type Person, peopleByIds, staffOfDepartments } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import { severityText } from '../contract/index.ts';
import { recentCount } from '../store/alarms.ts';
import type { AlarmRecord } from '../store/tables.ts';
import { lastedText } from './words.ts';

const urgencies: Readonly<Record<AlarmRecord['severity'], Urgency | null>> = {
  urgent: 'urgent',
  warning: 'important',
  notice: null,
};

/** After so many of a type within `stormMinutes` nobody is called one by one any more. */
const stormCount = 10;
const stormMinutes = 10;

/**
 * Calls people to an alarm: officers to warnings and what is urgent; to what is urgent and opened no
 * case also the head of the department and the grid worker, whom a case would have told. In a storm
 * of one type (a feeder is out, sixty lamps are dark) the first ten calls must do.
 */
export async function callToAlarm(tx: Tx, alarm: AlarmRecord): Promise<void> {
  const urgency = urgencies[alarm.severity];
  if (!urgency) return;
  const since = new Date(tx.ctx.clock.now().getTime() - stormMinutes * 60_000);
  if ((await recentCount(tx, alarm.type, since)) > stormCount) return;
  const people = await recipients(tx, alarm);
  await queueMessages(
    tx,
    people.map((person) => message(alarm, person, { template: 'alarm.raised', urgency })),
  );
}

/** Tells officers that what was urgent is over. */
export async function callOff(tx: Tx, alarm: AlarmRecord): Promise<void> {
  if (alarm.worstSeverity !== 'urgent') return;
  const officers = await holdersOf(tx, 'officer');
  const how = { template: 'alarm.cleared', urgency: 'routine' } as const;
  await queueMessages(
    tx,
    officers.map((person) => message(alarm, person, how)),
  );
}

async function recipients(tx: Tx, alarm: AlarmRecord): Promise<Person[]> {
  const people = await holdersOf(tx, 'officer');
  if (alarm.severity === 'urgent' && !alarm.caseId) {
    const heads = new Set((await holdersOf(tx, 'departmentHead')).map(({ id }) => id));
    const staff = alarm.departmentId ? await staffOfDepartments(tx, [alarm.departmentId]) : [];
    people.push(...staff.filter(({ id }) => heads.has(id)));
    const worker = (await ground(tx)).gridCell(alarm.gridCellId ?? '')?.gridWorkerId;
    if (worker) people.push(...(await peopleByIds(tx, [worker])));
  }
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

function message(
  alarm: AlarmRecord,
  person: Person,
  how: { readonly template: string; readonly urgency: Urgency },
): NewMessage {
  return {
    ...how,
    values: {
      number: alarm.number,
      title: alarm.titleZh,
      level: severityText(alarm.severity, 'zh'),
      thing: alarm.thingName,
      address: alarm.address || alarm.thingCode,
      value: alarm.value || '—',
      case: alarm.caseNumber ?? '无',
      lasted: lastedText(alarm),
    },
    to: {
      personId: person.id,
      name: person.name,
      ...(person.phone ? { phone: person.phone } : {}),
    },
    subject: { kind: 'alarm', id: alarm.id },
    link: `/console/alarms/${alarm.id}`,
  };
}
