/** Shapes of tickets, the hall screen, the kiosk and the desk. */
import {
  Id,
  Instant,
  nullable,
  oneOf,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { favours, poolKinds, ticketStates } from './words.ts';

const Text = Type.String();

/** How long one waits, or why it cannot be said. */
export const WaitEstimate = Type.Object({
  known: Type.Boolean(),
  ahead: Type.Integer(),
  low: nullable(Type.Integer()),
  high: nullable(Type.Integer()),
  because: nullable(oneOf(['fewMeasured', 'noWindow'])),
});
export type WaitEstimate = Static<typeof WaitEstimate>;

/** A ticket as who holds it sees it. */
export const OwnTicket = Type.Object({
  id: Id,
  token: Text,
  number: Text,
  state: oneOf(ticketStates),
  favour: oneOf(favours),
  poolZh: Text,
  poolEn: Text,
  siteCode: Text,
  siteZh: Text,
  siteEn: Text,
  /** Where to go when called. */
  windowZh: nullable(Text),
  windowEn: nullable(Text),
  spotZh: nullable(Text),
  takenAt: Instant,
  calledAt: nullable(Instant),
  misses: Type.Integer(),
  /** With the missed call of this number it ends. */
  missedLimit: Type.Integer(),
  /** How many go first after a missed call. */
  missedPlaces: Type.Integer(),
  estimate: nullable(WaitEstimate),
  /** Of waits measured lately, how many of 100 fell into the span told; null while too few are known. */
  keptShare: nullable(Type.Integer()),
});
export type OwnTicket = Static<typeof OwnTicket>;

/** A line of the hall screen: number and masked name, nothing else of a person. */
export const BoardCall = Type.Object({
  ticketId: Id,
  number: Text,
  shownName: Text,
  windowZh: Text,
  windowEn: Text,
  spotZh: Text,
  poolZh: Text,
  poolEn: Text,
  calledAt: Instant,
  /** Counts calls of this ticket: another call is spoken again. */
  calls: Type.Integer(),
});
export type BoardCall = Static<typeof BoardCall>;

/** What the hall screen shows. */
export const HallBoard = Type.Object({
  siteCode: Text,
  siteZh: Text,
  siteEn: Text,
  /** Called and not yet done, the newest first. */
  calls: Type.Array(BoardCall),
  queues: Type.Array(
    Type.Object({
      poolId: Id,
      poolZh: Text,
      poolEn: Text,
      waiting: Type.Integer(),
      /** The next few numbers, in the order of calling. */
      next: Type.Array(Text),
      estimate: WaitEstimate,
    }),
  ),
});
export type HallBoard = Static<typeof HallBoard>;

/** What the kiosk offers. */
export const KioskView = Type.Object({
  siteCode: Text,
  siteZh: Text,
  siteEn: Text,
  pools: Type.Array(
    Type.Object({
      poolId: Id,
      kind: oneOf(poolKinds),
      poolZh: Text,
      poolEn: Text,
      hintZh: Text,
      hintEn: Text,
      waiting: Type.Integer(),
      estimate: WaitEstimate,
    }),
  ),
});
export type KioskView = Static<typeof KioskView>;

/** A booking of today found by the last four digits of the phone. */
export const FoundBooking = Type.Object({
  bookingId: Id,
  shownName: Text,
  from: Instant,
  poolZh: Text,
  poolEn: Text,
  resourceZh: Text,
  resourceEn: Text,
  /** Null: one may arrive now; else from when. */
  tooEarlyUntil: nullable(Instant),
});
export type FoundBooking = Static<typeof FoundBooking>;

/** A ticket at the desk. */
export const DeskTicket = Type.Object({
  id: Id,
  number: Text,
  state: oneOf(ticketStates),
  favour: oneOf(favours),
  greenBecause: Text,
  personName: Type.String(personal('booking.contacts.person_name', 'staff')),
  note: Type.String(personal('booking.contacts.note', 'staff')),
  bookedFor: nullable(Instant),
  takenAt: Instant,
  calledAt: nullable(Instant),
  windowId: nullable(Id),
  calls: Type.Integer(),
  misses: Type.Integer(),
  poolId: Id,
});
export type DeskTicket = Static<typeof DeskTicket>;

/** The desk of a window: who sits before it, who waits. */
export const DeskView = Type.Object({
  windowId: Id,
  windowZh: Text,
  windowEn: Text,
  siteId: Id,
  siteCode: Text,
  siteZh: Text,
  poolId: Id,
  poolZh: Text,
  poolEn: Text,
  now: nullable(DeskTicket),
  /** In the order of calling. */
  waiting: Type.Array(DeskTicket),
  servedToday: Type.Integer(),
  leftToday: Type.Integer(),
  estimate: WaitEstimate,
  /** Where one may be sent on to. */
  pools: Type.Array(Type.Object({ id: Id, nameZh: Text, nameEn: Text, waiting: Type.Integer() })),
});
export type DeskView = Static<typeof DeskView>;
