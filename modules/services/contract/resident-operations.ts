/** What residents do: find, check, fill in, apply, follow. */
import { Done, Id, oneOf, pageOf, paging, Type } from '#platform/contract/index.ts';
import {
  DraftInput,
  DraftView,
  OwnActInput,
  OwnApplication,
  OwnRow,
  Receipt,
} from './application.ts';
import { Checked } from './eligibility.ts';
import { Answers } from './form.ts';
import { deliveries, ItemCode, ItemRow, ItemView, LifeEventView } from './item.ts';
import { applicantActs } from './stages.ts';

const itemParams = Type.Object({ code: ItemCode });
const draftParams = Type.Object({ draftId: Id });
const ownParams = Type.Object({ applicationId: Id });

export const residentOperations = {
  items: {
    method: 'GET',
    path: '/services/items',
    summary: 'Items, all or those found by title, other words for it, or pinyin; the best first',
    permission: 'public',
    query: Type.Object({
      words: Type.Optional(Type.String({ maxLength: 60 })),
      departmentCode: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    reply: Type.Object({ items: Type.Array(ItemRow) }),
  },
  lifeEvents: {
    method: 'GET',
    path: '/services/life-events',
    summary: 'Life events with their items',
    permission: 'public',
    reply: Type.Object({ items: Type.Array(LifeEventView) }),
  },
  item: {
    method: 'GET',
    path: '/services/items/:code',
    summary: 'One item whole: conditions, materials, steps, time limits, fee, window, form',
    permission: 'public',
    params: itemParams,
    reply: ItemView,
    problems: ['item-unknown'],
  },
  check: {
    method: 'GET',
    path: '/services/items/:code/check',
    summary:
      'The next question that matters, or whether somebody with these answers can have it and what to bring; nothing is kept',
    permission: 'public',
    params: itemParams,
    /** `age=yes;hukou=here`, in any order. */
    query: Type.Object({ answers: Type.Optional(Type.String({ maxLength: 800 })) }),
    reply: Checked,
    problems: ['item-unknown', 'eligibility-none', 'eligibility-open'],
  },
  paper: {
    method: 'GET',
    path: '/services/items/:code/paper',
    summary: 'The paper form as PDF, in large print: for whoever would rather write',
    permission: 'public',
    params: itemParams,
    reply: Type.Unsafe<never>({}),
    file: 'application/pdf',
    problems: ['item-unknown'],
  },
  beginDraft: {
    method: 'POST',
    path: '/services/items/:code/drafts',
    summary:
      'Begin an application, or go on with the one begun; answers kept on the device come along',
    permission: 'signedIn',
    onBehalf: 'services',
    params: itemParams,
    body: Type.Object({ answers: Type.Optional(Answers) }),
    reply: DraftView,
    problems: ['item-unknown', 'item-not-online'],
  },
  draft: {
    method: 'GET',
    path: '/services/drafts/:draftId',
    summary: 'A draft of the own, to go on with',
    permission: 'signedIn',
    onBehalf: 'services',
    params: draftParams,
    reply: DraftView,
  },
  saveDraft: {
    method: 'PUT',
    path: '/services/drafts/:draftId',
    summary: 'Keep the answers of a page; each is checked, what is not right is said',
    permission: 'signedIn',
    onBehalf: 'services',
    params: draftParams,
    body: DraftInput,
    reply: DraftView,
    problems: ['changed-meanwhile', 'answers-faulty'],
  },
  prefill: {
    method: 'POST',
    path: '/services/drafts/:draftId/prefill',
    summary: 'Fill in from the master record, with the consent of the person; the use is noted',
    permission: 'signedIn',
    params: draftParams,
    reply: DraftView,
    problems: ['consent-missing', 'record-missing'],
  },
  renewDraft: {
    method: 'POST',
    path: '/services/drafts/:draftId/renew',
    summary: 'Go on with the newer version of the form; what changes is told question by question',
    permission: 'signedIn',
    onBehalf: 'services',
    params: draftParams,
    reply: DraftView,
  },
  dropDraft: {
    method: 'DELETE',
    path: '/services/drafts/:draftId',
    summary: 'Throw a draft away',
    permission: 'signedIn',
    onBehalf: 'services',
    params: draftParams,
    reply: Done,
  },
  submit: {
    method: 'POST',
    path: '/services/drafts/:draftId/submit',
    summary: 'Hand the application in: a case is opened with the promised time limit',
    permission: 'signedIn',
    onBehalf: 'services',
    params: draftParams,
    body: Type.Object({ delivery: oneOf(deliveries), version: Type.Integer() }),
    reply: Receipt,
    idempotent: true,
    problems: [
      'answers-faulty',
      'changed-meanwhile',
      'item-closed',
      'prefill-dropped',
      'sensitive-withdrawn',
    ],
  },
  mine: {
    method: 'GET',
    path: '/me/applications',
    summary: 'The own applications, newest first, and drafts',
    permission: 'signedIn',
    onBehalf: 'services',
    query: Type.Object(paging),
    reply: Type.Object({
      ...pageOf(OwnRow).properties,
      drafts: Type.Array(
        Type.Object({
          id: Id,
          itemCode: Type.String(),
          itemTitleZh: Type.String(),
          itemTitleEn: Type.String(),
          updatedAt: Type.String(),
        }),
      ),
    }),
  },
  own: {
    method: 'GET',
    path: '/me/applications/:applicationId',
    summary: 'One of the own applications: stage, trace, what can be done',
    permission: 'signedIn',
    onBehalf: 'services',
    params: ownParams,
    reply: OwnApplication,
    problems: ['not-found'],
  },
  ownAct: {
    method: 'POST',
    path: '/me/applications/:applicationId/acts/:act',
    summary: 'Supplement, withdraw or rate one of the own applications',
    permission: 'signedIn',
    onBehalf: 'services',
    params: Type.Object({ applicationId: Id, act: oneOf(applicantActs) }),
    body: OwnActInput,
    reply: OwnApplication,
    idempotent: true,
    problems: [
      'not-found',
      'application-act-closed',
      'changed-meanwhile',
      'answers-faulty',
      'application-act-lacks',
    ],
  },
} as const;
