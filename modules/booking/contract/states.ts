/** The roads of a booking, a waiting and a ticket, as tables: service, screens and tests read them. Browser-safe. */

/** Where a booking stands. The first four take the time of resource and person; `left` on are ends. */
export const bookingStates = [
  'held',
  'pending',
  'confirmed',
  'arrived',
  'served',
  'left',
  'noShow',
  'excused',
  'cancelled',
  'refused',
  'expired',
] as const;
export type BookingState = (typeof bookingStates)[number];

/** States that take the time of the resource and of the person, as the database's constraints see it. */
export const takingStates = [
  'held',
  'pending',
  'confirmed',
  'arrived',
] as const satisfies readonly BookingState[];

/** Who acts on a booking: the person concerned (or who acts for the person), the desk, the house itself. */
export type BookingParty = 'person' | 'desk' | 'clock';

/** Everything that can happen to a booking. */
export const bookingMoves = [
  { act: 'confirm', from: 'held', to: 'confirmed', by: 'person' },
  { act: 'confirm', from: 'held', to: 'confirmed', by: 'desk' },
  { act: 'request', from: 'held', to: 'pending', by: 'person' },
  { act: 'request', from: 'held', to: 'pending', by: 'desk' },
  { act: 'expire', from: 'held', to: 'expired', by: 'clock' },
  { act: 'approve', from: 'pending', to: 'confirmed', by: 'desk' },
  { act: 'refuse', from: 'pending', to: 'refused', by: 'desk' },
  { act: 'expire', from: 'pending', to: 'expired', by: 'clock' },
  { act: 'move', from: 'pending', to: 'pending', by: 'person' },
  { act: 'move', from: 'confirmed', to: 'confirmed', by: 'person' },
  { act: 'move', from: 'pending', to: 'pending', by: 'desk' },
  { act: 'move', from: 'confirmed', to: 'confirmed', by: 'desk' },
  { act: 'cancel', from: 'held', to: 'cancelled', by: 'person' },
  { act: 'cancel', from: 'pending', to: 'cancelled', by: 'person' },
  { act: 'cancel', from: 'confirmed', to: 'cancelled', by: 'person' },
  { act: 'cancel', from: 'held', to: 'cancelled', by: 'desk' },
  { act: 'cancel', from: 'pending', to: 'cancelled', by: 'desk' },
  { act: 'cancel', from: 'confirmed', to: 'cancelled', by: 'desk' },
  { act: 'arrive', from: 'confirmed', to: 'arrived', by: 'person' },
  { act: 'arrive', from: 'confirmed', to: 'arrived', by: 'desk' },
  { act: 'serve', from: 'arrived', to: 'served', by: 'desk' },
  { act: 'leave', from: 'arrived', to: 'left', by: 'person' },
  { act: 'leave', from: 'arrived', to: 'left', by: 'desk' },
  { act: 'leave', from: 'arrived', to: 'left', by: 'clock' },
  { act: 'miss', from: 'confirmed', to: 'noShow', by: 'clock' },
  { act: 'finish', from: 'confirmed', to: 'served', by: 'clock' },
  { act: 'finish', from: 'arrived', to: 'served', by: 'clock' },
  { act: 'excuse', from: 'noShow', to: 'excused', by: 'desk' },
] as const satisfies readonly {
  readonly act: string;
  readonly from: BookingState;
  readonly to: BookingState;
  readonly by: BookingParty;
}[];
export type BookingAct = (typeof bookingMoves)[number]['act'];

/** States in which a person may still move a booking. */
export const movableStates: readonly BookingState[] = bookingMoves
  .filter(({ act, by }) => act === 'move' && by === 'person')
  .map(({ from }) => from);

/** Where a waiting stands. */
export const waitStates = ['waiting', 'offered', 'taken', 'passed', 'withdrawn', 'over'] as const;
export type WaitState = (typeof waitStates)[number];

/** Where a ticket stands. */
export const ticketStates = ['waiting', 'called', 'served', 'left'] as const;
export type TicketState = (typeof ticketStates)[number];

/** Everything that can happen to a ticket. `miss` puts it back into the queue, or ends it when the rule says so. */
export const ticketMoves = [
  { act: 'call', from: 'waiting', to: 'called' },
  { act: 'again', from: 'called', to: 'called' },
  { act: 'done', from: 'called', to: 'served' },
  { act: 'miss', from: 'called', to: 'waiting' },
  { act: 'giveUp', from: 'called', to: 'left' },
  { act: 'transfer', from: 'called', to: 'waiting' },
  { act: 'favour', from: 'waiting', to: 'waiting' },
  { act: 'leave', from: 'waiting', to: 'left' },
  { act: 'leave', from: 'called', to: 'left' },
] as const satisfies readonly {
  readonly act: string;
  readonly from: TicketState;
  readonly to: TicketState;
}[];
export type TicketAct = (typeof ticketMoves)[number]['act'];

/** Kinds of what can be booked. */
export const poolKinds = ['doctor', 'window', 'room', 'visit'] as const;
export type PoolKind = (typeof poolKinds)[number];
