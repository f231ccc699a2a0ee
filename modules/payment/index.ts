/** The door of the module Payment: what other modules may call. */
export { enter } from './service.ts';
