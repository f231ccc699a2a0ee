/** The door of the module of the working calendar. */
export { calendarChanged, working } from './service/working.ts';
export { type OwnCalendar, setUpCalendar } from './service/set-up.ts';
