/** The door of the module of the working calendar. */
export { working } from './service/working.ts';
export { type OwnCalendar, setUpCalendar } from './service/set-up.ts';
