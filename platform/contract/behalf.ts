/** What one person may do for another, and how an operation says that it may be done so. Browser-safe. */

/**
 * Kinds of what a relative or a clerk does for a resident (代办): a report, an application, a booking, a payment, care at
 * home; `look` reads the person's own things of any kind and changes nothing.
 */
export const actKinds = ['report', 'services', 'booking', 'payment', 'care', 'look'] as const;
export type ActKind = (typeof actKinds)[number];

/**
 * Of an operation: the kind under which it may be done for somebody else, or `self`: always about who is signed in, even
 * while acting for another. An operation that says nothing is refused to who acts for another (`only-oneself`); a public
 * one is about nobody and goes through.
 */
export type OnBehalf = ActKind | 'self';

/** The header by which a request says for whom it is made: the person's id, or `self`. */
export const onBehalfHeader = 'x-on-behalf-of';
