/** Row types of the module. */
import type { WeeklyHours } from '../contract/plans.ts';
import type { BookingRules } from '../contract/settings.ts';
import type { BookingState, PoolKind, TicketState, WaitState } from '../contract/states.ts';

export interface SettingsRow {
  tenantId: string;
  rules: BookingRules;
  version: number;
  changedAt: Date;
}

export interface SiteRow {
  id: string;
  tenantId: string;
  code: string;
  nameZh: string;
  nameEn: string;
  locationZh: string;
  publicPhone: string;
  screenToken: string;
  sortOrder: number;
  active: boolean;
}

export interface PoolRow {
  id: string;
  tenantId: string;
  siteId: string;
  departmentId: string | null;
  kind: PoolKind;
  nameZh: string;
  nameEn: string;
  hintZh: string;
  hintEn: string;
  letter: string;
  slotMinutes: number;
  beforeMinutes: number;
  afterMinutes: number;
  noticeMinutes: number;
  horizonDays: number;
  onHolidays: 'closed' | 'open';
  makeUpWeekday: number;
  needsApproval: boolean;
  asksAddress: boolean;
  queued: boolean;
  sortOrder: number;
  active: boolean;
}

export interface ResourceRow {
  id: string;
  tenantId: string;
  poolId: string;
  personId: string | null;
  nameZh: string;
  nameEn: string;
  titleZh: string;
  titleEn: string;
  spotZh: string;
  capacity: number;
  weekly: WeeklyHours[];
  sortOrder: number;
  active: boolean;
  version: number;
}

/** An exception as it is read: its range as two instants. */
export interface ExceptionRow {
  id: string;
  resourceId: string;
  kind: 'closed' | 'open';
  from: Date;
  until: Date;
  reasonZh: string;
}

/** A booking as it is read: its ranges as instants. */
export interface BookingRow {
  id: string;
  tenantId: string;
  number: string;
  poolId: string;
  resourceId: string;
  departmentId: string | null;
  personId: string | null;
  personKey: string;
  state: BookingState;
  exclusive: boolean;
  from: Date;
  until: Date;
  occupiedFrom: Date;
  occupiedUntil: Date;
  anyOfPool: boolean;
  expiresAt: Date | null;
  channel: string;
  madeBy: string | null;
  replacesId: string | null;
  endedBecause: string;
  moves: number;
  madeAt: Date;
  confirmedAt: Date | null;
  arrivedAt: Date | null;
  settledAt: Date | null;
  version: number;
}

export interface ContactRow {
  bookingId: string;
  tenantId: string;
  personId: string | null;
  departmentId: string | null;
  personName: string;
  phone: string;
  phoneTail: string;
  address: string;
  note: string;
  keptFrom: Date;
}

export interface WaitRow {
  id: string;
  tenantId: string;
  poolId: string;
  resourceId: string | null;
  day: string;
  personId: string;
  state: WaitState;
  bookingId: string | null;
  joinedAt: Date;
  settledAt: Date | null;
}

export interface BarRow {
  id: string;
  tenantId: string;
  personId: string | null;
  personKey: string;
  since: Date;
  until: Date;
  missed: number;
  liftedAt: Date | null;
  liftedBy: string | null;
  liftedBecause: string;
}

export interface QueueRow {
  tenantId: string;
  poolId: string;
  day: string;
  given: number;
  calls: number;
  favoured: number;
}

export interface TicketRow {
  id: string;
  tenantId: string;
  siteId: string;
  poolId: string;
  firstPoolId: string;
  departmentId: string | null;
  day: string;
  number: string;
  token: string;
  bookingId: string | null;
  personId: string | null;
  shownName: string;
  favour: 'green' | 'booked' | 'none';
  greenBecause: string;
  state: TicketState;
  turnAt: Date;
  notBeforeCall: number;
  calls: number;
  misses: number;
  windowId: string | null;
  channel: string;
  takenAt: Date;
  calledAt: Date | null;
  settledAt: Date | null;
  toldLowMinutes: number | null;
  toldHighMinutes: number | null;
}

export interface BookingTables {
  'booking.settings': SettingsRow;
  'booking.revisions': { tenantId: string; revision: number };
  'booking.sites': SiteRow;
  'booking.pools': PoolRow;
  'booking.resources': ResourceRow;
  'booking.contacts': ContactRow & { phoneIndex?: string | null };
  'booking.waits': WaitRow;
  'booking.bars': BarRow;
  'booking.queues': QueueRow;
  'booking.tickets': TicketRow;
}
