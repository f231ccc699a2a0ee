/** Words that stand for kinds: screens translate them, rules count with them. Browser-safe. */

/** What a suggestion is about. */
export const topics = [
  'roads',
  'environment',
  'publicPlaces',
  'education',
  'health',
  'elderly',
  'agriculture',
  'transport',
  'safety',
  'services',
  'other',
] as const;
export type Topic = (typeof topics)[number];

/** Why words are not published. */
export const refusalReasons = [
  'personalData',
  'insult',
  'notASuggestion',
  'individualCase',
  'advertising',
  'falsehood',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What a department does with a suggestion. */
export const outcomes = ['adopted', 'partlyAdopted', 'planned', 'explained', 'notAdopted'] as const;
export type Outcome = (typeof outcomes)[number];

/** How ballots are kept. */
export const secrecies = ['secret', 'open'] as const;
export type Secrecy = (typeof secrecies)[number];

/** Why somebody has no voice in a vote; `yes`: has one. */
export const eligibilities = [
  'yes',
  'signedOut',
  'notVerified',
  'movedAway',
  'tooYoung',
  'otherVillage',
] as const;
export type Eligibility = (typeof eligibilities)[number];

/** What moved points. */
export const entryKinds = ['earn', 'takeBack', 'spend', 'refund', 'expire'] as const;
export type EntryKind = (typeof entryKinds)[number];
