/**
 * What somebody who restricted the use of the own data is told all the same, by telephone too.
 *
 * Restricting (PIPL 44) ends what the town does with the data for its own ends; it is not meant to let a person come in vain, miss a
 * date or not hear of a decision in a matter that the person began with that very number (PIPL 13 (1) 2, 44: "unless laws provide
 * otherwise"). So: what was booked is off, moved, offered or called; what is missing and until when; decisions, with their remedies
 * (Administrative Licensing Law 32, 38, 44); money that goes back; an allowance that stops; who may act in one's name. Not: receipts, progress,
 * reminders, invitations, questions.
 */
const codes: readonly string[] = [
  'booking.refused',
  'booking.unanswered',
  'booking.moved',
  'booking.offer',
  'booking.affected',
  'booking.cancelledByTown',
  'booking.barred',
  'booking.called',
  'service.supplementAsked',
  'service.decided',
  'service.delivered',
  'payment.refunded',
  'care.proofDue',
  'care.suspended',
  'care.nobodyHome',
  'assist.live',
  'assist.ended',
];

const known = new Set(codes);

/** Whether a message is needed in a matter of the person's own. */
export const isOwnMatter = (template: string): boolean => known.has(template);

/** The codes, for a test that each is a template for residents. */
export const ownMatterCodes = codes;
