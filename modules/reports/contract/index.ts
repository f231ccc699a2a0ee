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
  Type,
} from '#platform/contract/index.ts';
import {
  ReportInput,
  ReportReceipt,
  PublicStep,
  FollowedReport,
  PublicCase,
  PublicRate,
  StepReceipt,
} from './shapes.ts';

export { problems } from './problems.ts';
export * from './shapes.ts';

const Text = Type.String();
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
    onBehalf: 'report',
    body: ReportInput,
    reply: ReportReceipt,
    status: 201,
    idempotent: true,
    problems: [
      'report-empty',
      'report-outside-county',
      'too-many-requests',
      'file-unknown',
      'report-category-unknown',
      'report-place-unknown',
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
  receipts: {
    method: 'POST',
    path: '/reports/:number/receipts',
    summary: "The ledger's receipts of the own report's steps; none before they are signed",
    permission: 'public',
    params: holder,
    body: byToken,
    reply: Type.Object({ items: Type.Array(StepReceipt) }),
    problems: ['report-unknown', 'too-many-requests'],
  },
  rate: {
    method: 'POST',
    path: '/reports/:number/rating',
    summary: 'Rate a closed report',
    permission: 'public',
    onBehalf: 'report',
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
    onBehalf: 'report',
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
    onBehalf: 'report',
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
    onBehalf: 'report',
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
    problems: ['report-place-unknown'],
  },
});

/** A question that an officer asks the reporter, told as event `report.questionAsked`; others below. */
export const events = {
  submitted: 'report.submitted',
  questionAsked: 'report.questionAsked',
} as const;
