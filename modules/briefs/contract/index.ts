/** What the module of briefs offers over HTTP. */
import {
  defineApi,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { BriefDocument, Edits } from './document.ts';
import { Drawing } from './drawing.ts';
import { BriefKind, Day, Period, Words } from './shapes.ts';
import { Template, TemplateCode, TemplateInput } from './template.ts';

export * from './document.ts';
export * from './drawing.ts';
export * from './events.ts';
export * from './shapes.ts';
export * from './template.ts';

/** A brief in a list. */
export const BriefHead = Type.Object({
  id: Type.String(),
  templateCode: TemplateCode,
  kind: BriefKind,
  title: Words,
  year: Type.Integer(),
  number: Type.Integer(),
  period: Period,
  /** 1 for the first; a correction is a later edition. */
  edition: Type.Integer(),
  state: oneOf(['draft', 'issued']),
  composedAt: Type.String(),
  issuedAt: nullable(Type.String()),
  /** When a draft is issued by itself; null when nobody waits for it. */
  sendAt: nullable(Type.String()),
  /** A draft that is not issued by itself although its time comes. */
  held: Type.Boolean(),
  /** The later edition that is in force instead of this one. */
  replacedBy: nullable(Type.String()),
  /** The first sentence. */
  lead: Words,
});
export type BriefHead = Static<typeof BriefHead>;

/** A brief to read. */
export const BriefView = Type.Object({
  head: BriefHead,
  document: BriefDocument,
  edits: Edits,
  version: Type.Integer(),
  issuedByName: nullable(Type.String()),
  /** Why there is a later edition. */
  reason: Type.String(),
  /** Digest of the document as issued. */
  sha256: nullable(Type.String()),
  /** Drawings of the charts, by section and in order, in the caller's language. */
  drawings: Type.Array(Type.Object({ section: Type.String(), drawings: Type.Array(Drawing) })),
  editions: Type.Array(
    Type.Object({ id: Type.String(), edition: Type.Integer(), state: oneOf(['draft', 'issued']) }),
  ),
});
export type BriefView = Static<typeof BriefView>;

/** One way that a brief went to a person. */
export const Delivery = Type.Object({
  personId: Type.String(),
  personName: Type.String(personal('briefs.deliveries.person_name', 'staff')),
  /** By which role; empty for someone named. */
  role: Type.String(),
  channel: Type.String(),
  state: Type.String(),
  simulated: Type.Boolean(),
  sentAt: nullable(Type.String()),
  readAt: nullable(Type.String()),
  lastError: Type.String(),
});
export type Delivery = Static<typeof Delivery>;

const byId = Type.Object({ briefId: Type.String({ format: 'uuid' }) });
const byCode = Type.Object({ code: TemplateCode });
const versioned = Type.Object({ version: Type.Integer() });
const language = Type.Object({ language: Type.Optional(oneOf(['zh', 'en'])) });
const read = 'briefs.read';
const edit = 'briefs.edit';
const configure = 'briefs.configure';
const pdf = 'application/pdf';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const draftProblems = ['brief-unknown', 'brief-frozen', 'changed-meanwhile'];
const templateProblems = ['template-twice-named', 'indicator-not-there', 'personal-data-in-text'];

export const api = defineApi('briefs', {
  list: {
    method: 'GET',
    path: '/briefs',
    summary: 'Briefs, the newest period first',
    permission: read,
    query: Type.Object({ code: Type.Optional(TemplateCode), ...paging }),
    reply: pageOf(BriefHead),
  },
  compose: {
    method: 'POST',
    path: '/briefs',
    summary: 'Compose the draft of the period that a day lies in',
    permission: edit,
    body: Type.Object({ code: TemplateCode, day: Day }),
    reply: BriefView,
    status: 201,
    problems: ['brief-template-unknown', 'brief-there', 'period-not-over'],
  },
  one: {
    method: 'GET',
    path: '/briefs/:briefId',
    summary: 'One brief to read',
    permission: read,
    params: byId,
    reply: BriefView,
    problems: ['brief-unknown'],
  },
  saveEdits: {
    method: 'PUT',
    path: '/briefs/:briefId/edits',
    summary: 'Change the words of a draft',
    permission: edit,
    params: byId,
    body: Type.Object({ edits: Edits, version: Type.Integer() }),
    reply: BriefView,
    problems: [...draftProblems, 'personal-data-in-text'],
  },
  refresh: {
    method: 'POST',
    path: '/briefs/:briefId/refresh',
    summary: 'Read the numbers of a draft anew',
    permission: edit,
    params: byId,
    body: versioned,
    reply: BriefView,
    problems: draftProblems,
  },
  hold: {
    method: 'PUT',
    path: '/briefs/:briefId/held',
    summary: 'Hold a draft back, or let it go out in its time',
    permission: edit,
    params: byId,
    body: Type.Object({ held: Type.Boolean(), version: Type.Integer() }),
    reply: BriefView,
    problems: draftProblems,
  },
  discard: {
    method: 'DELETE',
    path: '/briefs/:briefId',
    summary: 'Throw a draft away',
    permission: edit,
    params: byId,
    query: versioned,
    reply: Type.Object({ done: Type.Boolean() }),
    problems: draftProblems,
  },
  issue: {
    method: 'POST',
    path: '/briefs/:briefId/issue',
    summary: 'Issue a draft: frozen from then on, and sent',
    permission: 'briefs.issue',
    params: byId,
    body: versioned,
    reply: BriefView,
    problems: draftProblems,
  },
  renew: {
    method: 'POST',
    path: '/briefs/:briefId/editions',
    summary: 'Compose a later edition of an issued brief',
    permission: edit,
    params: byId,
    body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }),
    reply: BriefView,
    status: 201,
    problems: ['brief-unknown', 'brief-not-issued', 'brief-there'],
  },
  pdf: {
    method: 'GET',
    path: '/briefs/:briefId/pdf',
    summary: 'As PDF',
    permission: read,
    params: byId,
    query: language,
    reply: Type.Unknown(),
    file: pdf,
    problems: ['brief-unknown'],
  },
  docx: {
    method: 'GET',
    path: '/briefs/:briefId/docx',
    summary: 'As DOCX',
    permission: read,
    params: byId,
    query: language,
    reply: Type.Unknown(),
    file: docx,
    problems: ['brief-unknown'],
  },
  deliveries: {
    method: 'GET',
    path: '/briefs/:briefId/deliveries',
    summary: 'To whom it went, and whether it came there',
    permission: edit,
    params: byId,
    reply: Type.Object({ items: Type.Array(Delivery) }),
    problems: ['brief-unknown'],
  },
  templates: {
    method: 'GET',
    path: '/briefs/templates',
    summary: 'Templates with their schedules',
    permission: read,
    reply: Type.Object({ items: Type.Array(Template) }),
  },
  template: {
    method: 'GET',
    path: '/briefs/templates/:code',
    summary: 'One template with its versions',
    permission: configure,
    params: byCode,
    reply: Type.Object({
      template: Template,
      versions: Type.Array(
        Type.Object({
          version: Type.Integer(),
          content: TemplateInput,
          savedByName: Type.String(),
          savedAt: Type.String(),
        }),
      ),
    }),
    problems: ['brief-template-unknown'],
  },
  createTemplate: {
    method: 'POST',
    path: '/briefs/templates',
    summary: 'Make a template',
    permission: configure,
    body: TemplateInput,
    reply: Template,
    status: 201,
    problems: ['template-taken', ...templateProblems],
  },
  saveTemplate: {
    method: 'PUT',
    path: '/briefs/templates/:code',
    summary: 'Change a template',
    permission: configure,
    params: byCode,
    body: Type.Object({
      template: TemplateInput,
      active: Type.Boolean(),
      version: Type.Integer(),
    }),
    reply: Template,
    problems: ['brief-template-unknown', 'changed-meanwhile', ...templateProblems],
  },
  preview: {
    method: 'POST',
    path: '/briefs/templates/preview',
    summary: 'What a template would give for the last period, without keeping it',
    permission: configure,
    body: TemplateInput,
    reply: Type.Object({
      document: BriefDocument,
      drawings: BriefView.properties.drawings,
    }),
    problems: templateProblems,
  },
});
