/** The door of the module Sample: what other modules may call. */
export { enter } from './service.ts';
