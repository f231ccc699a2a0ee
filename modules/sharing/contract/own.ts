/** What a resident sees: which department used data about them, on what ground. */
import {
  defineApi,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { legalBases, useWays } from './words.ts';

const Text = Type.String();

/** A use of data about the person. */
export const OwnUse = Type.Object({
  id: Text,
  departmentZh: Text,
  departmentEn: Text,
  ownerZh: Text,
  ownerEn: Text,
  resourceZh: Text,
  resourceEn: Text,
  number: Text,
  fieldsZh: Type.Array(Text),
  fieldsEn: Type.Array(Text),
  purpose: Type.String(personal('sharing.requests.purpose', 'own')),
  basis: oneOf(legalBases),
  way: oneOf(useWays),
  times: Type.Integer(),
  firstAt: Instant,
  lastAt: Instant,
});
export type OwnUse = Static<typeof OwnUse>;

/** The identity number by which departments name the person, as far as it was proved. */
export const OwnIdentity = Type.Object({
  /** Masked; null while it is not proved. */
  idNumber: nullable(Type.String(personal('sharing.identities.id_number', 'never'))),
  provedAt: nullable(Instant),
});
export type OwnIdentity = Static<typeof OwnIdentity>;

const IdNumber = Type.String({ minLength: 15, maxLength: 24 });

export const ownOperations = defineApi('sharing', {
  ownIdentity: {
    method: 'GET',
    path: '/me/identity',
    summary: 'Whether the identity number of whoever asks was proved',
    permission: 'signedIn',
    reply: OwnIdentity,
  },
  proveIdentity: {
    method: 'PUT',
    path: '/me/identity',
    summary:
      'Prove an identity number: name and proved phone must be those that a department holds with it',
    permission: 'signedIn',
    body: Type.Object({ idNumber: IdNumber }),
    reply: OwnIdentity,
    problems: ['id-number-invalid', 'identity-unproved', 'identity-taken', 'too-many-requests'],
  },
  ownUses: {
    method: 'GET',
    path: '/me/shared-data',
    summary: 'Which departments used data about whoever asks, and for what',
    permission: 'signedIn',
    query: Type.Object(paging),
    reply: pageOf(OwnUse),
  },
  confirmIdentity: {
    method: 'POST',
    path: '/sharing/identities',
    summary: 'Confirm at the window, with the card in hand, which identity number a resident has',
    permission: 'sharing.identify',
    body: Type.Object({
      phone: Type.String({ minLength: 5, maxLength: 30 }),
      idNumber: IdNumber,
    }),
    reply: OwnIdentity,
    problems: ['id-number-invalid', 'identity-taken', 'resident-unknown'],
  },
});
