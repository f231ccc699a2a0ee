/** The door of the module of sharing. */
export { birthDayOf } from './service/birth-day.ts';
