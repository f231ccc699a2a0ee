/** What anybody may ask, and what one follows. */
import { Done, oneOf, Type } from '#platform/contract/index.ts';
import { EligibilityStep, PolicyLine, PolicyView, SearchAnswer, Subscription } from './shapes.ts';
import { policyLevels, policyTopics, policyValidities } from './words.ts';

const params = Type.Object({ code: Type.String({ maxLength: 80 }) });
const subject = Type.Object({
  kind: oneOf(['policy', 'topic']),
  subject: Type.String({ minLength: 1, maxLength: 80 }),
});

export const publicOperations = {
  home: {
    method: 'GET',
    path: '/policy/home',
    summary: 'The first page of policies: topics with counts, the newest, what is asked most',
    permission: 'public',
    reply: Type.Object({
      topics: Type.Array(Type.Object({ topic: oneOf(policyTopics), count: Type.Integer() })),
      newest: Type.Array(PolicyLine),
      examples: Type.Array(Type.String()),
      /** Whether answers by a language model are offered in this town. */
      answers: Type.Boolean(),
    }),
  },
  search: {
    method: 'GET',
    path: '/policy/search',
    summary: 'Policies that answer a question: words, pinyin, slips of the finger',
    permission: 'public',
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 100 })),
      topic: Type.Optional(oneOf(policyTopics)),
      level: Type.Optional(oneOf(policyLevels)),
      validity: Type.Optional(oneOf(policyValidities)),
      page: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 1 })),
      /** Search what was typed and nothing else. */
      asTyped: Type.Optional(Type.Boolean()),
    }),
    reply: SearchAnswer,
    problems: ['too-many-requests'],
  },
  suggestions: {
    method: 'GET',
    path: '/policy/suggestions',
    summary: 'What somebody who has typed so far may mean',
    permission: 'public',
    query: Type.Object({ q: Type.String({ maxLength: 40 }) }),
    reply: Type.Object({ items: Type.Array(Type.String()) }),
    problems: ['too-many-requests'],
  },
  read: {
    method: 'GET',
    path: '/policy/policies/:code',
    summary: 'A published policy with its versions',
    permission: 'public',
    params,
    reply: PolicyView,
    problems: ['policy-unknown'],
  },
  check: {
    method: 'POST',
    path: '/policy/policies/:code/eligibility',
    summary: 'Who can have it: the next question or the end; nothing is stored',
    permission: 'public',
    params,
    body: Type.Object({
      answers: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 40 }), {
        maxProperties: 20,
      }),
    }),
    reply: EligibilityStep,
    problems: ['policy-unknown', 'eligibility-missing', 'answer-unfit'],
  },
  answer: {
    method: 'POST',
    path: '/policy/answers',
    summary: 'An answer by the connected language model, made of cited passages only',
    permission: 'public',
    body: Type.Object({ question: Type.String({ minLength: 2, maxLength: 200 }) }),
    reply: Type.Object({
      /** Sentences with the passages that carry them; none when the policies carry no answer. */
      lines: Type.Array(Type.Object({ text: Type.String(), passages: Type.Array(Type.Integer()) })),
      passages: Type.Array(
        Type.Object({
          number: Type.Integer(),
          code: Type.String(),
          title: Type.String(),
          anchor: Type.String(),
          heading: Type.String(),
          text: Type.String(),
        }),
      ),
    }),
    problems: ['answers-off', 'answers-unavailable', 'too-many-requests'],
  },
  subscriptions: {
    method: 'GET',
    path: '/policy/subscriptions',
    summary: 'What one follows',
    permission: 'signedIn',
    onBehalf: 'services',
    reply: Type.Object({ items: Type.Array(Subscription) }),
  },
  subscribe: {
    method: 'PUT',
    path: '/policy/subscriptions',
    summary: 'Follow a policy or a topic',
    permission: 'signedIn',
    onBehalf: 'services',
    body: subject,
    reply: Done,
    problems: ['policy-unknown', 'subscriptions-full'],
  },
  unsubscribe: {
    method: 'POST',
    path: '/policy/subscriptions/end',
    summary: 'Follow it no longer',
    permission: 'signedIn',
    onBehalf: 'services',
    body: subject,
    reply: Done,
  },
} as const;
