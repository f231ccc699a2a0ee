/** The door of the module Assisted service: what other modules may call. */
export { enter } from './service.ts';
