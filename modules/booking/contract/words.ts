/** Words of the contract that both schemas and screens need. */
import { bookingMoves, type BookingAct } from './states.ts';

export { bookingStates, poolKinds, ticketStates, waitStates } from './states.ts';

/** Every act on a booking, as screens get those that are open. */
export const bookingActsOpen: readonly BookingAct[] = [
  ...new Set(bookingMoves.map(({ act }) => act)),
];

/** What gives a ticket its place. */
export const favours = ['green', 'booked', 'none'] as const;
