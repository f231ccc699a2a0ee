/** Votes: one voice a verified resident, secret or open, by telephone or on paper, with a published count. */
import {
  defineApi,
  Id,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  Type,
} from '#platform/contract/index.ts';
import { DeskPoll, PaperState, PollInput, PublicPoll } from './poll-shapes.ts';
import { pollStates } from './states.ts';
import { eligibilities } from './words.ts';

export * from './poll-shapes.ts';

const Text = Type.String();
const byNumber = Type.Object({ number: Type.String({ maxLength: 40 }) });
const byId = Type.Object({ pollId: Id });
const Version = Type.Integer({ minimum: 1 });
const Choices = Type.Array(Type.String({ maxLength: 20 }), {
  minItems: 1,
  maxItems: 20,
  uniqueItems: true,
});
const Hex = Type.String({ pattern: '^[0-9a-f]{16,1024}$' });

export const pollOperations = defineApi('participation', {
  publicPolls: {
    method: 'GET',
    path: '/public/polls',
    summary: 'Votes that are open, being counted or published',
    permission: 'public',
    query: Type.Object({ ...paging }),
    reply: pageOf(PublicPoll),
  },
  publicPoll: {
    method: 'GET',
    path: '/public/polls/:number',
    summary: 'One vote, with the own voice where somebody is signed in',
    permission: 'public',
    params: byNumber,
    reply: Type.Object({
      poll: PublicPoll,
      own: Type.Object({
        eligibility: oneOf(eligibilities),
        voted: Type.Boolean(),
        /** Of an open vote; the receipt of a secret one is known to the voter alone. */
        receipt: nullable(Text),
      }),
      /** Code of the town: goes along with a ballot that is cast without a session. */
      town: Text,
      publicKey: nullable(Type.Object({ n: Text, e: Text })),
    }),
    problems: ['poll-unknown'],
  },
  signBallotPaper: {
    method: 'POST',
    path: '/polls/:number/ballot-paper',
    summary: 'Use the own voice in a secret vote: the blinded ballot paper is signed unread, once',
    permission: 'signedIn',
    params: byNumber,
    body: Type.Object({ blinded: Hex }),
    reply: Type.Object({ signature: Text }),
    problems: [
      'poll-unknown',
      'poll-not-open',
      'voice-not-held',
      'voice-used',
      'vote-in-person',
      'too-many-requests',
    ],
  },
  castBallot: {
    method: 'POST',
    path: '/polls/:number/ballots',
    summary:
      'Put a signed ballot paper into the urn of a secret vote; nobody is signed in for that',
    permission: 'public',
    params: byNumber,
    body: Type.Object({ token: Hex, signature: Hex, choices: Choices }),
    reply: Type.Object({ receipt: Text }),
    problems: [
      'poll-unknown',
      'poll-not-open',
      'ballot-forged',
      'ballot-in-urn',
      'choices-wrong',
      'too-many-requests',
    ],
  },
  voteOpenly: {
    method: 'POST',
    path: '/polls/:number/open-ballot',
    summary: 'Vote in an open vote',
    permission: 'signedIn',
    params: byNumber,
    body: Type.Object({ choices: Choices }),
    reply: Type.Object({ receipt: Text }),
    problems: [
      'poll-unknown',
      'poll-not-open',
      'voice-not-held',
      'voice-used',
      'vote-in-person',
      'choices-wrong',
      'too-many-requests',
    ],
  },
  pollReceipts: {
    method: 'GET',
    path: '/public/polls/:number/receipts',
    summary: 'The receipts of all ballots in a published count: everybody finds the own one',
    permission: 'public',
    params: byNumber,
    reply: Type.Object({ items: Type.Array(Text), ledger: nullable(Text) }),
    problems: ['poll-unknown', 'poll-not-published'],
  },
  polls: {
    method: 'GET',
    path: '/polls',
    summary: 'Votes on the desk, newest first',
    permission: 'participation.read',
    query: Type.Object({ state: Type.Optional(oneOf(pollStates)), ...paging }),
    reply: pageOf(DeskPoll),
  },
  draftPoll: {
    method: 'POST',
    path: '/polls',
    summary: 'Draw up a vote',
    permission: 'participation.manage',
    body: PollInput,
    reply: DeskPoll,
    status: 201,
    problems: ['options-wrong', 'times-wrong', 'no-such-village'],
  },
  changePoll: {
    method: 'PUT',
    path: '/polls/:pollId',
    summary: 'Change a vote that is not open yet',
    permission: 'participation.manage',
    params: byId,
    body: Type.Object({ ...PollInput.properties, version: Version }),
    reply: DeskPoll,
    problems: [
      'not-found',
      'poll-elsewhere',
      'changed-meanwhile',
      'options-wrong',
      'times-wrong',
      'no-such-village',
    ],
  },
  movePoll: {
    method: 'POST',
    path: '/polls/:pollId/moves',
    summary: 'Open, cancel or publish a vote; what is published is entered in the ledger',
    permission: 'participation.manage',
    params: byId,
    body: Type.Object({
      act: oneOf(['open', 'cancel', 'publish']),
      reason: Type.String({ maxLength: 300 }),
      version: Version,
    }),
    reply: DeskPoll,
    problems: [
      'not-found',
      'poll-elsewhere',
      'changed-meanwhile',
      'times-wrong',
      'say-the-reason',
      'paper-open',
    ],
  },
  paper: {
    method: 'GET',
    path: '/polls/:pollId/paper',
    summary: 'How far the paper ballots of each village are counted',
    permission: 'participation.paper',
    params: byId,
    reply: Type.Object({ items: Type.Array(PaperState) }),
    problems: ['not-found'],
  },
  paperVoters: {
    method: 'GET',
    path: '/polls/:pollId/paper-voters',
    summary: 'The roll of a village for the meeting: who may still take a paper ballot',
    permission: 'participation.paper',
    params: byId,
    query: Type.Object({ villageId: Id, ...paging }),
    reply: pageOf(
      Type.Object({
        residentId: Text,
        name: Type.String(personal('participation.residents.name', 'staff')),
        bornOn: Type.String(personal('participation.residents.born_on')),
        /** `online` or `paper` where the voice is used. */
        used: nullable(oneOf(['online', 'paper'])),
      }),
    ),
    problems: ['not-found'],
  },
  markPaperVoter: {
    method: 'POST',
    path: '/polls/:pollId/paper-voters',
    summary: 'Hand a paper ballot to a resident: the voice is used',
    permission: 'participation.paper',
    params: byId,
    body: Type.Object({ residentId: Id }),
    reply: Type.Object({ voters: Type.Integer() }),
    problems: ['not-found', 'poll-not-open', 'paper-not-planned', 'voice-not-held', 'voice-used'],
  },
  countPaper: {
    method: 'POST',
    path: '/polls/:pollId/paper-counts',
    summary: 'Enter what one counted; a second clerk counts without seeing it, and both must agree',
    permission: 'participation.paper',
    params: byId,
    body: Type.Object({
      villageId: Id,
      counts: Type.Record(
        Type.String({ maxLength: 12 }),
        Type.Integer({ minimum: 0, maximum: 100_000 }),
      ),
      ballots: Type.Integer({ minimum: 0, maximum: 100_000 }),
      spoiled: Type.Integer({ minimum: 0, maximum: 100_000 }),
    }),
    reply: PaperState,
    problems: [
      'not-found',
      'paper-not-planned',
      'paper-too-early',
      'paper-counted',
      'paper-agreed',
      'paper-sum',
      'paper-too-many',
    ],
  },
  pollSheet: {
    method: 'GET',
    path: '/polls/:pollId/export',
    summary: 'The count with turnout by village as XLSX',
    permission: 'participation.read',
    params: byId,
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    problems: ['not-found', 'poll-not-published'],
  },
});
