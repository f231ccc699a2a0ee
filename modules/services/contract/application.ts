/** Drafts and applications as the API speaks them. */
import {
  Id,
  Instant,
  notPersonal,
  nullable,
  oneOf,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { AttachedFile } from '#modules/files/contract.ts';
import { Answers, FormField, FormSchema } from './form.ts';
import { deliveries, ItemCode } from './item.ts';
import { applicantActs, deskActs, stages } from './stages.ts';

const Text = Type.String();
const byRight = personal('services.applications.answers');
const own = personal('services.applications.answers', 'own');

/** A question that is not the same as in the version that was begun with. */
export const FieldChange = Type.Object({
  key: Text,
  titleZh: Text,
  change: oneOf(['added', 'removed', 'changed']),
  /** What became of the own answer. */
  answer: oneOf(['none', 'kept', 'dropped', 'toAnswer']),
  /** What is different, in a sentence. */
  zh: Text,
  en: Text,
});
export type FieldChange = Static<typeof FieldChange>;

/** A value that was filled in, and where it came from. */
export const Prefilled = Type.Object({ key: Text, sourceZh: Text, sourceEn: Text });

/** A draft, to go on with. */
export const DraftView = Type.Object({
  id: Id,
  itemCode: Text,
  itemTitleZh: Text,
  itemTitleEn: Text,
  /** The version begun with: its form is kept. */
  itemVersion: Type.Integer(),
  form: FormSchema,
  deliveries: Type.Array(oneOf(deliveries)),
  answers: Type.Unsafe<Answers>({ type: 'object', additionalProperties: true, ...own }),
  /** What is known of the files among the answers. */
  files: Type.Array(AttachedFile),
  prefilled: Type.Array(Prefilled),
  /** Questions that still need an answer, in order. */
  missing: Type.Array(Text),
  /** A newer version came meanwhile; what would be different. */
  newer: nullable(Type.Object({ version: Type.Integer(), changes: Type.Array(FieldChange) })),
  /** Told once: values filled in from the master record were taken out because the consent was withdrawn. */
  droppedZh: Text,
  droppedEn: Text,
  prefill: oneOf(['none', 'offered', 'done']),
  version: Type.Integer(),
  updatedAt: Instant,
});
export type DraftView = Static<typeof DraftView>;

/** What is saved of a draft: the answers given on one page. */
export const DraftInput = Type.Object({ answers: Answers, version: Type.Integer() });

/** The receipt of an application. */
export const Receipt = Type.Object({
  id: Id,
  number: Text,
  itemTitleZh: Text,
  itemTitleEn: Text,
  departmentZh: Text,
  departmentEn: Text,
  departmentPhone: Type.String(notPersonal('a department in office')),
  dueAt: nullable(Instant),
  /** Where the fee is paid; empty without one. */
  payPath: Text,
  feeFen: Type.Integer(),
});
export type Receipt = Static<typeof Receipt>;

/** A question with its answer, readable. */
export const AnsweredQuestion = Type.Object({
  key: Text,
  titleZh: Text,
  titleEn: Text,
  value: Type.String(byRight),
  fileIds: Type.Array(Text),
  /** What is known of those files, in their order. */
  files: Type.Array(AttachedFile),
  /** Filled in from the master record: from which register. */
  sourceZh: Text,
});
export type AnsweredQuestion = Static<typeof AnsweredQuestion>;

/** A step of the trace, readable to the applicant. */
export const Step = Type.Object({
  id: Text,
  act: Text,
  zh: Text,
  en: Text,
  words: Type.String(personal('services.applications.decision_words', 'own')),
  /** The department; empty for the applicant. */
  by: Type.String(notPersonal('a department')),
  at: Instant,
});
export type Step = Static<typeof Step>;

const common = {
  id: Id,
  number: Text,
  caseId: Id,
  itemCode: Text,
  itemTitleZh: Text,
  itemTitleEn: Text,
  departmentZh: Text,
  departmentEn: Text,
  stage: oneOf(stages),
  submittedAt: Instant,
  dueAt: nullable(Instant),
  /** The deadline stands still while a supplement is waited for. */
  paused: Type.Boolean(),
  endedAt: nullable(Instant),
  version: Type.Integer(),
};

/** An application in the applicant's list. */
export const OwnRow = Type.Object(common);
export type OwnRow = Static<typeof OwnRow>;

/** What is the same on the applicant's and the desk's page. */
const whole = {
  itemVersion: Type.Integer(),
  departmentPhone: Type.String(notPersonal('a department in office')),
  delivery: oneOf(deliveries),
  deliveryNote: Text,
  supplementWords: Text,
  supplementUntil: nullable(Instant),
  /** Questions of which a new answer is asked. */
  supplementKeys: Type.Array(Text),
  decisionWords: Text,
  remedy: Text,
  resultZh: Text,
  rating: nullable(Type.Integer()),
  feeFen: Type.Integer(),
  /** due, paid, refunded …, or none. */
  feeState: Text,
  payPath: Text,
  onBehalf: Type.Boolean(),
  steps: Type.Array(Step),
};

/** An application as its applicant sees it. */
export const OwnApplication = Type.Object({
  ...common,
  ...whole,
  questions: Type.Array(Type.Object({ ...AnsweredQuestion.properties, value: Type.String(own) })),
  /** The questions that a supplement may answer anew. */
  form: Type.Array(Type.Object({ key: Text, required: Type.Boolean(), field: FormField })),
  acts: Type.Array(oneOf(applicantActs)),
});
export type OwnApplication = Static<typeof OwnApplication>;

/** An application in the desk's list. */
export const DeskRow = Type.Object({
  ...common,
  applicantName: Type.String(personal('services.applications.applicant_name', 'never')),
  departmentCode: Text,
  channel: oneOf(['resident', 'window']),
  handlerId: nullable(Text),
  handlerName: Type.String(personal('people.people.name', 'staff')),
  late: Type.Boolean(),
  mine: Type.Boolean(),
});
export type DeskRow = Static<typeof DeskRow>;

/** An application on the desk. */
export const DeskApplication = Type.Object({
  ...DeskRow.properties,
  ...whole,
  applicantName: Type.String(personal('services.applications.applicant_name')),
  applicantPhone: Type.String(personal('services.applications.applicant_phone')),
  takenByName: Type.String(personal('people.people.name', 'staff')),
  consent: oneOf(['none', 'signature', 'card', 'recording', 'mandate']),
  questions: Type.Array(AnsweredQuestion),
  acts: Type.Array(oneOf(deskActs)),
  remedyUsual: Text,
  deliveries: Type.Array(oneOf(deliveries)),
  promisedDays: Type.Integer(notPersonal('a time limit')),
});
export type DeskApplication = Static<typeof DeskApplication>;

/** What a desk gives with an act. */
export const DeskActInput = Type.Object({
  version: Type.Integer(),
  words: Type.Optional(Type.String({ maxLength: 1000 })),
  remedy: Type.Optional(Type.String({ maxLength: 1000 })),
  until: Type.Optional(Instant),
  /** Questions of which a new answer is asked. */
  keys: Type.Optional(Type.Array(Text, { maxItems: 60 })),
  way: Type.Optional(oneOf(deliveries)),
});
export type DeskActInput = Static<typeof DeskActInput>;

/** What an applicant gives with an act. */
export const OwnActInput = Type.Object({
  version: Type.Integer(),
  words: Type.Optional(Type.String({ maxLength: 500 })),
  answers: Type.Optional(Answers),
  stars: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
});
export type OwnActInput = Static<typeof OwnActInput>;

/** An application that a clerk takes down for somebody at the window. */
export const WindowInput = Type.Object({
  itemCode: ItemCode,
  name: Type.String({ minLength: 1, maxLength: 50 }),
  phone: Type.String({ maxLength: 30 }),
  consent: oneOf(['signature', 'card', 'recording']),
  answers: Answers,
  delivery: oneOf(deliveries),
});
export type WindowInput = Static<typeof WindowInput>;
