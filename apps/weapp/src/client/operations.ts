/** The operations that the mini-program uses, out of the contracts of the modules. */
import { api as booking } from '#modules/booking/contract/index.ts';
import { api as messages } from '#modules/messages/contract/index.ts';
import { api as people } from '#modules/people/contract.ts';
import { api as reports } from '#modules/reports/contract/index.ts';
import { api as services } from '#modules/services/contract/index.ts';

export const operations = {
  reports: reports.operations,
  services: services.operations,
  booking: booking.operations,
  messages: messages.operations,
  people: people.operations,
} as const;
