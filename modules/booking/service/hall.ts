/** Hall screens and kiosks: what stands in the hall, opened by the secret in its address or by staff. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskName } from '#platform/text/index.ts';
import type { FoundBooking, HallBoard, KioskView, OwnTicket } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { bookingsBetween, lockBooking } from '../store/bookings.ts';
import { contactsOf } from '../store/contacts.ts';
import { saveScreenToken } from '../store/plans.ts';
import type { BookingRow, SiteRow } from '../store/tables.ts';
import { dayPeriod } from './availability.ts';
import { type Book, plansChanged, type Pool, surroundings } from './book.ts';
import { estimateOf, readQueues } from './queue.ts';
import { limitAddress, limitGuesses } from './subject.ts';
import { arrive, issue } from './tickets.ts';

/** From where a screen asks. */
export interface Screen {
  readonly siteCode: string;
  readonly token: string | undefined;
  readonly address: string;
}

const minuteMs = 60_000;

/** The site of a screen that shows its secret, or of staff at the desk. @throws site-unknown, too-many-requests */
function siteOf(ctx: Ctx, { sites }: Book, { siteCode, token, address }: Screen): SiteRow {
  limitAddress(ctx, address);
  const site = sites.find(({ code, active }) => code === siteCode && active);
  if (ctx.actor.permissions.has('booking.call') && site) return site;
  if (site && token && isSame(site.screenToken, token)) return site;
  limitGuesses(ctx, address);
  throw problem('site-unknown');
}

/** The site of a screen that may hear its queues move. @throws site-unknown, too-many-requests */
export async function openSite(ctx: Ctx, screen: Screen): Promise<SiteRow> {
  const { book } = await surroundings(ctx);
  return siteOf(ctx, book, screen);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}

const poolsAt = (book: Book, site: SiteRow): Pool[] =>
  book.pools.filter((pool) => pool.siteId === site.id && pool.queued && pool.active);

/** Runs what a proved screen asks; it reaches the town, and says only what the hall may hear. */
async function atSite<T>(
  ctx: Ctx,
  screen: Screen,
  work: (tx: Tx, found: { readonly site: SiteRow; readonly book: Book }) => Promise<T>,
): Promise<T> {
  const { book } = await surroundings(ctx);
  const site = siteOf(ctx, book, screen);
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    return work(tx, { site, book });
  });
}

const nextShown = 5;

/** What the hall screen shows. @throws site-unknown */
export function hallBoard(ctx: Ctx, screen: Screen): Promise<HallBoard> {
  return atSite(ctx, screen, async (tx, { site, book }) => {
    const queues = await readQueues(tx, poolsAt(book, site), book);
    const calls = queues.flatMap(({ pool, called }) =>
      called.flatMap((ticket) => {
        const window = book.resource.get(ticket.windowId ?? '');
        if (!ticket.calledAt || !window) return [];
        return [
          {
            ticketId: ticket.id,
            number: ticket.number,
            shownName: ticket.shownName,
            windowZh: window.nameZh,
            windowEn: window.nameEn,
            spotZh: window.spotZh,
            poolZh: pool.nameZh,
            poolEn: pool.nameEn,
            calledAt: ticket.calledAt.toISOString(),
            calls: ticket.calls,
          },
        ];
      }),
    );
    return {
      siteCode: site.code,
      siteZh: site.nameZh,
      siteEn: site.nameEn,
      calls: calls.sort((a, b) => b.calledAt.localeCompare(a.calledAt)),
      queues: queues.map((queue) => ({
        poolId: queue.pool.id,
        poolZh: queue.pool.nameZh,
        poolEn: queue.pool.nameEn,
        waiting: queue.waiting.length,
        next: queue.waiting.slice(0, nextShown).map(({ number }) => number),
        estimate: estimateOf(queue, queue.waiting.length),
      })),
    };
  });
}

/** What the kiosk offers. @throws site-unknown */
export function kioskOf(ctx: Ctx, screen: Screen): Promise<KioskView> {
  return atSite(ctx, screen, async (tx, { site, book }) => {
    const queues = await readQueues(tx, poolsAt(book, site), book);
    return {
      siteCode: site.code,
      siteZh: site.nameZh,
      siteEn: site.nameEn,
      pools: queues.map((queue) => ({
        poolId: queue.pool.id,
        kind: queue.pool.kind,
        poolZh: queue.pool.nameZh,
        poolEn: queue.pool.nameEn,
        hintZh: queue.pool.hintZh,
        hintEn: queue.pool.hintEn,
        waiting: queue.waiting.length,
        estimate: estimateOf(queue, queue.waiting.length),
      })),
    };
  });
}

/** Bookings of today at the site whose phone ends with four digits; names masked. @throws site-unknown */
export function findAtKiosk(
  ctx: Ctx,
  screen: Screen,
  digits: string,
): Promise<{ items: FoundBooking[] }> {
  return atSite(ctx, screen, async (tx, { site, book }) => {
    limitGuesses(ctx, `${site.id}|${screen.address}`);
    const found = await bookingsByDigits(tx, digits, { site, book });
    return { items: found.map(({ row, name }) => foundView(tx, row, { name, book })) };
  });
}

async function bookingsByDigits(
  tx: Tx,
  digits: string,
  { site, book }: { readonly site: SiteRow; readonly book: Book },
): Promise<{ row: BookingRow; name: string }[]> {
  const pools = new Set(poolsAt(book, site).map(({ id }) => id));
  const day = dayPeriod(localDay(tx.ctx.clock.now()));
  const rows = (await bookingsBetween(tx, day, { states: ['confirmed', 'arrived'] })).filter(
    ({ poolId }) => pools.has(poolId),
  );
  const contacts = await contactsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return contacts.flatMap(({ bookingId, phoneTail, personName }) => {
    const row = rows.find(({ id }) => id === bookingId);
    return row && phoneTail === digits ? [{ row, name: personName }] : [];
  });
}

function foundView(
  tx: Tx,
  row: BookingRow,
  { name, book }: { readonly name: string; readonly book: Book },
): FoundBooking {
  const pool = book.pool.get(row.poolId);
  const resource = book.resource.get(row.resourceId);
  const opens = new Date(row.from.getTime() - book.rules.earlyMinutes * minuteMs);
  return {
    bookingId: row.id,
    shownName: maskName(name),
    from: row.from.toISOString(),
    poolZh: pool?.nameZh ?? '',
    poolEn: pool?.nameEn ?? '',
    resourceZh: resource?.nameZh ?? '',
    resourceEn: resource?.nameEn ?? '',
    tooEarlyUntil: opens > tx.ctx.clock.now() ? opens.toISOString() : null,
  };
}

/** A booked person has come. @throws site-unknown, not-found, too-early, booking-settled, not-queued */
export function arriveAtKiosk(
  ctx: Ctx,
  screen: Screen,
  given: { readonly digits: string; readonly bookingId: string },
): Promise<OwnTicket> {
  return atSite(ctx, screen, async (tx, { site, book }) => {
    limitGuesses(ctx, `${site.id}|${screen.address}`);
    const found = await bookingsByDigits(tx, given.digits, { site, book });
    const known = found.find(({ row }) => row.id === given.bookingId);
    const row = known ? await lockBooking(tx, known.row.id) : undefined;
    if (!row) throw generalProblem('not-found', { what: '预约' });
    return arrive(tx, row, { book, channel: 'kiosk' });
  });
}

/** A number without a booking; at the desk with a mark for the green channel. @throws site-unknown, pool-unknown, not-queued */
export function takeAtKiosk(
  ctx: Ctx,
  screen: Screen,
  given: { readonly poolId: string; readonly green?: boolean; readonly key: string | null },
): Promise<OwnTicket> {
  return atSite(ctx, screen, async (tx, { site, book }) => {
    const pool = poolsAt(book, site).find(({ id }) => id === given.poolId);
    if (!pool) throw problem('pool-unknown');
    const isClerk = ctx.actor.permissions.has('booking.call') && !screen.token;
    const actor = isClerk ? undefined : `kiosk|${site.id}`;
    const what = { operation: 'booking.takeAtKiosk', key: given.key, request: given.poolId };
    return once(tx, { ...what, ...(actor ? { actor } : {}) }, () =>
      issue(tx, {
        pool,
        book,
        taker: {
          personId: null,
          name: '',
          channel: isClerk ? 'clerk' : 'kiosk',
          green: isClerk && given.green === true,
        },
      }),
    );
  });
}

/** Addresses of the screens. */
export async function listScreens(ctx: Ctx) {
  const { book } = await surroundings(ctx);
  const items = book.sites
    .filter(({ active }) => active)
    .map((site) => ({
      siteCode: site.code,
      siteZh: site.nameZh,
      siteEn: site.nameEn,
      hallPath: `/booking/hall/${site.code}?t=${site.screenToken}`,
      kioskPath: `/booking/kiosk/${site.code}?t=${site.screenToken}`,
    }));
  return { items };
}

/** A new secret: addresses that went astray stop. @throws site-unknown */
export async function renewScreen(ctx: Ctx, siteCode: string): Promise<void> {
  const { book } = await surroundings(ctx);
  const site = book.sites.find(({ code }) => code === siteCode);
  if (!site) throw problem('site-unknown');
  await ctx.database.inTenant(ctx, async (tx) => {
    await saveScreenToken(tx, site.id, newScreenToken());
    await plansChanged(tx);
    await audit(tx, [{ action: 'booking.renewScreen', subject: site.id }]);
  });
}

/** A secret for the address of screens. */
export function newScreenToken(): string {
  return randomBytes(12).toString('base64url');
}
