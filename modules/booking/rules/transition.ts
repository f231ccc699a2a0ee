/** What may happen to bookings and tickets: read from the tables of moves, nowhere else. */
import {
  type BookingAct,
  bookingMoves,
  type BookingParty,
  type BookingState,
  type TicketAct,
  ticketMoves,
  type TicketState,
} from '../contract/states.ts';

/** The state after an act; null where the act is not open to that party in that state. */
export function bookingAfter(
  state: BookingState,
  act: BookingAct,
  by: BookingParty,
): BookingState | null {
  const move = bookingMoves.find((one) => one.from === state && one.act === act && one.by === by);
  return move?.to ?? null;
}

/** The acts open to a party. */
export function bookingActs(state: BookingState, by: BookingParty): BookingAct[] {
  return bookingMoves.filter((one) => one.from === state && one.by === by).map(({ act }) => act);
}

/** The state of a ticket after an act; null where it is not open. */
export function ticketAfter(state: TicketState, act: TicketAct): TicketState | null {
  return ticketMoves.find((one) => one.from === state && one.act === act)?.to ?? null;
}
