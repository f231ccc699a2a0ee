/** What the module of reports offers over HTTP: intake, following a report, the public page. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';

export { problems } from './problems.ts';

const Text = Type.String();

/** Doors a person may report through over this API. */
const ReportChannel = oneOf(['resident', 'gridWorker', 'hotline', 'window']);

/** A report as it comes in. Only words, a photo, a voice note or a category is needed; the rest helps. */
export const ReportInput = Type.Object({
  text: Type.Optional(Type.String({ maxLength: 2000 })),
  categoryCode: Type.Optional(Type.String({ maxLength: 20 })),
  photoIds: Type.Optional(Type.Array(Id, { maxItems: 6 })),
  voiceId: Type.Optional(Id),
  position: Type.Optional(Position),
  /** How the position came about. A phone that shrinks its photos reads their position itself; of whole photos the server does. */
  positionSource: Type.Optional(oneOf(['pin', 'device', 'place', 'photo'])),
  /** Code of a place's QR poster. */
  placeCode: Type.Optional(Type.String({ maxLength: 40 })),
  address: Type.Optional(Type.String({ maxLength: 200 })),
  /** Nobody's name is asked or kept. */
  anonymous: Type.Optional(Type.Boolean()),
  /** Name and phone are kept, seen by officers only, never on a public page. */
  confidential: Type.Optional(Type.Boolean()),
  reporterName: Type.Optional(Type.String({ maxLength: 50 })),
  reporterPhone: Type.Optional(Type.String({ maxLength: 30 })),
  /** Staff doors only: how the matter came (default: by the viewer's role). */
  channel: Type.Optional(ReportChannel),
  /** A stable random id of the device, to limit floods without an account. */
  deviceId: Type.Optional(Type.String({ maxLength: 80 })),
  /** When the person saw it, if the phone was offline. */
  seenAt: Type.Optional(Instant),
});
export type ReportInput = Static<typeof ReportInput>;

/** The receipt: keep number and token to follow, answer, rate and re-open. */
export const ReportReceipt = Type.Object({
  reportId: Text,
  number: Text,
  token: Type.String({ description: 'Secret; whoever holds it may follow and rate this report' }),
  caseId: Text,
  caseNumber: Text,
  state: Text,
  categoryName: Text,
  departmentName: Type.String({
    description: 'Responsible department; empty while an officer decides',
  }),
  gridWorkerTold: Type.Boolean(),
  dueAt: nullable(Instant),
  address: Text,
  followPath: Type.String({ description: 'Page that follows this report' }),
});
export type ReportReceipt = Static<typeof ReportReceipt>;

/** A step as the reporter or the public sees it: no names of persons. */
export const PublicStep = Type.Object({
  action: Text,
  zh: Text,
  en: Text,
  departmentName: Text,
  note: Text,
  photoIds: Type.Array(Text),
  occurredAt: Instant,
});

/** What the holder of a report's token sees. */
export const FollowedReport = Type.Object({
  number: Text,
  caseNumber: Text,
  text: Text,
  categoryName: Text,
  address: Text,
  position: nullable(Position),
  state: Text,
  stateZh: Text,
  stateEn: Text,
  departmentName: Text,
  departmentPhone: Text,
  dueAt: nullable(Instant),
  reportedAt: Instant,
  photoIds: Type.Array(Text),
  steps: Type.Array(PublicStep),
  question: nullable(Type.Object({ text: Text, askedAt: Instant })),
  rating: nullable(Type.Object({ stars: Type.Integer(), words: Text })),
  mayRate: Type.Boolean(),
  mayReopen: Type.Boolean(),
  mayComment: Type.Boolean(),
});
export type FollowedReport = Static<typeof FollowedReport>;

/** A case on the public page. */
export const PublicCase = Type.Object({
  number: Text,
  categoryName: Text,
  categoryIcon: Text,
  villageName: Text,
  /** Rounded to about 100 m. */
  position: nullable(Position),
  summary: Text,
  state: Text,
  departmentName: Text,
  registeredAt: Instant,
  closedAt: nullable(Instant),
  inTime: nullable(Type.Boolean()),
  rating: nullable(Type.Integer()),
  beforePhotoId: nullable(Text),
  afterPhotoId: nullable(Text),
});
export type PublicCase = Static<typeof PublicCase>;

/** A rate with its definition beside it. */
export const PublicRate = Type.Object({
  id: Text,
  nameZh: Text,
  nameEn: Text,
  definitionZh: Text,
  definitionEn: Text,
  numerator: Type.Integer(),
  denominator: Type.Integer(),
  value: nullable(
    Type.Number({ description: 'Share between 0 and 1; null when nothing can be divided' }),
  ),
});

const holder = Type.Object({ number: Type.String({ maxLength: 40 }) });
const byToken = Type.Object({
  token: Type.String({
    minLength: 4,
    maxLength: 80,
    description: "Token of the receipt, or the last four digits of the reporter's phone",
  }),
});

export const api = defineApi('reports', {
  submit: {
    method: 'POST',
    path: '/reports',
    summary: 'Make a report; becomes a case at once',
    permission: 'public',
    body: ReportInput,
    reply: ReportReceipt,
    status: 201,
    idempotent: true,
    problems: [
      'report-empty',
      'outside-county',
      'too-many-requests',
      'file-unknown',
      'category-unknown',
      'place-unknown',
      'clock-ahead',
    ],
  },
  suggest: {
    method: 'POST',
    path: '/reports/suggestions',
    summary: 'Category, place and likely duplicates of words being typed',
    permission: 'public',
    body: Type.Object({
      text: Type.String({ maxLength: 2000 }),
      position: Type.Optional(Position),
      placeCode: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    reply: Type.Object({
      categories: Type.Array(
        Type.Object({ code: Text, name: Text, icon: Text, probability: Type.Number() }),
      ),
      place: nullable(
        Type.Object({ name: Text, position: Position, gridCellName: Text, villageName: Text }),
      ),
      urgent: Type.Boolean(),
      similar: Type.Array(
        Type.Object({
          number: Text,
          summary: Text,
          stateZh: Text,
          stateEn: Text,
          distanceMetres: Type.Number(),
        }),
      ),
    }),
  },
  choices: {
    method: 'GET',
    path: '/reports/choices',
    summary: 'What the first screen offers: popular categories and the scanned place',
    permission: 'public',
    query: Type.Object({ place: Type.Optional(Type.String({ maxLength: 40 })) }),
    reply: Type.Object({
      townName: Text,
      hotline: Text,
      popular: Type.Array(Type.Object({ code: Text, name: Text, icon: Text })),
      groups: Type.Array(
        Type.Object({
          code: Text,
          name: Text,
          categories: Type.Array(Type.Object({ code: Text, name: Text, icon: Text })),
        }),
      ),
      place: nullable(Type.Object({ code: Text, name: Text, position: Position })),
      villages: Type.Array(Type.Object({ id: Text, name: Text })),
      bounds: Type.Object({
        west: Type.Number(),
        south: Type.Number(),
        east: Type.Number(),
        north: Type.Number(),
      }),
    }),
  },
  follow: {
    method: 'POST',
    path: '/reports/:number/follow',
    summary: 'Follow a report with its token',
    permission: 'public',
    params: holder,
    body: byToken,
    reply: FollowedReport,
    problems: ['report-unknown', 'too-many-requests'],
  },
  rate: {
    method: 'POST',
    path: '/reports/:number/rating',
    summary: 'Rate a closed report',
    permission: 'public',
    params: holder,
    body: Type.Object({
      ...byToken.properties,
      stars: Type.Integer({ minimum: 1, maximum: 5 }),
      words: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    reply: Done,
    idempotent: true,
    problems: ['report-unknown', 'already-rated', 'action-not-possible'],
  },
  reopen: {
    method: 'POST',
    path: '/reports/:number/reopening',
    summary: 'Ask for a closed report to be opened again',
    permission: 'public',
    params: holder,
    body: Type.Object({
      ...byToken.properties,
      reason: Type.String({ minLength: 1, maxLength: 500 }),
      photoIds: Type.Optional(Type.Array(Id, { maxItems: 6 })),
    }),
    reply: Done,
    idempotent: true,
    problems: ['report-unknown', 'reopen-too-late', 'action-not-possible'],
  },
  reply: {
    method: 'POST',
    path: '/reports/:number/replies',
    summary: 'Answer a question or add something',
    permission: 'public',
    params: holder,
    body: Type.Object({
      ...byToken.properties,
      text: Type.String({ minLength: 1, maxLength: 1000 }),
      photoIds: Type.Optional(Type.Array(Id, { maxItems: 6 })),
    }),
    reply: Done,
    idempotent: true,
    problems: ['report-unknown'],
  },
  mine: {
    method: 'GET',
    path: '/reports/mine',
    summary: 'Reports of the resident whose phone was proved, or of the member of staff',
    permission: 'signedIn',
    query: Type.Object({ ...paging }),
    reply: pageOf(
      Type.Object({
        number: Text,
        token: Text,
        summary: Text,
        categoryName: Text,
        state: Text,
        stateZh: Text,
        stateEn: Text,
        reportedAt: Instant,
        dueAt: nullable(Instant),
        mayRate: Type.Boolean(),
      }),
    ),
  },
  publicList: {
    method: 'GET',
    path: '/public/cases',
    summary: 'What was reported and what became of it, without personal data',
    permission: 'public',
    query: Type.Object({
      state: Type.Optional(oneOf(['open', 'closed'])),
      villageId: Type.Optional(Id),
      category: Type.Optional(Type.String({ maxLength: 20 })),
      q: Type.Optional(Type.String({ maxLength: 40 })),
      ...paging,
    }),
    reply: pageOf(PublicCase),
  },
  publicOne: {
    method: 'GET',
    path: '/public/cases/:number',
    summary: 'One public case with its steps',
    permission: 'public',
    params: holder,
    reply: Type.Object({ case: PublicCase, steps: Type.Array(PublicStep) }),
    problems: ['report-unknown'],
  },
  publicRates: {
    method: 'GET',
    path: '/public/rates',
    summary: 'Rates of response, resolution and satisfaction with their definitions',
    permission: 'public',
    query: Type.Object({
      days: Type.Optional(Type.Integer({ minimum: 7, maximum: 730, default: 365 })),
    }),
    reply: Type.Object({
      from: Instant,
      to: Instant,
      rates: Type.Array(PublicRate),
      byMonth: Type.Array(
        Type.Object({
          month: Text,
          registered: Type.Integer(),
          closed: Type.Integer(),
          inTime: Type.Integer(),
        }),
      ),
      byCategory: Type.Array(Type.Object({ code: Text, name: Text, count: Type.Integer() })),
    }),
  },
  askReporter: {
    method: 'POST',
    path: '/cases/:caseId/questions',
    summary: 'Ask the reporter something',
    permission: 'cases.dispatch',
    params: Type.Object({ caseId: Id }),
    body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 500 }) }),
    reply: Done,
    problems: ['not-found', 'reporter-unreachable'],
  },
  qrPoster: {
    method: 'GET',
    path: '/places/:code/poster',
    summary: "Printable A4 poster of a place's QR code (SVG)",
    permission: 'public',
    params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
    reply: Type.Unknown(),
    file: 'image/svg+xml',
    problems: ['place-unknown'],
  },
});

/** A question that an officer asks the reporter, told as event `report.questionAsked`; others below. */
export const events = {
  submitted: 'report.submitted',
  questionAsked: 'report.questionAsked',
} as const;
