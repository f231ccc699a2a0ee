/** Shapes of what can be booked, of bookings and of waiting, as screens see them. */
import {
  Id,
  Instant,
  notPersonal,
  nullable,
  oneOf,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { bookingActsOpen, poolKinds, bookingStates, waitStates } from './words.ts';

const Text = Type.String();
export const Day = Type.String({ format: 'date' });
const place = notPersonal('a public place of the town');

/** Somebody or something on duty today. */
export const OnDutyToday = Type.Object({
  resourceId: Id,
  nameZh: Text,
  nameEn: Text,
  titleZh: Text,
  titleEn: Text,
  spotZh: Text,
  /** Local times; null when not on duty at all today. */
  from: nullable(Text),
  until: nullable(Text),
  /** Times still free today. */
  freeToday: Type.Integer(),
  /** Told where the plan was changed for today. */
  closedBecause: nullable(Text),
});
export type OnDutyToday = Static<typeof OnDutyToday>;

/** A pool as the home of bookings shows it. */
export const PoolCard = Type.Object({
  id: Id,
  kind: oneOf(poolKinds),
  nameZh: Text,
  nameEn: Text,
  hintZh: Text,
  hintEn: Text,
  siteCode: Text,
  siteZh: Text,
  siteEn: Text,
  locationZh: Text,
  sitePhone: Type.String(place),
  slotMinutes: Type.Integer(),
  needsApproval: Type.Boolean(),
  atHome: Type.Boolean(),
  queued: Type.Boolean(),
  /** The first free time within the horizon. */
  nextFree: nullable(Instant),
  today: Type.Array(OnDutyToday),
});
export type PoolCard = Static<typeof PoolCard>;

/** A day on which a pool may be booked. */
export const BookableDay = Type.Object({
  day: Text,
  /** working, weekend, holiday or makeUp. */
  kind: Text,
  nameZh: nullable(Text),
  nameEn: nullable(Text),
  /** False: the year's holidays are not published yet; the day may change. */
  published: Type.Boolean(),
  /** Times of the plan that are neither past nor too near. */
  total: Type.Integer(),
  free: Type.Integer(),
});
export type BookableDay = Static<typeof BookableDay>;

/** A time that may be chosen. */
export const BookableSlot = Type.Object({
  from: Instant,
  until: Instant,
  /** Places left; 0: taken. */
  free: Type.Integer(),
  total: Type.Integer(),
});
export type BookableSlot = Static<typeof BookableSlot>;

/** A booking as its person sees it. */
export const OwnBooking = Type.Object({
  id: Id,
  number: Text,
  state: oneOf(bookingStates),
  from: Instant,
  until: Instant,
  kind: oneOf(poolKinds),
  poolId: Id,
  poolZh: Text,
  poolEn: Text,
  hintZh: Text,
  hintEn: Text,
  resourceId: Id,
  resourceZh: Text,
  resourceEn: Text,
  spotZh: Text,
  siteCode: Text,
  siteZh: Text,
  siteEn: Text,
  locationZh: Text,
  sitePhone: Type.String(place),
  atHome: Type.Boolean(),
  needsApproval: Type.Boolean(),
  anyOfPool: Type.Boolean(),
  /** Until when a hold is kept. */
  expiresAt: nullable(Instant),
  /** Why it was offered instead of another booking, or why it ended. */
  because: Text,
  replacesNumber: nullable(Text),
  /** From when one may report one's arrival. */
  arriveFrom: Instant,
  /** Own ticket of the queue. */
  ticketId: nullable(Id),
  ticketToken: nullable(Text),
  acts: Type.Array(oneOf(bookingActsOpen)),
  personName: Type.String(personal('booking.contacts.person_name', 'own')),
  phone: Type.String(personal('booking.contacts.phone', 'own')),
  address: Type.String(personal('booking.contacts.address', 'own')),
  note: Type.String(personal('booking.contacts.note', 'own')),
  version: Type.Integer(),
});
export type OwnBooking = Static<typeof OwnBooking>;

/** A waiting as its person sees it. */
export const OwnWait = Type.Object({
  id: Id,
  state: oneOf(waitStates),
  day: Text,
  poolId: Id,
  poolZh: Text,
  poolEn: Text,
  resourceZh: nullable(Text),
  resourceEn: nullable(Text),
  /** People before. */
  before: Type.Integer(),
  bookingId: nullable(Id),
});
export type OwnWait = Static<typeof OwnWait>;

/** Why somebody books at the window only, and until when. */
export const OwnBar = Type.Object({
  since: Instant,
  until: Instant,
  missed: Type.Integer(),
  limit: Type.Integer(),
  windowDays: Type.Integer(),
});
export type OwnBar = Static<typeof OwnBar>;
