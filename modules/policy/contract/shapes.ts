/** What readers are given of policies. */
import { Id, Instant, nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { Day, EligibilityQuestion, PolicyContent } from './content.ts';
import { draftStates } from './states.ts';
import { outcomes, policyLevels, policyTopics, policyValidities } from './words.ts';

const Text = Type.String();

/** A piece of text; `hit` pieces are marked. */
export const Marked = Type.Array(Type.Object({ text: Text, hit: Type.Boolean() }));

/** One line of a list of policies. */
export const PolicyLine = Type.Object({
  code: Text,
  title: Text,
  issuer: Text,
  documentNumber: Text,
  level: oneOf(policyLevels),
  topics: Type.Array(oneOf(policyTopics)),
  validity: oneOf(policyValidities),
  effectiveOn: nullable(Day),
  summary: Type.Array(Text),
});
export type PolicyLine = Static<typeof PolicyLine>;

/** A policy that answers a search. */
export const SearchHit = Type.Object({
  ...PolicyLine.properties,
  markedTitle: Marked,
  markedText: Marked,
  /** Where in the full text it stands; empty for the beginning. */
  anchor: Text,
  heading: Text,
  score: Type.Number(),
});
export type SearchHit = Static<typeof SearchHit>;

export const SearchAnswer = Type.Object({
  items: Type.Array(SearchHit),
  total: Type.Integer(),
  page: Type.Integer(),
  pages: Type.Integer(),
  /** How the question was understood when not as typed: pinyin, a slip. */
  readAs: nullable(Text),
  /** Proposed instead, without being searched. */
  didYouMean: nullable(Text),
  /** Other words that were searched too. */
  alsoSearched: Type.Array(Text),
  /** Nothing fits well: what is listed is only near. */
  poor: Type.Boolean(),
  counts: Type.Object({
    topics: Type.Array(Type.Object({ topic: oneOf(policyTopics), count: Type.Integer() })),
    validities: Type.Array(
      Type.Object({ validity: oneOf(policyValidities), count: Type.Integer() }),
    ),
  }),
});
export type SearchAnswer = Static<typeof SearchAnswer>;

/** A published version: when, and what changed. */
export const VersionLine = Type.Object({
  version: Type.Integer(),
  publishedAt: Instant,
  note: Text,
});

/** A policy as residents read it. */
export const PolicyView = Type.Object({
  ...PolicyContent.properties,
  code: Text,
  eligibility: Type.Object({ offered: Type.Boolean() }),
  validity: oneOf(policyValidities),
  repealedOn: nullable(Day),
  repealedBy: Text,
  publishedAt: Instant,
  versions: Type.Array(VersionLine),
  relatedPolicies: Type.Array(
    Type.Object({ code: Text, title: Text, validity: oneOf(policyValidities) }),
  ),
});
export type PolicyView = Static<typeof PolicyView>;

/** The next question, or the end. */
export const EligibilityStep = Type.Object({
  question: nullable(Type.Object(EligibilityQuestion.properties)),
  verdict: nullable(
    Type.Object({ outcome: oneOf(outcomes), sentence: Text, bring: Type.Array(Text) }),
  ),
  /** Questions answered so far that count, and at most to come. */
  answered: Type.Integer(),
  most: Type.Integer(),
});
export type EligibilityStep = Static<typeof EligibilityStep>;

/** What somebody follows. */
export const Subscription = Type.Object({
  kind: oneOf(['policy', 'topic']),
  subject: Text,
  title: Text,
});
export type Subscription = Static<typeof Subscription>;

/** One line of the console's list. */
export const ConsoleLine = Type.Object({
  id: Id,
  code: Text,
  title: Text,
  issuer: Text,
  documentNumber: Text,
  level: oneOf(policyLevels),
  topics: Type.Array(oneOf(policyTopics)),
  draftState: oneOf(draftStates),
  isPublic: Type.Boolean(),
  validity: nullable(oneOf(policyValidities)),
  effectiveOn: nullable(Day),
  expiresOn: nullable(Day),
  publishedVersion: Type.Integer(),
  updatedAt: Instant,
});
export type ConsoleLine = Static<typeof ConsoleLine>;
