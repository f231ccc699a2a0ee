/** Shapes of the module of personal data. Browser-safe. */
import { Instant, nullable, oneOf, personal, type Static, Type } from '#platform/contract/index.ts';
import { guardianRelations } from './purposes.ts';
import { requestKinds, requestStates } from './requests.ts';

const Text = Type.String();
/** Something of the person who asks, whatever it is. */
const Own = Type.String(personal('people.people.name', 'own'));

/** A data key of the town; the key itself never leaves the process. */
export const KeyState = Type.Object({
  version: Type.Integer(),
  cipher: oneOf(['aes', 'sm4']),
  /** Name of the master key that wraps it. */
  master: Text,
  state: oneOf(['current', 'former', 'destroyed']),
  createdAt: Instant,
  destroyedAt: nullable(Instant),
});
export type KeyState = Static<typeof KeyState>;

/** For what a field is held. */
export const HeldField = Type.Object({
  titleZh: Text,
  titleEn: Text,
  purposeZh: Text,
  purposeEn: Text,
  basis: oneOf(['duty', 'consent', 'contract', 'employment', 'emergency']),
  sensitive: Type.Boolean(),
  /** Encrypted at rest. */
  sealed: Type.Boolean(),
  /** Days kept after the matter ended; null while the account lives. */
  retentionDays: nullable(Type.Integer()),
  /** The law that has it kept until then, also when erasure is asked for; empty when it goes at once. */
  lawKeepsZh: Text,
  lawKeepsEn: Text,
});
export type HeldField = Static<typeof HeldField>;

/** What the town holds of a person, a part a module. */
export const HeldSection = Type.Object({
  titleZh: Text,
  titleEn: Text,
  fields: Type.Array(HeldField),
  records: Type.Array(
    Type.Object({
      titleZh: Text,
      titleEn: Text,
      at: nullable(Instant),
      /** Page of the residents' app where it is seen whole; empty without one. */
      link: Text,
      values: Type.Array(Type.Object({ labelZh: Text, labelEn: Text, value: Own })),
    }),
  ),
});
export type HeldSection = Static<typeof HeldSection>;

/** Everything the town holds of the person who asks. */
export const OwnData = Type.Object({
  name: Own,
  townZh: Text,
  townEn: Text,
  madeAt: Instant,
  sections: Type.Array(HeldSection),
});
export type OwnData = Static<typeof OwnData>;

/** How whole data came to be seen. */
export const lookKinds = ['reveal', 'work', 'export', 'breakGlass', 'shared'] as const;

/** Somebody saw whole personal data. */
export const LookRow = Type.Object({
  id: Text,
  kind: oneOf(lookKinds),
  viewerName: Type.String(personal('people.people.name', 'staff')),
  /** A department, where its data is shared between departments; empty otherwise. */
  departmentZh: Text,
  departmentEn: Text,
  viewerKind: Text,
  /** What of it, in words. */
  fieldsZh: Type.Array(Text),
  fieldsEn: Type.Array(Text),
  reason: Text,
  seenAt: Instant,
});
export type LookRow = Static<typeof LookRow>;

/** A notice and whether the person consented. */
export const ConsentRow = Type.Object({
  purpose: Text,
  titleZh: Text,
  titleEn: Text,
  textZh: Text,
  textEn: Text,
  noticeVersion: Type.Integer(),
  separate: Type.Boolean(),
  given: Type.Boolean(),
  /** The notice changed since consent was given: it must be asked anew. */
  outdated: Type.Boolean(),
  givenAt: nullable(Instant),
  withdrawnAt: nullable(Instant),
  byGuardian: Type.Boolean(),
});
export type ConsentRow = Static<typeof ConsentRow>;

/** What is sent to give or withdraw consent: the same effort both ways. */
export const ConsentInput = Type.Object({
  given: Type.Boolean(),
  noticeVersion: Type.Integer({ minimum: 1 }),
  /** For somebody under 14: who consents. */
  guardian: Type.Optional(
    Type.Object({
      name: Type.String({ minLength: 2, maxLength: 50 }),
      relation: oneOf(guardianRelations),
    }),
  ),
  under14: Type.Optional(Type.Boolean()),
});
export type ConsentInput = Static<typeof ConsentInput>;

/** A request of a person about the own data. */
export const OwnRequest = Type.Object({
  id: Text,
  kind: oneOf(requestKinds),
  state: oneOf(requestStates),
  words: Own,
  answer: Own,
  exception: nullable(Text),
  receivedAt: Instant,
  dueAt: Instant,
  decidedAt: nullable(Instant),
  doneAt: nullable(Instant),
});
export type OwnRequest = Static<typeof OwnRequest>;

/** A request as the desk sees it. */
export const DeskRequest = Type.Object({
  ...OwnRequest.properties,
  words: Type.String(personal('privacy.requests.words')),
  answer: Type.String(personal('privacy.requests.answer')),
  personId: Text,
  personName: Type.String(personal('people.people.name')),
  personKind: oneOf(['staff', 'resident']),
  overdue: Type.Boolean(),
  version: Type.Integer(),
  /** What stands in the way of an erasure now. */
  obstacles: Type.Array(
    Type.Object({ whatZh: Text, whatEn: Text, whyZh: Text, whyEn: Text, later: Type.Boolean() }),
  ),
});
export type DeskRequest = Static<typeof DeskRequest>;

/** A value shown for a while, with a reason. */
export const Revealed = Type.Object({
  value: Type.String(personal('people.people.name', 'own')),
  until: Instant,
});

/** A line of the register of processing. */
export const RegisterRow = Type.Object({
  module: Text,
  moduleZh: Text,
  moduleEn: Text,
  field: Text,
  ...HeldField.properties,
  mask: Text,
  /** Permissions whose holders see it whole. */
  wholeFor: Type.Array(Text),
  /** The same in words, in the same order; the id of a permission that no module declares any more. */
  wholeForZh: Type.Array(Text),
  wholeForEn: Type.Array(Text),
  /** What happens at the end of its time. */
  atEnd: Text,
});
export type RegisterRow = Static<typeof RegisterRow>;

/** Words of a notice as an administrator changes them. */
export const NoticeInput = Type.Object({
  titleZh: Type.String({ minLength: 2, maxLength: 60 }),
  titleEn: Type.String({ minLength: 2, maxLength: 120 }),
  textZh: Type.String({ minLength: 10, maxLength: 1000 }),
  textEn: Type.String({ minLength: 10, maxLength: 2000 }),
  /** The version that was read. */
  version: Type.Integer({ minimum: 1 }),
});
export type NoticeInput = Static<typeof NoticeInput>;
