/** Notices by village. */
import { Done, Id, Instant, nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

/** Where a notice stands. */
export const noticeStates = ['draft', 'published', 'withdrawn'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** Everything that can happen to a notice. `delete` leaves nothing. */
export const noticeMoves = [
  { act: 'change', from: 'draft', to: 'draft' },
  { act: 'publish', from: 'draft', to: 'published' },
  { act: 'withdraw', from: 'published', to: 'withdrawn' },
  { act: 'reopen', from: 'withdrawn', to: 'draft' },
] as const satisfies readonly {
  readonly act: string;
  readonly from: NoticeState;
  readonly to: NoticeState;
}[];
export type NoticeAct = (typeof noticeMoves)[number]['act'];

const Day = Type.String({ format: 'date' });
const input = {
  title: Type.String({ minLength: 2, maxLength: 80 }),
  body: Type.String({ minLength: 2, maxLength: 4000 }),
  /** Empty: the whole town. */
  villageIds: Type.Array(Id, { maxItems: 60, uniqueItems: true }),
  validUntil: nullable(Day),
};

/** A notice as residents read it. */
export const NoticeView = Type.Object({
  id: Id,
  title: Type.String(),
  body: Type.String(),
  villagesZh: Type.Array(Type.String()),
  villagesEn: Type.Array(Type.String()),
  publishedAt: nullable(Instant),
  validUntil: nullable(Day),
});
export type NoticeView = Static<typeof NoticeView>;

/** The same for the console. */
export const KeptNotice = Type.Object({
  ...NoticeView.properties,
  villageIds: Type.Array(Id),
  state: oneOf(noticeStates),
  isOver: Type.Boolean(),
  followers: Type.Integer(),
  version: Type.Integer(),
  acts: Type.Array(oneOf(['change', 'publish', 'withdraw', 'reopen'])),
});
export type KeptNotice = Static<typeof KeptNotice>;

const params = Type.Object({ noticeId: Id });
const version = Type.Integer({ minimum: 1 });

export const noticeOperations = {
  notices: {
    method: 'GET',
    path: '/directory/notices',
    summary: 'Notices in force of a village or of all, the newest first',
    permission: 'public',
    query: Type.Object({ villageId: Type.Optional(Id) }),
    reply: Type.Object({ items: Type.Array(NoticeView) }),
    problems: ['too-many-requests'],
  },
  notice: {
    method: 'GET',
    path: '/directory/notices/:noticeId',
    summary: 'One published notice',
    permission: 'public',
    params,
    reply: NoticeView,
    problems: ['too-many-requests', 'notice-unknown'],
  },
  subscriptions: {
    method: 'GET',
    path: '/directory/subscriptions',
    summary: 'Of which villages one is told notices',
    permission: 'signedIn',
    onBehalf: 'services',
    reply: Type.Object({ villageIds: Type.Array(Id) }),
  },
  subscribe: {
    method: 'PUT',
    path: '/directory/subscriptions',
    summary: 'Say of which villages one wants to be told',
    permission: 'signedIn',
    onBehalf: 'services',
    body: Type.Object({ villageIds: Type.Array(Id, { maxItems: 20, uniqueItems: true }) }),
    reply: Done,
    problems: ['directory-village-unknown'],
  },
  keptNotices: {
    method: 'GET',
    path: '/directory/console/notices',
    summary: 'All notices, the newest first',
    permission: 'directory.read',
    reply: Type.Object({ items: Type.Array(KeptNotice) }),
  },
  addNotice: {
    method: 'POST',
    path: '/directory/console/notices',
    summary: 'Begin a notice',
    permission: 'directory.notices',
    body: Type.Object(input),
    reply: KeptNotice,
    status: 201,
    idempotent: true,
    problems: ['directory-village-unknown', 'notice-over'],
  },
  changeNotice: {
    method: 'PUT',
    path: '/directory/console/notices/:noticeId',
    summary: 'Change a notice that is not published',
    permission: 'directory.notices',
    params,
    body: Type.Object({ ...input, version }),
    reply: KeptNotice,
    problems: [
      'notice-unknown',
      'notice-act-closed',
      'directory-village-unknown',
      'notice-over',
      'changed-meanwhile',
    ],
  },
  publishNotice: {
    method: 'POST',
    path: '/directory/console/notices/:noticeId/publish',
    summary: 'Publish a notice and tell those who want it',
    permission: 'directory.notices',
    params,
    body: Type.Object({ version }),
    reply: KeptNotice,
    problems: ['notice-unknown', 'notice-act-closed', 'notice-over', 'changed-meanwhile'],
  },
  withdrawNotice: {
    method: 'POST',
    path: '/directory/console/notices/:noticeId/withdraw',
    summary: 'Take a notice down',
    permission: 'directory.notices',
    params,
    body: Type.Object({ version }),
    reply: KeptNotice,
    problems: ['notice-unknown', 'notice-act-closed', 'changed-meanwhile'],
  },
  reopenNotice: {
    method: 'POST',
    path: '/directory/console/notices/:noticeId/reopen',
    summary: 'Make a notice that was taken down a draft again',
    permission: 'directory.notices',
    params,
    body: Type.Object({ version }),
    reply: KeptNotice,
    problems: ['notice-unknown', 'notice-act-closed', 'changed-meanwhile'],
  },
} as const;
