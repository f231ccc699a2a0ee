/** Tickets: taking, following, the hall screen, the kiosk, and the desk of a window. */
import { Done, Id, oneOf, type Operation, Type } from '#platform/contract/index.ts';
import { DeskView, FoundBooking, HallBoard, KioskView, OwnTicket } from './queue-shapes.ts';

const Token = Type.String({ minLength: 4, maxLength: 60 });
const site = Type.Object({ siteCode: Type.String({ maxLength: 40 }) });
const ofSite = Type.Object({ token: Type.Optional(Token) });
const ticket = Type.Object({ ticketId: Id });
const held = Type.Object({ token: Token });
const window = Type.Object({ windowId: Id });
const flood = 'too-many-requests';
const call = 'booking.call';

export const queueOperations = {
  kiosk: {
    method: 'GET',
    path: '/booking/sites/:siteCode/kiosk',
    summary: 'What the kiosk of a site offers',
    permission: 'public',
    params: site,
    query: ofSite,
    reply: KioskView,
    problems: ['site-unknown', flood],
  },
  findAtKiosk: {
    method: 'POST',
    path: '/booking/sites/:siteCode/found',
    summary: 'Bookings of today by the last four digits of the phone, names masked',
    permission: 'public',
    params: site,
    body: Type.Object({
      token: Type.Optional(Token),
      digits: Type.String({ pattern: '^\\d{4}$' }),
    }),
    reply: Type.Object({ items: Type.Array(FoundBooking) }),
    problems: ['site-unknown', flood],
  },
  arriveAtKiosk: {
    method: 'POST',
    path: '/booking/sites/:siteCode/arrivals',
    summary: 'A booked person has come: the booking becomes a ticket',
    permission: 'public',
    params: site,
    body: Type.Object({
      token: Type.Optional(Token),
      digits: Type.String({ pattern: '^\\d{4}$' }),
      bookingId: Id,
    }),
    reply: OwnTicket,
    status: 201,
    problems: ['site-unknown', 'not-found', 'too-early', 'booking-settled', 'not-queued', flood],
  },
  takeAtKiosk: {
    method: 'POST',
    path: '/booking/sites/:siteCode/tickets',
    summary: 'Takes a number without a booking, at the kiosk or at the desk',
    permission: 'public',
    params: site,
    body: Type.Object({
      token: Type.Optional(Token),
      poolId: Id,
      /** At the desk only: marked for the green channel by the clerk. */
      green: Type.Optional(Type.Boolean()),
    }),
    reply: OwnTicket,
    status: 201,
    idempotent: true,
    problems: ['site-unknown', 'pool-unknown', 'not-queued', flood],
  },
  arrive: {
    method: 'POST',
    path: '/booking/bookings/:bookingId/arrival',
    summary: 'The person of a booking has come, by the own phone',
    permission: 'signedIn',
    onBehalf: 'booking',
    params: Type.Object({ bookingId: Id }),
    reply: OwnTicket,
    status: 201,
    problems: ['not-found', 'too-early', 'booking-settled', 'not-queued', flood],
  },
  takeByPhone: {
    method: 'POST',
    path: '/booking/tickets',
    summary: 'Takes a number without a booking, by the own phone',
    permission: 'signedIn',
    onBehalf: 'booking',
    body: Type.Object({ poolId: Id }),
    reply: OwnTicket,
    status: 201,
    problems: ['pool-unknown', 'not-queued', flood],
  },
  followTicket: {
    method: 'POST',
    path: '/booking/tickets/:ticketId/follow',
    summary: 'How a ticket stands, for who holds its token',
    permission: 'public',
    params: ticket,
    body: held,
    reply: OwnTicket,
    problems: ['not-found', flood],
  },
  leaveQueue: {
    method: 'POST',
    path: '/booking/tickets/:ticketId/leaving',
    summary: 'Gives a ticket back',
    permission: 'public',
    params: ticket,
    body: held,
    reply: Done,
    problems: ['not-found', 'ticket-settled', flood],
  },
  hall: {
    method: 'GET',
    path: '/booking/sites/:siteCode/board',
    summary: 'What the hall screen shows: numbers and masked names only',
    permission: 'public',
    params: site,
    query: ofSite,
    reply: HallBoard,
    problems: ['site-unknown', flood],
  },
  desks: {
    method: 'GET',
    path: '/booking/desks',
    summary: 'Windows at which numbers are called',
    permission: call,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          windowId: Id,
          windowZh: Type.String(),
          windowEn: Type.String(),
          spotZh: Type.String(),
          poolZh: Type.String(),
          poolEn: Type.String(),
          siteZh: Type.String(),
          siteEn: Type.String(),
          siteCode: Type.String(),
          waiting: Type.Integer(),
          /** The window of whoever asks. */
          own: Type.Boolean(),
        }),
      ),
    }),
  },
  desk: {
    method: 'GET',
    path: '/booking/desks/:windowId',
    summary: 'Who sits before a window and who waits',
    permission: call,
    params: window,
    reply: DeskView,
    problems: ['bookable-unknown'],
  },
  deskAct: {
    method: 'POST',
    path: '/booking/desks/:windowId/acts',
    summary: 'Calls the next (ending who sits there), calls again, notes a miss, ends, sends on',
    permission: call,
    params: window,
    body: Type.Object({
      act: oneOf(['next', 'again', 'miss', 'done', 'transfer']),
      poolId: Type.Optional(Id),
      /** Whom the screen showed at the window; an act on somebody else is refused. */
      ticketId: Type.Optional(Id),
    }),
    reply: DeskView,
    problems: ['bookable-unknown', 'nobody-waits', 'nobody-called', 'pool-unknown', 'not-queued'],
  },
  favour: {
    method: 'POST',
    path: '/booking/tickets/:ticketId/favour',
    summary: 'Marks a waiting ticket for the green channel, or takes the mark back',
    permission: call,
    params: ticket,
    body: Type.Object({ green: Type.Boolean() }),
    reply: Done,
    problems: ['not-found', 'ticket-settled'],
  },
  screens: {
    method: 'GET',
    path: '/booking/screens',
    summary: 'Addresses of hall screens and kiosks, with their secret',
    permission: 'booking.manage',
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          siteCode: Type.String(),
          siteZh: Type.String(),
          siteEn: Type.String(),
          hallPath: Type.String(),
          kioskPath: Type.String(),
        }),
      ),
    }),
  },
  renewScreen: {
    method: 'POST',
    path: '/booking/screens/:siteCode/secret',
    summary: 'Gives hall screen and kiosk of a site a new secret: the old addresses stop',
    permission: 'booking.manage',
    params: site,
    reply: Done,
    problems: ['site-unknown'],
  },
} as const satisfies Record<string, Operation>;
