/** Suggestions, support for them, and answers in public. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { suggestionStates } from './states.ts';
import { outcomes, refusalReasons, topics } from './words.ts';

const Text = Type.String();
const byNumber = Type.Object({ number: Type.String({ maxLength: 40 }) });
const byId = Type.Object({ suggestionId: Id });
const Title = Type.String({ minLength: 4, maxLength: 60 });
const Body = Type.String({ minLength: 10, maxLength: 1000 });
const Version = Type.Integer({ minimum: 1 });

/** A suggestion as anybody sees it. */
export const PublicSuggestion = Type.Object({
  number: Text,
  title: Text,
  body: Text,
  topic: oneOf(topics),
  villageName: Text,
  state: oneOf(suggestionStates),
  departmentName: Text,
  supporters: Type.Integer(),
  publishedAt: Instant,
  dueAt: nullable(Instant),
  outcome: Text,
  answer: Text,
  answeredAt: nullable(Instant),
  inTime: nullable(Type.Boolean()),
});
export type PublicSuggestion = Static<typeof PublicSuggestion>;

/** A suggestion as its author sees it. */
export const OwnSuggestion = Type.Object({
  number: Text,
  title: Type.String(personal('participation.suggestions.title', 'own')),
  state: oneOf(suggestionStates),
  reason: Text,
  reasonWords: Text,
  departmentName: Text,
  supporters: Type.Integer(),
  createdAt: Instant,
  dueAt: nullable(Instant),
  mayWithdraw: Type.Boolean(),
});
export type OwnSuggestion = Static<typeof OwnSuggestion>;

/** What the machine found in words: kinds and how many. */
export const TextFinding = Type.Object({ kind: Text, count: Type.Integer() });
export type TextFinding = Static<typeof TextFinding>;

/** A suggestion on the desk. */
export const DeskSuggestion = Type.Object({
  id: Text,
  number: Text,
  title: Type.String(personal('participation.suggestions.title')),
  body: Type.String(personal('participation.suggestions.body')),
  publicTitle: Text,
  publicBody: Text,
  topic: oneOf(topics),
  villageName: Text,
  findings: Type.Array(TextFinding),
  state: oneOf(suggestionStates),
  reason: Text,
  reasonWords: Text,
  departmentId: nullable(Text),
  departmentName: Text,
  caseId: nullable(Text),
  caseNumber: nullable(Text),
  dueAt: nullable(Instant),
  overdue: Type.Boolean(),
  outcome: Text,
  answer: Text,
  answeredAt: nullable(Instant),
  supporters: Type.Integer(),
  createdAt: Instant,
  version: Type.Integer(),
  acts: Type.Array(Text),
});
export type DeskSuggestion = Static<typeof DeskSuggestion>;

/** Another suggestion that may say the same. */
export const SimilarSuggestion = Type.Object({
  number: Text,
  title: Text,
  state: oneOf(suggestionStates),
  supporters: Type.Integer(),
  likeness: Type.Number(),
});

/** How suggestions stand, counted now. */
export const SuggestionFigures = Type.Object({
  published: Type.Integer(),
  waitingForAnswer: Type.Integer(),
  answered: Type.Integer(),
  answeredInTime: Type.Integer(),
  adopted: Type.Integer(),
  voices: Type.Integer(),
});
export type SuggestionFigures = Static<typeof SuggestionFigures>;

export const suggestionOperations = defineApi('participation', {
  publicSuggestions: {
    method: 'GET',
    path: '/public/suggestions',
    summary: 'Published suggestions with their answers, without personal data',
    permission: 'public',
    query: Type.Object({
      state: Type.Optional(oneOf(['withDepartment', 'answered'])),
      topic: Type.Optional(oneOf(topics)),
      sort: Type.Optional(oneOf(['newest', 'supported'])),
      q: Type.Optional(Type.String({ maxLength: 40 })),
      ...paging,
    }),
    reply: pageOf(PublicSuggestion),
  },
  publicSuggestion: {
    method: 'GET',
    path: '/public/suggestions/:number',
    summary: 'One published suggestion; one that was merged leads to the one that speaks for it',
    permission: 'public',
    params: byNumber,
    reply: Type.Object({
      suggestion: PublicSuggestion,
      mergedFrom: Type.Array(Text),
      supported: Type.Boolean(),
      isOwn: Type.Boolean(),
    }),
    problems: ['suggestion-unknown'],
  },
  suggestionFigures: {
    method: 'GET',
    path: '/public/suggestion-figures',
    summary: 'How many suggestions were published, answered, answered in time, adopted',
    permission: 'public',
    reply: SuggestionFigures,
  },
  suggest: {
    method: 'POST',
    path: '/suggestions',
    summary:
      'Make a suggestion; it is read by a moderator, then published and given to a department',
    permission: 'signedIn',
    onBehalf: 'report',
    body: Type.Object({
      title: Title,
      body: Body,
      topic: oneOf(topics),
      villageId: Type.Optional(Id),
    }),
    reply: Type.Object({ number: Text, findings: Type.Array(TextFinding) }),
    status: 201,
    idempotent: true,
    problems: ['residents-only', 'words-blank', 'no-such-village', 'too-many-requests'],
  },
  ownSuggestions: {
    method: 'GET',
    path: '/suggestions/mine',
    summary: 'The own suggestions, newest first',
    permission: 'signedIn',
    onBehalf: 'report',
    query: Type.Object({ ...paging }),
    reply: pageOf(OwnSuggestion),
  },
  withdrawSuggestion: {
    method: 'POST',
    path: '/suggestions/:number/withdraw',
    summary: 'Take an own suggestion back before it is published',
    permission: 'signedIn',
    onBehalf: 'report',
    params: byNumber,
    reply: Done,
    problems: ['suggestion-unknown', 'suggestion-elsewhere'],
  },
  supportSuggestion: {
    method: 'POST',
    path: '/suggestions/:number/support',
    summary: 'Support a suggestion of somebody else with the own voice, or take the voice back',
    permission: 'signedIn',
    params: byNumber,
    body: Type.Object({ support: Type.Boolean() }),
    reply: Type.Object({ supporters: Type.Integer(), supported: Type.Boolean() }),
    problems: ['suggestion-unknown', 'residents-only', 'own-suggestion', 'too-many-requests'],
  },
  suggestions: {
    method: 'GET',
    path: '/suggestions',
    summary: 'Suggestions on the desk; a department sees its own, whoever moderates sees all',
    permission: 'participation.read',
    query: Type.Object({
      state: Type.Optional(oneOf(suggestionStates)),
      departmentId: Type.Optional(Id),
      q: Type.Optional(Type.String({ maxLength: 40 })),
      ...paging,
    }),
    reply: Type.Object({
      ...pageOf(DeskSuggestion).properties,
      counts: Type.Array(Type.Object({ state: oneOf(suggestionStates), count: Type.Integer() })),
    }),
  },
  similarSuggestions: {
    method: 'GET',
    path: '/suggestions/:suggestionId/similar',
    summary: 'Suggestions that may say the same, most alike first',
    permission: 'participation.moderate',
    params: byId,
    reply: Type.Object({ items: Type.Array(SimilarSuggestion) }),
    problems: ['not-found'],
  },
  publishSuggestion: {
    method: 'POST',
    path: '/suggestions/:suggestionId/publish',
    summary:
      'Publish a suggestion in words without personal data; a case with its deadline is opened for the department',
    permission: 'participation.moderate',
    params: byId,
    body: Type.Object({ title: Title, body: Body, departmentId: Id, version: Version }),
    reply: DeskSuggestion,
    problems: [
      'not-found',
      'suggestion-elsewhere',
      'changed-meanwhile',
      'no-such-department',
      'words-personal',
    ],
  },
  refuseSuggestion: {
    method: 'POST',
    path: '/suggestions/:suggestionId/refuse',
    summary: 'Do not publish a suggestion, or hide one, with the reason that its author is told',
    permission: 'participation.moderate',
    params: byId,
    body: Type.Object({
      reason: oneOf(refusalReasons),
      words: Type.String({ minLength: 4, maxLength: 300 }),
      version: Version,
    }),
    reply: DeskSuggestion,
    problems: ['not-found', 'suggestion-elsewhere', 'changed-meanwhile'],
  },
  mergeSuggestion: {
    method: 'POST',
    path: '/suggestions/:suggestionId/merge',
    summary: 'Let another suggestion speak for this one; supporters count once',
    permission: 'participation.moderate',
    params: byId,
    body: Type.Object({ into: Type.String({ maxLength: 40 }), version: Version }),
    reply: DeskSuggestion,
    problems: [
      'not-found',
      'suggestion-unknown',
      'suggestion-elsewhere',
      'changed-meanwhile',
      'suggestion-merge-wrong',
    ],
  },
  answerSuggestion: {
    method: 'POST',
    path: '/suggestions/:suggestionId/answer',
    summary: 'Answer in public for the department; the case is carried to its end',
    permission: 'participation.answer',
    params: byId,
    body: Type.Object({
      outcome: oneOf(outcomes),
      answer: Type.String({ minLength: 10, maxLength: 2000 }),
      version: Version,
    }),
    reply: DeskSuggestion,
    problems: [
      'not-found',
      'suggestion-elsewhere',
      'changed-meanwhile',
      'department-foreign',
      'words-personal',
    ],
  },
  suggestionSheet: {
    method: 'GET',
    path: '/suggestions/export',
    summary: 'Published suggestions with their answers as XLSX',
    permission: 'participation.read',
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
});
