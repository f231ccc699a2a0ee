/** The door of the module Booking and queue: what other modules may call. */
export { enter } from './service.ts';
