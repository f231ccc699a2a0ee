/** The door of the module of sharing. */
export { events as sharingEvents } from './contract/events.ts';
export { birthDayOf } from './service/birth-day.ts';
export { provedAccounts, provedNumber } from './service/identities.ts';
