/** Caring for the search: synonyms, questions without an answer, the language model. */
import {
  Done,
  Id,
  Instant,
  notPersonal,
  nullable,
  type Static,
  Type,
} from '#platform/contract/index.ts';

const Word = Type.String({ minLength: 1, maxLength: 30 });

/** Words that mean the same. */
export const SynonymGroup = Type.Object({
  id: Id,
  words: Type.Array(Word),
  note: Type.String(),
  version: Type.Integer(),
  updatedAt: Instant,
});
export type SynonymGroup = Static<typeof SynonymGroup>;

/** A question that found nothing that fits, however often asked. */
export const UnansweredQuestion = Type.Object({
  id: Id,
  question: Type.String(),
  times: Type.Integer(),
  lastAskedAt: Instant,
  /** The town's words that are nearest: proposals for a synonym. */
  near: Type.Array(Type.String()),
});
export type UnansweredQuestion = Static<typeof UnansweredQuestion>;

/** How answers by a language model are made. */
export const AnsweringView = Type.Object({
  enabled: Type.Boolean(),
  address: Type.String(notPersonal('address of an interface')),
  model: Type.String(),
  hasKey: Type.Boolean(),
  version: Type.Integer(),
});

const words = {
  words: Type.Array(Word, { minItems: 2, maxItems: 12, uniqueItems: true }),
  note: Type.String({ maxLength: 100 }),
};

export const searchCareOperations = {
  synonyms: {
    method: 'GET',
    path: '/policy/console/synonyms',
    summary: 'Words that mean the same',
    permission: 'policy.read',
    reply: Type.Object({ items: Type.Array(SynonymGroup) }),
  },
  addSynonyms: {
    method: 'POST',
    path: '/policy/console/synonyms',
    summary: 'Say that words mean the same; may settle an unanswered question',
    permission: 'policy.edit',
    body: Type.Object({ ...words, settles: Type.Optional(Id) }),
    reply: SynonymGroup,
    status: 201,
    problems: ['synonym-taken'],
  },
  saveSynonyms: {
    method: 'PUT',
    path: '/policy/console/synonyms/:groupId',
    summary: 'Change a group of words',
    permission: 'policy.edit',
    params: Type.Object({ groupId: Id }),
    body: Type.Object({ ...words, version: Type.Integer({ minimum: 1 }) }),
    reply: SynonymGroup,
    problems: ['synonym-taken', 'not-found', 'changed-meanwhile'],
  },
  removeSynonyms: {
    method: 'DELETE',
    path: '/policy/console/synonyms/:groupId',
    summary: 'Take a group of words away',
    permission: 'policy.edit',
    params: Type.Object({ groupId: Id }),
    reply: Done,
    problems: ['not-found'],
  },
  unanswered: {
    method: 'GET',
    path: '/policy/console/unanswered',
    summary: 'Questions without an answer, most asked first',
    permission: 'policy.read',
    reply: Type.Object({ items: Type.Array(UnansweredQuestion) }),
  },
  settleUnanswered: {
    method: 'POST',
    path: '/policy/console/unanswered/:questionId/settle',
    summary: 'Take a question from the list without a synonym',
    permission: 'policy.edit',
    params: Type.Object({ questionId: Id }),
    reply: Done,
    problems: ['not-found'],
  },
  answering: {
    method: 'GET',
    path: '/policy/console/answering',
    summary: 'How answers by a language model are made',
    permission: 'policy.configure',
    reply: AnsweringView,
  },
  saveAnswering: {
    method: 'PUT',
    path: '/policy/console/answering',
    summary: 'Connect a language model, or switch it off',
    permission: 'policy.configure',
    body: Type.Object({
      enabled: Type.Boolean(),
      address: Type.String({ maxLength: 300 }),
      model: Type.String({ maxLength: 100 }),
      /** Left out: stays as it is; null: none. */
      key: Type.Optional(nullable(Type.String({ maxLength: 300 }))),
      version: Type.Integer({ minimum: 0 }),
    }),
    reply: AnsweringView,
    dangerous: true,
    problems: ['answering-incomplete', 'changed-meanwhile'],
  },
} as const;
