/** What happened in halls and clinics in the last weeks, who waits now, and what is booked ahead. */
import { demoResidents } from '#demo/people.ts';
import { createRandom, type Random } from '#demo/random.ts';
import { DEMO_SEED } from '#demo/geometry/index.ts';
import { type Person, residentsByPhone } from '#modules/people/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { laterDay } from '../rules/day.ts';
import { plannedSlots, type Pool, type Resource, surroundings } from '../service/book.ts';
import { timersOf } from '../service/tell.ts';
import { insertBookings } from '../store/bookings.ts';
import { saveContacts } from '../store/contacts.ts';
import { insertBars } from '../store/lists.ts';
import type { BookingRow, ContactRow, TicketRow } from '../store/tables.ts';
import { insertTickets } from '../store/tickets.ts';
import type { Story } from './story.ts';
import { pastTicket, ticketsOfNow } from './tickets.ts';

const pastDays = 30;
const aheadDays = 6;
/** Who comes is remembered for the last days; of earlier ones the figures are enough. */
const namedDays = 8;

/** Fills the weeks around now. */
export async function fillHistory(ctx: Ctx): Promise<void> {
  const around = await surroundings(ctx);
  await ctx.database.inTenant(ctx, async (tx) => {
    const known = await residentsByPhone(tx);
    const people = demoResidents().flatMap(({ phone }) => known.get(phone) ?? []);
    if (people.length === 0) return;
    const random = createRandom(DEMO_SEED, 'booking');
    const story: Story = { ctx, around, random, people };
    const today = localDay(ctx.clock.now());
    const rows: BookingRow[] = [];
    const tickets: TicketRow[] = [];
    for (let at = -pastDays; at <= aheadDays; at += 1)
      fillDay(story, laterDay(today, at), { at, rows, tickets });
    tickets.push(...ticketsOfNow(story));
    await write(tx, story, { rows, tickets });
  });
}

interface Filling {
  /** Days from today. */
  readonly at: number;
  readonly rows: BookingRow[];
  readonly tickets: TicketRow[];
}

function fillDay(story: Story, day: string, filling: Filling): void {
  const busy = new Set<string>();
  for (const pool of story.around.book.pools) {
    const numbers = { given: 0 };
    for (const resource of pool.resources) {
      if (resource.capacity > 1) continue;
      fillResource(story, resource, { day, busy, numbers, ...filling });
    }
  }
}

function fillResource(
  story: Story,
  resource: Resource,
  {
    day,
    busy,
    numbers,
    at,
    rows,
    tickets,
  }: Filling & {
    readonly day: string;
    readonly busy: Set<string>;
    readonly numbers: { given: number };
  },
): void {
  const { random, around } = story;
  const { pool } = resource;
  // The nearer the day, the fuller; rooms and visits are asked for less.
  const usual = at < 0 ? 0.3 : 0.42 / (1 + at * 0.35);
  const share = pool.kind === 'room' || pool.kind === 'visit' ? usual * 0.5 : usual;
  for (const slot of plannedSlots(resource, day, around)) {
    if (!random.chance(share)) continue;
    const person = random.pick(story.people);
    const key = `${person.id}|${day}`;
    if (busy.has(key)) continue;
    busy.add(key);
    const row = bookingOf(story, { resource, person, slot });
    rows.push(row);
    if (!pool.queued || !['served', 'left'].includes(row.state)) continue;
    numbers.given += 1;
    tickets.push(pastTicket(story, row, { resource, number: numbers.given, person }));
  }
}

function bookingOf(
  { ctx, random }: Story,
  {
    resource,
    person,
    slot,
  }: {
    readonly resource: Resource;
    readonly person: Person;
    readonly slot: ReturnType<typeof plannedSlots>[number];
  },
): BookingRow {
  const now = ctx.clock.now();
  const { pool } = resource;
  const madeAt = new Date(
    Math.min(now.getTime(), slot.from.getTime()) - random.integer(3, 120) * 3_600_000,
  );
  const state = stateOf(pool, random, slot.until <= now);
  const isOver = !['confirmed', 'pending'].includes(state);
  return {
    id: uuidv7(madeAt.getTime()),
    tenantId: ctx.tenantId,
    number: String(random.integer(100_000, 999_999)),
    poolId: pool.id,
    resourceId: resource.id,
    departmentId: pool.departmentId,
    personId: person.id,
    personKey: person.id,
    state,
    exclusive: true,
    from: slot.from,
    until: slot.until,
    occupiedFrom: slot.occupied.from,
    occupiedUntil: slot.occupied.until,
    anyOfPool: random.chance(0.4),
    expiresAt: null,
    channel: random.chance(0.3) ? 'clerk' : 'resident',
    madeBy: person.id,
    replacesId: null,
    endedBecause: '',
    moves: random.chance(0.1) ? 1 : 0,
    madeAt,
    confirmedAt: madeAt,
    arrivedAt: state === 'served' || state === 'left' ? slot.from : null,
    settledAt: isOver ? slot.until : null,
    version: 1,
  };
}

function stateOf(pool: Pool, random: Random, isPast: boolean): BookingRow['state'] {
  const draw = random.next();
  if (!isPast) return pool.needsApproval && draw < 0.5 ? 'pending' : 'confirmed';
  if (draw < 0.08) return 'cancelled';
  if (!pool.queued) return 'served';
  if (draw < 0.16) return 'noShow';
  return draw < 0.18 ? 'left' : 'served';
}

const visitNotes = ['老人行动不便，请带血压计', '换药', '胰岛素注射指导', ''];

async function write(
  tx: Tx,
  story: Story,
  {
    rows,
    tickets,
  }: { readonly rows: readonly BookingRow[]; readonly tickets: readonly TicketRow[] },
): Promise<void> {
  const { around, people, random, ctx } = story;
  const since = instantAt(laterDay(localDay(ctx.clock.now()), -namedDays));
  const byId = new Map(people.map((one) => [one.id, one]));
  await insertBookings(tx, rows);
  const contacts = rows
    .filter(({ from }) => from >= since)
    .map((row): ContactRow => {
      const person = byId.get(row.personId ?? '');
      const isVisit = around.book.pool.get(row.poolId)?.kind === 'visit';
      const phone = person?.phone ?? '';
      return {
        bookingId: row.id,
        tenantId: row.tenantId,
        personId: row.personId,
        departmentId: row.departmentId,
        personName: person?.name ?? '',
        phone,
        phoneTail: phone.slice(-4),
        address: isVisit ? `白石村 ${random.integer(1, 90)} 号` : '',
        note: isVisit ? random.pick(visitNotes) : '',
        keptFrom: row.until,
      };
    });
  await saveContacts(tx, contacts);
  await insertTickets(tx, tickets);
  await barSomebody(tx, story, rows);
  const ahead = rows.filter(({ state }) => state === 'confirmed' || state === 'pending');
  await setTimers(
    tx,
    ahead.flatMap((row) => timersOf(tx, row, around.book)),
  );
}

const barDays = 30;

/** One who missed three bookings books at the window for a while. */
async function barSomebody(tx: Tx, { ctx }: Story, rows: readonly BookingRow[]): Promise<void> {
  const missed = rows.findLast(({ state }) => state === 'noShow');
  if (!missed) return;
  const since = missed.until;
  const { tenantId, personId, personKey } = missed;
  await insertBars(tx, [
    {
      id: uuidv7(ctx.clock.now().getTime()),
      tenantId,
      personId,
      personKey,
      since,
      until: new Date(since.getTime() + barDays * 86_400_000),
      missed: 3,
      liftedAt: null,
      liftedBy: null,
      liftedBecause: '',
    },
  ]);
}
