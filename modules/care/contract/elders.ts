/** The register of older people. */
import {
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { consents, disabilities, genders, relations } from './words.ts';

const Text = Type.String();
/** A local day, `YYYY-MM-DD`. */
export const Day = Type.String({ format: 'date', pattern: '^(19|20)\\d\\d-' });
/** A month, `YYYY-MM`. */
export const Month = Type.String({ pattern: '^20\\d\\d-(0[1-9]|1[0-2])$' });
/** Minutes since local midnight. */
export const Minute = Type.Integer({ minimum: 0, maximum: 1439 });
export const Version = Type.Integer({ minimum: 1 });
export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const byElder = Type.Object({ elderId: Id });

/** An older person in a list. */
export const ElderRow = Type.Object({
  id: Text,
  number: Type.Integer(),
  name: Type.String(personal('care.elders.name')),
  gender: oneOf(genders, personal('care.elders.gender')),
  age: nullable(Type.Integer()),
  villageId: nullable(Text),
  villageZh: Text,
  villageEn: Text,
  gridCellZh: Text,
  livingAlone: Type.Boolean(),
  disability: Type.String(personal('care.elders.disability')),
  times: Type.Array(Type.Integer()),
  contacts: Type.Integer(),
  allowance: nullable(Text),
  state: oneOf(['living', 'moved', 'died']),
});
export type ElderRow = Static<typeof ElderRow>;

export const Contact = Type.Object({
  id: Text,
  name: Type.String(personal('care.contacts.name')),
  phone: Type.String(personal('care.contacts.phone')),
  relation: oneOf(relations),
  consent: Type.Boolean(),
  hasAccount: Type.Boolean(),
});
export type Contact = Static<typeof Contact>;

/** One older person, whole. */
export const ElderDetail = Type.Object({
  ...ElderRow.properties,
  birthDay: Type.String(personal('care.elders.birth_day')),
  idNumber: Type.String(personal('care.elders.id_number')),
  phone: Type.String(personal('care.elders.phone')),
  address: Type.String(personal('care.elders.address')),
  position: nullable(Position),
  gridCellId: nullable(Text),
  note: Type.String(personal('care.elders.note')),
  consentHow: oneOf(consents),
  consentAt: nullable(Instant),
  hasAccount: Type.Boolean(),
  hasRecord: Type.Boolean(),
  pausedFrom: nullable(Text),
  pausedUntil: nullable(Text),
  deviceCode: nullable(Text),
  thingId: nullable(Text),
  endedDay: nullable(Text),
  people: Type.Array(Contact),
  version: Type.Integer(),
});
export type ElderDetail = Static<typeof ElderDetail>;

/** What is registered of an older person. */
export const ElderInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 40 }),
  gender: oneOf(genders),
  birthDay: Day,
  idNumber: Type.String({ maxLength: 24 }),
  phone: Type.String({ maxLength: 20 }),
  address: Type.String({ maxLength: 200 }),
  villageId: nullable(Id),
  gridCellId: nullable(Id),
  position: nullable(Position),
  livingAlone: Type.Boolean(),
  disability: oneOf(disabilities),
  note: Type.String({ maxLength: 1000 }),
  consentHow: oneOf(consents),
  recordId: Type.Optional(nullable(Id)),
});
export type ElderInput = Static<typeof ElderInput>;

export const ContactInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 40 }),
  phone: Type.String({ minLength: 5, maxLength: 20 }),
  relation: oneOf(relations),
  consent: Type.Boolean(),
});
export type ContactInput = Static<typeof ContactInput>;

export const TimesInput = Type.Object({
  times: Type.Array(Minute, { maxItems: 3, uniqueItems: true }),
  pausedFrom: nullable(Day),
  pausedUntil: nullable(Day),
  deviceCode: Type.Optional(nullable(Type.String({ maxLength: 60 }))),
  version: Version,
});
export type TimesInput = Static<typeof TimesInput>;

const Filter = {
  q: Type.Optional(Type.String({ maxLength: 40 })),
  villageId: Type.Optional(Id),
  alone: Type.Optional(Type.Boolean()),
  checked: Type.Optional(Type.Boolean({ description: 'With agreed check-in times' })),
  ended: Type.Optional(Type.Boolean({ description: 'Who moved away or died, too' })),
};
export const ElderFilter = Type.Object(Filter);
export type ElderFilter = Static<typeof ElderFilter>;
const ElderQuery = Type.Object({ ...Filter, ...paging });
export type ElderQuery = Static<typeof ElderQuery>;

/** What the master records hold of a number, to fill the form with. */
export const Found = Type.Object({
  recordId: nullable(Text),
  name: Type.String(personal('care.elders.name')),
  gender: oneOf(genders, personal('care.elders.gender')),
  birthDay: Type.String(personal('care.elders.birth_day')),
  phone: Type.String(personal('care.elders.phone')),
  address: Type.String(personal('care.elders.address')),
  villageId: nullable(Text),
  known: nullable(Text),
});
export type Found = Static<typeof Found>;

const elderProblems = ['elder-number-invalid', 'elder-known', 'elder-phone-invalid'];

export const elderOperations = {
  elders: {
    method: 'GET',
    path: '/care/elders',
    summary: 'Older people within reach, by number',
    permission: 'care.read',
    query: ElderQuery,
    reply: pageOf(ElderRow),
  },
  eldersSheet: {
    method: 'GET',
    path: '/care/elders/file',
    summary: 'The filtered register as XLSX, at most 20,000 rows, masked',
    permission: 'care.read',
    query: ElderFilter,
    reply: Type.Unknown(),
    file: sheetType,
  },
  elder: {
    method: 'GET',
    path: '/care/elders/:elderId',
    summary: 'One older person, whole; the look is noted',
    permission: 'care.read',
    params: byElder,
    reply: ElderDetail,
    problems: ['not-found'],
  },
  lookUpElder: {
    method: 'POST',
    path: '/care/look-up',
    summary: 'What the master records hold of an identity number, to fill the form with',
    permission: 'care.register',
    body: Type.Object({ idNumber: Type.String({ maxLength: 24 }) }),
    reply: Found,
    problems: ['elder-number-invalid', 'too-many-requests'],
  },
  takeFromRecords: {
    method: 'POST',
    path: '/care/elders/from-records',
    summary: 'Takes everybody of 60 and over in the master records into the register',
    permission: 'care.register',
    reply: Type.Object({
      added: Type.Integer(),
      known: Type.Integer(),
      withoutVillage: Type.Integer(),
    }),
  },
  addElder: {
    method: 'POST',
    path: '/care/elders',
    summary: 'Register an older person',
    permission: 'care.register',
    onBehalf: 'care',
    body: ElderInput,
    reply: ElderDetail,
    status: 201,
    idempotent: true,
    problems: elderProblems,
  },
  changeElder: {
    method: 'PUT',
    path: '/care/elders/:elderId',
    summary: 'Change what is registered',
    permission: 'care.register',
    params: byElder,
    body: Type.Object({ ...ElderInput.properties, version: Version }),
    reply: ElderDetail,
    problems: ['not-found', 'changed-meanwhile', ...elderProblems],
  },
  endElder: {
    method: 'POST',
    path: '/care/elders/:elderId/end',
    summary: 'The person died or moved away: check-ins, plans and allowance end',
    permission: 'care.register',
    params: byElder,
    body: Type.Object({ state: oneOf(['moved', 'died']), day: Day }),
    reply: ElderDetail,
    problems: ['not-found', 'elder-ended'],
  },
  setTimes: {
    method: 'PUT',
    path: '/care/elders/:elderId/times',
    summary: 'Agree on check-in times, with pauses and a device',
    permission: 'care.register',
    onBehalf: 'care',
    params: byElder,
    body: TimesInput,
    reply: ElderDetail,
    problems: [
      'not-found',
      'changed-meanwhile',
      'elder-consent-missing',
      'device-unknown',
      'pause-unfit',
      'elder-ended',
    ],
  },
  addContact: {
    method: 'POST',
    path: '/care/elders/:elderId/contacts',
    summary: 'Add family or a neighbour',
    permission: 'care.register',
    params: byElder,
    body: ContactInput,
    reply: ElderDetail,
    problems: ['not-found', 'elder-phone-invalid'],
  },
  changeContact: {
    method: 'PUT',
    path: '/care/contacts/:contactId',
    summary: 'Change a contact, or take consent back',
    permission: 'care.register',
    params: Type.Object({ contactId: Id }),
    body: ContactInput,
    reply: ElderDetail,
    problems: ['not-found', 'elder-phone-invalid'],
  },
  removeContact: {
    method: 'DELETE',
    path: '/care/contacts/:contactId',
    summary: 'Remove a contact',
    permission: 'care.register',
    params: Type.Object({ contactId: Id }),
    reply: Done,
    problems: ['not-found'],
  },
} as const;
