/** Consultations: a draft by sections, comments on each, and what became of them. */
import {
  defineApi,
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
import { consultationStates } from './states.ts';
import { refusalReasons } from './words.ts';

const Text = Type.String();
const byNumber = Type.Object({ number: Type.String({ maxLength: 40 }) });
const byId = Type.Object({ consultationId: Id });
const Version = Type.Integer({ minimum: 1 });
const Anchor = Type.String({ pattern: '^[a-z0-9-]{0,20}$' });

/** A section of a draft; comments hang on its anchor. */
export const Section = Type.Object({
  anchor: Type.String({ pattern: '^[a-z0-9-]{1,20}$' }),
  heading: Type.String({ minLength: 1, maxLength: 80 }),
  text: Type.String({ minLength: 1, maxLength: 4000 }),
});
export type Section = Static<typeof Section>;

/** A consultation as anybody sees it. */
export const PublicConsultation = Type.Object({
  number: Text,
  title: Text,
  lead: Text,
  departmentName: Text,
  state: oneOf(consultationStates),
  openedAt: nullable(Instant),
  closesAt: Instant,
  comments: Type.Integer(),
  publishedAt: nullable(Instant),
});
export type PublicConsultation = Static<typeof PublicConsultation>;

/** A comment that may be read by anybody. */
export const PublicComment = Type.Object({ id: Text, anchor: Text, words: Text, at: Instant });

/** A consultation on the desk. */
export const DeskConsultation = Type.Object({
  id: Text,
  ...PublicConsultation.properties,
  departmentId: Text,
  sections: Type.Array(Section),
  heard: Text,
  changed: Text,
  sectionAnswers: Type.Record(Text, Text),
  waiting: Type.Integer(),
  version: Type.Integer(),
  acts: Type.Array(Text),
});
export type DeskConsultation = Static<typeof DeskConsultation>;

/** A comment on the desk. */
export const DeskComment = Type.Object({
  id: Text,
  anchor: Text,
  words: Type.String(personal('participation.comments.words')),
  publicWords: Text,
  state: oneOf(['waiting', 'shown', 'hidden']),
  reason: Text,
  createdAt: Instant,
});
export type DeskComment = Static<typeof DeskComment>;

/** What a consultation is drawn up with. */
export const ConsultationInput = Type.Object({
  title: Type.String({ minLength: 4, maxLength: 80 }),
  lead: Type.String({ minLength: 10, maxLength: 1000 }),
  departmentId: Id,
  sections: Type.Array(Section, { minItems: 1, maxItems: 60 }),
  closesAt: Instant,
});
export type ConsultationInput = Static<typeof ConsultationInput>;

export const consultationOperations = defineApi('participation', {
  publicConsultations: {
    method: 'GET',
    path: '/public/consultations',
    summary: 'Drafts on which one may comment, and those that were answered',
    permission: 'public',
    query: Type.Object({ ...paging }),
    reply: pageOf(PublicConsultation),
  },
  publicConsultation: {
    method: 'GET',
    path: '/public/consultations/:number',
    summary: 'The draft with its sections, the comments shown, and what was heard and changed',
    permission: 'public',
    params: byNumber,
    reply: Type.Object({
      consultation: PublicConsultation,
      sections: Type.Array(
        Type.Object({ ...Section.properties, comments: Type.Integer(), answer: Text }),
      ),
      comments: Type.Array(PublicComment),
      heard: Text,
      changed: Text,
    }),
    problems: ['consultation-unknown'],
  },
  comment: {
    method: 'POST',
    path: '/consultations/:number/comments',
    summary: 'Comment on a section; read by a moderator before it is shown',
    permission: 'signedIn',
    onBehalf: 'report',
    params: byNumber,
    body: Type.Object({ anchor: Anchor, words: Type.String({ minLength: 4, maxLength: 1000 }) }),
    reply: Type.Object({ commentId: Text }),
    status: 201,
    idempotent: true,
    problems: [
      'consultation-unknown',
      'consultation-closed',
      'section-unknown',
      'residents-only',
      'words-blank',
      'too-many-requests',
    ],
  },
  consultations: {
    method: 'GET',
    path: '/consultations',
    summary: 'Consultations on the desk, newest first',
    permission: 'participation.read',
    query: Type.Object({ state: Type.Optional(oneOf(consultationStates)), ...paging }),
    reply: pageOf(DeskConsultation),
  },
  draftConsultation: {
    method: 'POST',
    path: '/consultations',
    summary: 'Draw up a consultation',
    permission: 'participation.manage',
    body: ConsultationInput,
    reply: DeskConsultation,
    status: 201,
    problems: ['no-such-department', 'sections-wrong', 'times-wrong'],
  },
  changeConsultation: {
    method: 'PUT',
    path: '/consultations/:consultationId',
    summary: 'Change a draft that is not open yet',
    permission: 'participation.manage',
    params: byId,
    body: Type.Object({ ...ConsultationInput.properties, version: Version }),
    reply: DeskConsultation,
    problems: [
      'not-found',
      'consultation-elsewhere',
      'changed-meanwhile',
      'no-such-department',
      'sections-wrong',
      'times-wrong',
    ],
  },
  moveConsultation: {
    method: 'POST',
    path: '/consultations/:consultationId/moves',
    summary: 'Open a consultation, or withdraw its draft',
    permission: 'participation.manage',
    params: byId,
    body: Type.Object({ act: oneOf(['open', 'withdraw']), version: Version }),
    reply: DeskConsultation,
    problems: ['not-found', 'consultation-elsewhere', 'changed-meanwhile', 'times-wrong'],
  },
  publishSummary: {
    method: 'POST',
    path: '/consultations/:consultationId/summary',
    summary: 'Publish what was heard and what was changed, and the answer to each section',
    permission: 'participation.manage',
    params: byId,
    body: Type.Object({
      heard: Type.String({ minLength: 10, maxLength: 4000 }),
      changed: Type.String({ minLength: 10, maxLength: 4000 }),
      sectionAnswers: Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 1000 })),
      version: Version,
    }),
    reply: DeskConsultation,
    problems: [
      'not-found',
      'consultation-elsewhere',
      'changed-meanwhile',
      'comments-waiting',
      'words-personal',
    ],
  },
  deskComments: {
    method: 'GET',
    path: '/consultations/:consultationId/comments',
    summary: 'All comments of a consultation, oldest first',
    permission: 'participation.moderate',
    params: byId,
    query: Type.Object({ ...paging }),
    reply: pageOf(DeskComment),
    problems: ['not-found'],
  },
  decideComment: {
    method: 'POST',
    path: '/comments/:commentId/decision',
    summary: 'Show a comment in words without personal data, or hide it with the reason',
    permission: 'participation.moderate',
    params: Type.Object({ commentId: Id }),
    body: Type.Object({
      show: Type.Boolean(),
      words: Type.String({ maxLength: 1000 }),
      reason: Type.Optional(oneOf(refusalReasons)),
    }),
    reply: DeskComment,
    problems: ['not-found', 'say-the-reason', 'words-personal'],
  },
  commentSheet: {
    method: 'GET',
    path: '/consultations/:consultationId/export',
    summary: 'Comments shown, by section, as XLSX; no names',
    permission: 'participation.read',
    params: byId,
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    problems: ['not-found'],
  },
});
