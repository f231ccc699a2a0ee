/** What the people who keep the policies do. */
import { Done, Id, Instant, nullable, oneOf, Type } from '#platform/contract/index.ts';
import { Day, PolicyContent } from './content.ts';
import { ConsoleLine } from './shapes.ts';
import { draftMoves, draftStates } from './states.ts';
import { policyTopics, policyValidities } from './words.ts';

const params = Type.Object({ policyId: Id });
const version = Type.Integer({ minimum: 1 });
const acts = [...new Set(draftMoves.map(({ act }) => act)), 'repeal', 'withdraw'] as const;

/** One policy as its keepers see it. */
export const ConsolePolicy = Type.Object({
  ...ConsoleLine.properties,
  version,
  published: nullable(Type.Object(PolicyContent.properties)),
  draft: nullable(Type.Object(PolicyContent.properties)),
  draftByName: Type.String(),
  returnReason: Type.String(),
  repealedOn: nullable(Day),
  repealedBy: Type.String(),
  followers: Type.Integer(),
  /** What the reader may do now. */
  acts: Type.Array(oneOf(acts)),
});

const list = {
  q: Type.Optional(Type.String({ maxLength: 60 })),
  topic: Type.Optional(oneOf(policyTopics)),
  draftState: Type.Optional(oneOf(draftStates)),
  validity: Type.Optional(oneOf(policyValidities)),
};

export const consoleOperations = {
  list: {
    method: 'GET',
    path: '/policy/console/policies',
    summary: 'All policies, what was changed last first',
    permission: 'policy.read',
    query: Type.Object(list),
    reply: Type.Object({ items: Type.Array(ConsoleLine) }),
  },
  listFile: {
    method: 'GET',
    path: '/policy/console/policies.xlsx',
    summary: 'The same as a workbook',
    permission: 'policy.read',
    query: Type.Object(list),
    reply: Type.Any(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  one: {
    method: 'GET',
    path: '/policy/console/policies/:policyId',
    summary: 'One policy with its working text',
    permission: 'policy.read',
    params,
    reply: ConsolePolicy,
    problems: ['policy-unknown'],
  },
  versions: {
    method: 'GET',
    path: '/policy/console/policies/:policyId/versions',
    summary: 'Every published text, newest first',
    permission: 'policy.read',
    params,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          version: Type.Integer(),
          content: Type.Any(),
          note: Type.String(),
          savedBy: nullable(Id),
          savedAt: Instant,
        }),
      ),
    }),
    problems: ['policy-unknown'],
  },
  readText: {
    method: 'POST',
    path: '/policy/console/readings',
    summary: 'Reads a document (DOCX, HTML, plain text) into articles; nothing is stored',
    permission: 'policy.edit',
    bodyLimitBytes: 8 * 1024 * 1024,
    body: Type.Object({
      fileName: Type.String({ maxLength: 200 }),
      /** The file as base64, or the text itself. */
      base64: Type.Optional(Type.String({ maxLength: 7_500_000 })),
      text: Type.Optional(Type.String({ maxLength: 400_000 })),
    }),
    reply: PolicyContent,
    problems: ['document-unreadable'],
  },
  create: {
    method: 'POST',
    path: '/policy/console/policies',
    summary: 'Begin a policy',
    permission: 'policy.edit',
    body: Type.Object({
      code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,60}$' }),
      content: PolicyContent,
    }),
    reply: ConsolePolicy,
    status: 201,
    idempotent: true,
    problems: ['policy-code-taken', 'policy-faulty'],
  },
  edit: {
    method: 'PUT',
    path: '/policy/console/policies/:policyId/draft',
    summary: 'Change the working text',
    permission: 'policy.edit',
    params,
    body: Type.Object({ content: PolicyContent, version }),
    reply: ConsolePolicy,
    problems: ['policy-unknown', 'policy-act-closed', 'policy-faulty', 'changed-meanwhile'],
  },
  submit: {
    method: 'POST',
    path: '/policy/console/policies/:policyId/submit',
    summary: 'Give the working text to be reviewed',
    permission: 'policy.edit',
    params,
    body: Type.Object({ version }),
    reply: ConsolePolicy,
    problems: ['policy-unknown', 'policy-act-closed', 'policy-incomplete', 'changed-meanwhile'],
  },
  discard: {
    method: 'POST',
    path: '/policy/console/policies/:policyId/discard',
    summary: 'Throw the working text away',
    permission: 'policy.edit',
    params,
    body: Type.Object({ version }),
    reply: Done,
    problems: ['policy-unknown', 'policy-act-closed', 'changed-meanwhile'],
  },
  giveBack: {
    method: 'POST',
    path: '/policy/console/policies/:policyId/return',
    summary: 'Give the text back to its writer with a reason',
    permission: 'policy.publish',
    params,
    body: Type.Object({ version, reason: Type.String({ minLength: 2, maxLength: 300 }) }),
    reply: ConsolePolicy,
    problems: ['policy-unknown', 'policy-act-closed', 'changed-meanwhile'],
  },
  publish: {
    method: 'POST',
    path: '/policy/console/policies/:policyId/publish',
    summary: 'Publish the reviewed text and tell those who follow it',
    permission: 'policy.publish',
    params,
    body: Type.Object({ version, note: Type.String({ minLength: 2, maxLength: 200 }) }),
    reply: ConsolePolicy,
    problems: [
      'policy-unknown',
      'policy-act-closed',
      'policy-incomplete',
      'policy-own-text',
      'changed-meanwhile',
    ],
  },
  repeal: {
    method: 'POST',
    path: '/policy/console/policies/:policyId/repeal',
    summary: 'Mark a published policy as repealed from a day on',
    permission: 'policy.publish',
    params,
    body: Type.Object({
      version,
      repealedOn: Day,
      repealedBy: Type.String({ minLength: 2, maxLength: 200 }),
    }),
    reply: ConsolePolicy,
    problems: ['policy-unknown', 'policy-act-closed', 'changed-meanwhile'],
  },
  withdraw: {
    method: 'POST',
    path: '/policy/console/policies/:policyId/withdraw',
    summary: 'Take a published policy from the public pages',
    permission: 'policy.publish',
    params,
    body: Type.Object({ version, reason: Type.String({ minLength: 2, maxLength: 300 }) }),
    reply: ConsolePolicy,
    problems: ['policy-unknown', 'policy-act-closed', 'changed-meanwhile'],
  },
} as const;
