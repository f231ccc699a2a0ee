/** Tickets of the demo: those of bookings that were kept, and the people who wait now. */
import type { Person } from '#modules/people/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { maskName } from '#platform/text/index.ts';
import type { Pool, Resource } from '../service/book.ts';
import type { BookingRow, TicketRow } from '../store/tables.ts';
import type { Story } from './story.ts';

const minuteMs = 60_000;

/** A ticket of a booking that was kept: called near its time, served for some minutes. */
export function pastTicket(
  { random }: Story,
  booking: BookingRow,
  { resource, number, person }: { resource: Resource; number: number; person: Person },
): TicketRow {
  const { pool } = resource;
  // Some come without a booking in fact: their waits are what estimates are measured by.
  const walkedIn = random.chance(0.4);
  const waited = random.integer(2, 24);
  // About eight of ten waits fell into what was told.
  const aside = random.chance(0.82) ? 0 : 15;
  const low = Math.max(0, 5 * Math.floor(waited / 5) - 5 + aside);
  const takenAt = new Date(
    booking.from.getTime() - waited * minuteMs + random.integer(0, 3) * minuteMs,
  );
  const calledAt = new Date(takenAt.getTime() + waited * minuteMs);
  const minutes = Math.max(2, pool.slotMinutes * (0.4 + random.next() * 0.8));
  return {
    ...blank(booking.tenantId, pool),
    id: uuidv7(takenAt.getTime()),
    day: localDay(booking.from),
    number: `${pool.letter}${String(number).padStart(3, '0')}`,
    token: uuidv7(),
    bookingId: walkedIn ? null : booking.id,
    personId: booking.personId,
    shownName: maskName(person.name),
    favour: walkedIn ? 'none' : 'booked',
    state: booking.state === 'left' ? 'left' : 'served',
    turnAt: takenAt,
    calls: 1,
    windowId: resource.id,
    channel: random.pick(['phone', 'kiosk', 'clerk']),
    takenAt,
    calledAt,
    settledAt: new Date(calledAt.getTime() + minutes * minuteMs),
    toldLowMinutes: walkedIn ? low : null,
    toldHighMinutes: walkedIn ? low + 15 : null,
  };
}

/** Who sits and waits at this moment. */
export function ticketsOfNow(story: Story): TicketRow[] {
  return story.around.book.pools
    .filter(({ queued, site }) => queued && site.code !== 'clinic-baishi')
    .flatMap((pool) => queueOf(story, pool));
}

function queueOf({ ctx, random, people }: Story, pool: Pool): TicketRow[] {
  const now = ctx.clock.now();
  const day = localDay(now);
  const midnight = instantAt(day).getTime();
  const ago = (minutes: number) => new Date(Math.max(midnight, now.getTime() - minutes * minuteMs));
  const count = random.integer(3, 6);
  const first = 60;
  return Array.from({ length: count }, (_, at) => {
    const person = random.pick(people);
    const isCalled = at < Math.min(2, pool.resources.length);
    const window = pool.resources[at];
    const takenAt = ago(42 - at * 6);
    return {
      ...blank(ctx.tenantId, pool),
      id: uuidv7(takenAt.getTime()),
      day,
      number: `${pool.letter}${String(first + at).padStart(3, '0')}`,
      token: uuidv7(),
      shownName: maskName(person.name),
      favour: at === 3 ? ('green' as const) : ('none' as const),
      greenBecause: at === 3 ? 'clerk' : '',
      state: isCalled && window ? ('called' as const) : ('waiting' as const),
      turnAt: takenAt,
      calls: isCalled ? 1 : 0,
      windowId: isCalled ? (window?.id ?? null) : null,
      channel: random.pick(['phone', 'kiosk', 'clerk']),
      takenAt,
      calledAt: isCalled ? ago(4 + at * 3) : null,
      settledAt: null,
    };
  });
}

function blank(tenantId: string, pool: Pool) {
  return {
    tenantId,
    siteId: pool.siteId,
    poolId: pool.id,
    firstPoolId: pool.id,
    departmentId: pool.departmentId,
    bookingId: null,
    personId: null,
    greenBecause: '',
    notBeforeCall: 0,
    misses: 0,
    toldLowMinutes: null,
    toldHighMinutes: null,
  };
}
