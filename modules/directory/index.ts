/** The door of the module Directory: what other modules may call. */
export { enter } from './service.ts';
