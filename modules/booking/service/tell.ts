/** Who is told what of bookings, in the transaction of the act. */
import {
  type NewMessage,
  queueMessages,
  standingOfTold,
  type Urgency,
} from '#modules/messages/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { together } from '#platform/database/index.ts';
import { emit, type NewEvent } from '#platform/events/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Standing } from '#platform/personal/index.ts';
import { type NewTimer, setTimers } from '#platform/timers/index.ts';
import { events } from '../contract/index.ts';
import { contactsOf } from '../store/contacts.ts';
import type { BookingRow, ContactRow } from '../store/tables.ts';
import type { Book } from './book.ts';
import { timerKinds } from './timer-kinds.ts';
import { sayTime } from './words.ts';

/** The event that a booking changed: pages of free times are read anew. Says nothing of a person. */
export function changedEvent(
  row: Pick<BookingRow, 'id' | 'poolId' | 'resourceId' | 'from' | 'state'>,
): NewEvent {
  const { id, poolId, resourceId, from, state } = row;
  return {
    type: events.changed,
    subject: id,
    payload: { poolId, resourceId, day: localDay(from), state },
    audience: { everyone: true },
  };
}

const minuteMs = 60_000;
const soonMs = 60 * minuteMs;

/** The timers of a confirmed (or requested) booking. */
export function timersOf(tx: Tx, row: BookingRow, book: Book): NewTimer[] {
  const { rules } = book;
  const pool = book.pool.get(row.poolId);
  const now = tx.ctx.clock.now().getTime();
  if (row.state === 'pending')
    return [{ kind: timerKinds.expire, subject: row.id, dueAt: row.from }];
  const passes = pool?.queued
    ? new Date(row.from.getTime() + rules.lateMinutes * minuteMs)
    : row.until;
  const remindAt = new Date(row.from.getTime() - rules.reminderHours * 60 * minuteMs);
  return [
    { kind: timerKinds.pass, subject: row.id, dueAt: passes },
    ...(remindAt.getTime() > now + soonMs
      ? [{ kind: timerKinds.remind, subject: row.id, dueAt: remindAt }]
      : []),
  ];
}

/** Writes timers and the event of a change together. */
export async function noteChange(
  tx: Tx,
  row: BookingRow,
  timers: readonly NewTimer[],
): Promise<void> {
  await together(tx, async () => {
    await setTimers(tx, timers);
    await emit(tx, [changedEvent(row)]);
  });
}

/** What a person is told. */
export interface Told {
  readonly template: string;
  readonly urgency: Urgency;
  readonly values?: Readonly<Record<string, string>>;
  /** Default: the page of the booking. */
  readonly link?: string;
}

/**
 * Tells the person of a booking; who left neither account nor phone hears it at the window.
 * @param known the contact, where it was just read or written
 * @param standing what `standingOfContacts` said, where it was asked for many at a time
 */
export async function tellPerson(
  tx: Tx,
  row: BookingRow,
  {
    book,
    told,
    known,
    standing,
  }: {
    readonly book: Book;
    readonly told: Told;
    readonly known?: readonly ContactRow[];
    readonly standing?: Standing;
  },
): Promise<void> {
  const [contact] = known ?? (await contactsOf(tx, [row.id]));
  if (!row.personId && !contact?.phone) return;
  const to = addressee(row, contact);
  await queueMessages(tx, [messageOf(row, { book, told, to })], standing);
}

/** What the people of several bookings have said about their data. */
export function standingOfContacts(
  tx: Tx,
  all: readonly { readonly row: BookingRow; readonly contact: ContactRow }[],
): Promise<Standing> {
  return standingOfTold(
    tx,
    all.map(({ row, contact }) => ({ to: addressee(row, contact) })),
  );
}

function addressee(row: BookingRow, contact: ContactRow | undefined): NewMessage['to'] {
  return {
    name: contact?.personName ?? '',
    ...(row.personId ? { personId: row.personId } : {}),
    ...(contact?.phone ? { phone: contact.phone } : {}),
  };
}

function messageOf(
  row: BookingRow,
  { book, told, to }: { readonly book: Book; readonly told: Told; readonly to: NewMessage['to'] },
): NewMessage {
  const pool = book.pool.get(row.poolId);
  const resource = book.resource.get(row.resourceId);
  const spot = [pool?.site.nameZh, resource?.spotZh].filter(Boolean).join(' ');
  return {
    template: told.template,
    values: {
      number: row.number,
      time: sayTime(row.from),
      what: `${pool?.nameZh ?? ''} ${resource?.nameZh ?? ''}`.trim(),
      place: spot,
      ...told.values,
    },
    to,
    urgency: told.urgency,
    subject: { kind: 'booking', id: row.id },
    link: told.link ?? `/booking/mine/${row.id}`,
  };
}
