/** What the desk of personal data does. */
import {
  defineApi,
  Done,
  Id,
  nullable,
  oneOf,
  pageOf,
  paging,
  Type,
} from '#platform/contract/index.ts';
import { exceptions, requestStates } from './requests.ts';
import {
  ConsentRow,
  DeskRequest,
  KeyState,
  lookKinds,
  LookRow,
  NoticeInput,
  RegisterRow,
  Revealed,
} from './shapes.ts';

const exceptionNames = Object.keys(exceptions) as (keyof typeof exceptions)[];
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const lookFilter = {
  viewerId: Type.Optional(Id),
  subjectId: Type.Optional(Id),
  kind: Type.Optional(oneOf(lookKinds)),
  /** Part of the name of who looked, or of the reason given. */
  q: Type.Optional(Type.String({ maxLength: 80 })),
};

export const deskOperations = defineApi('privacy', {
  reveal: {
    method: 'POST',
    path: '/privacy/reveals',
    summary:
      'Show one field whole for ten minutes, with a reason that the person concerned can read',
    permission: 'privacy.reveal',
    body: Type.Object({
      /** `module.table.column`. */
      field: Type.String({ maxLength: 120 }),
      rowKey: Type.String({ minLength: 1, maxLength: 80 }),
      reason: Type.String({ maxLength: 300 }),
    }),
    reply: Revealed,
    problems: ['field-unknown', 'reason-short', 'person-restricted'],
  },
  requests: {
    method: 'GET',
    path: '/privacy/requests',
    summary: 'Requests about personal data, the newest first',
    permission: 'privacy.requests',
    query: Type.Object({ state: Type.Optional(oneOf(requestStates)), ...paging }),
    reply: pageOf(DeskRequest),
  },
  decideRequest: {
    method: 'POST',
    path: '/privacy/requests/:requestId/decide',
    summary: 'Grant a request, which carries it out, or refuse it with the exception of the law',
    permission: 'privacy.requests',
    params: Type.Object({ requestId: Id }),
    body: Type.Object({
      grant: Type.Boolean(),
      answer: Type.String({ maxLength: 1000 }),
      exception: nullable(oneOf(exceptionNames)),
      /** For a correction: the right name, taken over when it is granted. */
      newName: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
      version: Type.Integer(),
    }),
    reply: DeskRequest,
    problems: ['request-decided', 'exception-needed', 'answer-short', 'changed-meanwhile'],
  },
  liftRestriction: {
    method: 'POST',
    path: '/privacy/restrictions/:personId/lift',
    summary: 'End a restriction, when the person wishes it or its reason is gone',
    permission: 'privacy.requests',
    params: Type.Object({ personId: Id }),
    body: Type.Object({ reason: Type.String({ maxLength: 300 }) }),
    reply: Done,
    problems: ['reason-short'],
  },
  looks: {
    method: 'GET',
    path: '/privacy/looks',
    summary: 'Who saw whole personal data in the town, and why',
    permission: 'privacy.oversee',
    query: Type.Object({ ...lookFilter, ...paging }),
    reply: pageOf(LookRow),
  },
  looksSheet: {
    method: 'GET',
    path: '/privacy/looks/xlsx',
    summary: 'The same as XLSX, the newest 20,000 at most',
    permission: 'privacy.oversee',
    query: Type.Object(lookFilter),
    reply: Type.Unsafe<never>({}),
    file: sheet,
  },
  register: {
    method: 'GET',
    path: '/privacy/register',
    summary: 'The register of processing: every personal field, its purpose, basis and time',
    permission: 'privacy.oversee',
    reply: Type.Object({ items: Type.Array(RegisterRow) }),
  },
  registerSheet: {
    method: 'GET',
    path: '/privacy/register/xlsx',
    summary: 'The register of processing as XLSX',
    permission: 'privacy.oversee',
    reply: Type.Unsafe<never>({}),
    file: sheet,
  },
  assessment: {
    method: 'GET',
    path: '/privacy/assessments/:moduleId',
    summary:
      'Template of an impact assessment (PIPL 55, 56), filled from the declarations of a module',
    permission: 'privacy.oversee',
    params: Type.Object({ moduleId: Type.String({ maxLength: 40 }) }),
    reply: Type.Unsafe<never>({}),
    file: 'text/html; charset=utf-8',
  },
  saveNotice: {
    method: 'PUT',
    path: '/privacy/notices/:purpose',
    summary: 'Change the words of a notice; consents given to the former words are asked for anew',
    permission: 'privacy.configure',
    params: Type.Object({ purpose: Type.String({ maxLength: 40 }) }),
    body: NoticeInput,
    reply: ConsentRow,
    problems: ['purpose-unknown', 'changed-meanwhile'],
  },
  keys: {
    method: 'GET',
    path: '/privacy/keys',
    summary: "The town's data keys: which seals, which still open, which were destroyed",
    permission: 'privacy.keys',
    reply: Type.Object({ items: Type.Array(KeyState) }),
  },
  turnKey: {
    method: 'POST',
    path: '/privacy/keys',
    summary: 'Make a new data key; what former keys sealed is sealed anew while everything goes on',
    permission: 'privacy.keys',
    reply: Type.Object({ version: Type.Integer() }),
    status: 201,
  },
});
