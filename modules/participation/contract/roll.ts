/** The roll of verified residents: who has a voice. */
import {
  defineApi,
  Id,
  Instant,
  nullable,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';

const Text = Type.String();

/** A resident on the roll. */
export const RollRow = Type.Object({
  id: Text,
  name: Type.String(personal('participation.residents.name')),
  idNumber: Type.String(personal('participation.residents.id_number')),
  bornOn: Type.String(personal('participation.residents.born_on')),
  villageId: Text,
  villageName: Text,
  hasAccount: Type.Boolean(),
  active: Type.Boolean(),
  verifiedAt: Instant,
  version: Type.Integer(),
});
export type RollRow = Static<typeof RollRow>;

export const rollOperations = defineApi('participation', {
  ownVoice: {
    method: 'GET',
    path: '/participation/own-voice',
    summary: 'Whether whoever asks is signed in and stands on the roll, and for which village',
    permission: 'public',
    reply: Type.Object({
      signedIn: Type.Boolean(),
      verified: Type.Boolean(),
      villageId: nullable(Text),
      villageName: Text,
      verifiedAt: nullable(Instant),
    }),
  },
  roll: {
    method: 'GET',
    path: '/participation/roll',
    summary: 'The roll by village, or the one of an identity number',
    permission: 'participation.verify',
    query: Type.Object({
      villageId: Type.Optional(Id),
      idNumber: Type.Optional(Type.String({ maxLength: 20 })),
      ...paging,
    }),
    reply: Type.Object({
      ...pageOf(RollRow).properties,
      counts: Type.Array(
        Type.Object({ villageId: Text, villageName: Text, count: Type.Integer() }),
      ),
    }),
  },
  verifyResident: {
    method: 'POST',
    path: '/participation/roll',
    summary:
      'Put a resident on the roll after seeing the identity card; links the account of the telephone',
    permission: 'participation.verify',
    body: Type.Object({
      name: Type.String({ minLength: 2, maxLength: 40 }),
      idNumber: Type.String({ minLength: 15, maxLength: 20 }),
      villageId: Id,
      phone: Type.Optional(Type.String({ maxLength: 20 })),
    }),
    reply: RollRow,
    status: 201,
    problems: [
      'roll-identity-wrong',
      'no-such-village',
      'resident-known',
      'phone-not-proved',
      'account-taken',
    ],
  },
  changeResident: {
    method: 'PUT',
    path: '/participation/roll/:residentId',
    summary: 'Another village, moved away, or another account',
    permission: 'participation.verify',
    params: Type.Object({ residentId: Id }),
    body: Type.Object({
      villageId: Id,
      active: Type.Boolean(),
      phone: Type.Optional(Type.String({ maxLength: 20 })),
      version: Type.Integer({ minimum: 1 }),
    }),
    reply: RollRow,
    problems: [
      'not-found',
      'changed-meanwhile',
      'no-such-village',
      'phone-not-proved',
      'account-taken',
    ],
  },
  rollSheet: {
    method: 'GET',
    path: '/participation/roll/export',
    summary: 'How many residents of each village and age stand on the roll, as XLSX; no names',
    permission: 'participation.verify',
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
});
