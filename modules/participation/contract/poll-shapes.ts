/** Shapes of votes. */
import { Id, Instant, nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { pollStates } from './states.ts';
import { secrecies } from './words.ts';

const Text = Type.String();

/** Something to be chosen. */
export const PollOption = Type.Object({
  code: Type.String({ pattern: '^[a-z0-9]{1,12}$' }),
  text: Type.String({ minLength: 1, maxLength: 120 }),
});
export type PollOption = Static<typeof PollOption>;

/** The published count. */
export const PollResult = Type.Object({
  /** Residents with a voice when the vote closed. */
  eligible: Type.Integer(),
  /** Who used it. */
  voices: Type.Integer(),
  online: Type.Integer(),
  paper: Type.Integer(),
  /** Papers signed by telephone whose ballot never came. */
  notCast: Type.Integer(),
  spoiled: Type.Integer(),
  /** Valid ballots. */
  ballots: Type.Integer(),
  options: Type.Array(Type.Object({ code: Text, text: Text, count: Type.Integer() })),
  villages: Type.Array(
    Type.Object({
      villageId: Text,
      villageName: Text,
      eligible: Type.Integer(),
      voices: Type.Integer(),
    }),
  ),
  /** Digest (SHA-256) of all receipts with their choices, in the order of the receipts: what the ledger holds. */
  ballotsDigest: Text,
});
export type PollResult = Static<typeof PollResult>;

/** A vote as anybody sees it. */
export const PublicPoll = Type.Object({
  number: Text,
  title: Text,
  lead: Text,
  options: Type.Array(PollOption),
  chooseMost: Type.Integer(),
  secrecy: oneOf(secrecies),
  villages: Type.Array(Text),
  minAge: Type.Integer(),
  withPaper: Type.Boolean(),
  opensAt: Instant,
  closesAt: Instant,
  state: oneOf(pollStates),
  reason: Text,
  /** How many voices were used so far; which way they went is not known before the count. */
  voices: Type.Integer(),
  result: nullable(PollResult),
  publishedAt: nullable(Instant),
});
export type PublicPoll = Static<typeof PublicPoll>;

/** A village's paper ballots. */
export const PaperState = Type.Object({
  villageId: Text,
  villageName: Text,
  round: Type.Integer(),
  /** Residents marked as having voted on paper. */
  voters: Type.Integer(),
  entries: Type.Integer(),
  /** Whether whoever looks has counted this round. */
  mine: Type.Boolean(),
  agreed: nullable(Type.Boolean()),
  ballots: nullable(Type.Integer()),
  spoiled: nullable(Type.Integer()),
});
export type PaperState = Static<typeof PaperState>;

/** A vote on the desk. */
export const DeskPoll = Type.Object({
  id: Text,
  ...PublicPoll.properties,
  villageIds: Type.Array(Text),
  eligible: Type.Integer(),
  version: Type.Integer(),
  acts: Type.Array(Text),
});
export type DeskPoll = Static<typeof DeskPoll>;

/** What a vote is drawn up with. */
export const PollInput = Type.Object({
  title: Type.String({ minLength: 4, maxLength: 80 }),
  lead: Type.String({ minLength: 10, maxLength: 1000 }),
  options: Type.Array(PollOption, { minItems: 2, maxItems: 20 }),
  chooseMost: Type.Integer({ minimum: 1, maximum: 20 }),
  secrecy: oneOf(secrecies),
  villageIds: Type.Array(Id, { maxItems: 100, uniqueItems: true }),
  minAge: Type.Integer({ minimum: 0, maximum: 120 }),
  withPaper: Type.Boolean(),
  opensAt: Instant,
  closesAt: Instant,
});
export type PollInput = Static<typeof PollInput>;
