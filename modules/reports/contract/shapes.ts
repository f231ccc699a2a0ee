/** Shapes of reports, of what their reporters see, and of what anyone sees. */
import {
  Id,
  Instant,
  notPersonal,
  nullable,
  oneOf,
  personal,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';

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
  address: Type.String(personal('reports.reports.address', 'own')),
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
  text: Type.String(personal('reports.reports.text', 'own')),
  categoryName: Text,
  address: Type.String(personal('reports.reports.address', 'own')),
  position: nullable(Position),
  state: Text,
  stateZh: Text,
  stateEn: Text,
  departmentName: Text,
  departmentPhone: Type.String(notPersonal('number of an office')),
  dueAt: nullable(Instant),
  reportedAt: Instant,
  /** The own photos and those of the finished work; all of them where the case is public. */
  photoIds: Type.Array(Text),
  /** Opens these photos for an hour to somebody without a session: `?pass=` of the file. */
  photoPass: Text,
  steps: Type.Array(PublicStep),
  question: nullable(Type.Object({ text: Text, askedAt: Instant })),
  rating: nullable(Type.Object({ stars: Type.Integer(), words: Text })),
  mayRate: Type.Boolean(),
  mayReopen: Type.Boolean(),
  mayComment: Type.Boolean(),
});
export type FollowedReport = Static<typeof FollowedReport>;

/** The ledger's receipt of a step: a `.tlog-proof` file that is checked off line. */
export const StepReceipt = Type.Object({
  action: Text,
  zh: Text,
  en: Text,
  at: Instant,
  fileName: Text,
  text: Type.String({ description: 'The file' }),
});

/** A case on the public page. */
export const PublicCase = Type.Object({
  number: Text,
  categoryCode: Text,
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
