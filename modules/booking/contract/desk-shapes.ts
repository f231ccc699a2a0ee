/** Shapes of the day sheet, plans, exceptions and figures, as staff see them. */
import {
  Id,
  Instant,
  nullable,
  oneOf,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { WeeklyHours } from './plans.ts';
import { Day } from './shapes.ts';
import { bookingActsOpen, bookingStates, poolKinds } from './words.ts';

const Text = Type.String();

/** A line of the day sheet. */
export const SheetLine = Type.Object({
  id: Id,
  number: Text,
  state: oneOf(bookingStates),
  from: Instant,
  until: Instant,
  poolId: Id,
  poolZh: Text,
  poolEn: Text,
  kind: oneOf(poolKinds),
  resourceId: Id,
  resourceZh: Text,
  resourceEn: Text,
  channel: Text,
  moves: Type.Integer(),
  because: Text,
  acts: Type.Array(oneOf(bookingActsOpen)),
  personName: Type.String(personal('booking.contacts.person_name', 'staff')),
  phone: Type.String(personal('booking.contacts.phone')),
  address: Type.String(personal('booking.contacts.address')),
  note: Type.String(personal('booking.contacts.note', 'staff')),
  version: Type.Integer(),
});
export type SheetLine = Static<typeof SheetLine>;

/** A resource with its plan, for who plans. */
export const PlannedResource = Type.Object({
  id: Id,
  poolId: Id,
  nameZh: Text,
  nameEn: Text,
  titleZh: Text,
  titleEn: Text,
  spotZh: Text,
  capacity: Type.Integer(),
  weekly: Type.Array(WeeklyHours),
  active: Type.Boolean(),
  version: Type.Integer(),
  exceptions: Type.Array(
    Type.Object({
      id: Id,
      kind: oneOf(['closed', 'open']),
      from: Instant,
      until: Instant,
      reasonZh: Text,
    }),
  ),
});
export type PlannedResource = Static<typeof PlannedResource>;

/** A pool with its rules, for who plans. */
export const PlannedPool = Type.Object({
  id: Id,
  kind: oneOf(poolKinds),
  nameZh: Text,
  nameEn: Text,
  siteZh: Text,
  siteEn: Text,
  hintZh: Text,
  hintEn: Text,
  slotMinutes: Type.Integer(),
  beforeMinutes: Type.Integer(),
  afterMinutes: Type.Integer(),
  noticeMinutes: Type.Integer(),
  horizonDays: Type.Integer(),
  onHolidays: oneOf(['closed', 'open']),
  makeUpWeekday: Type.Integer(),
  needsApproval: Type.Boolean(),
  active: Type.Boolean(),
  resources: Type.Array(PlannedResource),
});
export type PlannedPool = Static<typeof PlannedPool>;

/** What of a pool is changed on screen. */
export const PoolChange = Type.Object({
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ minLength: 1, maxLength: 80 }),
  hintZh: Type.String({ maxLength: 200 }),
  hintEn: Type.String({ maxLength: 300 }),
  slotMinutes: Type.Integer({ minimum: 5, maximum: 480 }),
  beforeMinutes: Type.Integer({ minimum: 0, maximum: 240 }),
  afterMinutes: Type.Integer({ minimum: 0, maximum: 240 }),
  noticeMinutes: Type.Integer({ minimum: 0, maximum: 20_160 }),
  horizonDays: Type.Integer({ minimum: 0, maximum: 120 }),
  onHolidays: oneOf(['closed', 'open']),
  makeUpWeekday: Type.Integer({ minimum: 0, maximum: 6 }),
  needsApproval: Type.Boolean(),
  active: Type.Boolean(),
});
export type PoolChange = Static<typeof PoolChange>;

/** What of a resource is changed on screen. */
export const ResourceChange = Type.Object({
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ minLength: 1, maxLength: 80 }),
  titleZh: Type.String({ maxLength: 40 }),
  titleEn: Type.String({ maxLength: 80 }),
  spotZh: Type.String({ maxLength: 40 }),
  capacity: Type.Integer({ minimum: 1, maximum: 500 }),
  weekly: Type.Array(WeeklyHours, { maxItems: 42 }),
  active: Type.Boolean(),
});
export type ResourceChange = Static<typeof ResourceChange>;

/** A time that differs from the plan. */
export const ExceptionInput = Type.Object({
  kind: oneOf(['closed', 'open']),
  from: Instant,
  until: Instant,
  reasonZh: Type.String({ minLength: 1, maxLength: 60 }),
});
export type ExceptionInput = Static<typeof ExceptionInput>;

/** A booking that a closing would break, and what can be done for its person. */
export const Affected = Type.Object({
  bookingId: Id,
  number: Text,
  state: oneOf(bookingStates),
  from: Instant,
  personName: Type.String(personal('booking.contacts.person_name', 'staff')),
  phone: Type.String(personal('booking.contacts.phone')),
  /** An equal of the pool that is free at the same time. */
  moveTo: nullable(Id),
  moveToZh: nullable(Text),
  moveToEn: nullable(Text),
  /** The next free time of the pool, where nobody is free at the same. */
  alternative: nullable(Instant),
  alternativeZh: nullable(Text),
  alternativeEn: nullable(Text),
});
export type Affected = Static<typeof Affected>;

/** What was done for those whom a closing broke. */
export const ClosingDone = Type.Object({
  moved: Type.Integer(),
  offered: Type.Integer(),
  cancelled: Type.Integer(),
});
export type ClosingDone = Static<typeof ClosingDone>;

/** A bar as the desk sees it. */
export const BarLine = Type.Object({
  id: Id,
  personName: Type.String(personal('booking.contacts.person_name', 'staff')),
  since: Instant,
  until: Instant,
  missed: Type.Integer(),
  liftedAt: nullable(Instant),
  liftedBecause: Text,
});
export type BarLine = Static<typeof BarLine>;

/** Figures of a pool over some days. */
export const PoolFigures = Type.Object({
  poolId: Id,
  poolZh: Text,
  poolEn: Text,
  booked: Type.Integer(),
  came: Type.Integer(),
  noShows: Type.Integer(),
  cancelled: Type.Integer(),
  /** Of 100 who should have come, how many did not; null without any. */
  noShowShare: nullable(Type.Number()),
  tickets: Type.Integer(),
  served: Type.Integer(),
  left: Type.Integer(),
  waitMedianMinutes: nullable(Type.Number()),
  waitLongMinutes: nullable(Type.Number()),
  serviceMedianMinutes: nullable(Type.Number()),
  /** Of 100 spans told, how many held. */
  keptShare: nullable(Type.Number()),
});
export type PoolFigures = Static<typeof PoolFigures>;

/** A day's figures, for the chart. */
export const DayFigures = Type.Object({
  day: Text,
  booked: Type.Integer(),
  noShows: Type.Integer(),
  tickets: Type.Integer(),
  waitMedianMinutes: nullable(Type.Number()),
});
export type DayFigures = Static<typeof DayFigures>;

/** A visit at home, for who drives there. */
export const VisitLine = Type.Object({
  id: Id,
  state: oneOf(bookingStates),
  from: Instant,
  until: Instant,
  poolZh: Text,
  poolEn: Text,
  resourceZh: Text,
  resourceEn: Text,
  personName: Type.String(personal('booking.contacts.person_name', 'staff')),
  phone: Type.String(personal('booking.contacts.phone', 'staff')),
  address: Type.String(personal('booking.contacts.address', 'staff')),
  note: Type.String(personal('booking.contacts.note', 'staff')),
  acts: Type.Array(oneOf(bookingActsOpen)),
});
export type VisitLine = Static<typeof VisitLine>;

export { Day };
