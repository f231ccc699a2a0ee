/** Operations of second factors and of the town's rules of sign-in. */
import {
  Done,
  Id,
  notPersonal,
  nullable,
  oneOf,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import {
  Enrolled,
  FactorCode,
  FactorLabel,
  FactorList,
  PasskeyMade,
  PasskeyOptions,
  Ticket,
} from './factor-shapes.ts';

const rights = 'people.rights';
const byPerson = Type.Object({ personId: Id });

/** Whom a town asks for a second factor. */
export const factorRules = ['none', 'administrators', 'staff'] as const;

/** The town's own rules of sign-in. */
export const SecurityRules = Type.Object({
  secondFactor: oneOf(factorRules),
  /** Minutes without a touch after which staff is signed out; 0 never. */
  idleMinutes: Type.Integer({ minimum: 0, maximum: 1440 }),
  /** The same for those who administer. */
  adminIdleMinutes: Type.Integer({ minimum: 0, maximum: 1440 }),
  /** The version that was read; 0 while the house rules hold. */
  version: Type.Integer({ minimum: 0 }),
});
export type SecurityRules = Static<typeof SecurityRules>;

/** How an account stands, for whoever administers rights. */
export const AccountRow = Type.Object({
  personId: Type.String(),
  name: Type.String(),
  username: Type.String(),
  title: Type.String(),
  active: Type.Boolean(),
  /** Whether the town asks this account for a second factor. */
  required: Type.Boolean(),
  factors: Type.Array(oneOf(['totp', 'passkey'])),
  sessions: Type.Integer(),
  seenAt: nullable(Type.String()),
});
export type AccountRow = Static<typeof AccountRow>;

export const securityOperations = {
  factors: {
    method: 'GET',
    path: '/me/factors',
    summary: "One's own second factors",
    permission: 'signedIn',
    reply: FactorList,
  },
  beginTotp: {
    method: 'POST',
    path: '/me/factors/totp',
    summary: 'Begin to enrol an authenticator app: its secret and QR code',
    permission: 'signedIn',
    dangerous: true,
    reply: Type.Object({
      ticket: Type.String(),
      /** Base32, in groups of four, to type by hand. */
      secret: Type.String(),
      /** The `otpauth:` address in the QR code. */
      address: Type.String(notPersonal('address in a QR code')),
      /** An SVG drawing of the QR code, as a data address. */
      qrCode: Type.String(),
    }),
    problems: ['factors-too-many'],
  },
  finishTotp: {
    method: 'POST',
    path: '/me/factors/totp/finish',
    summary: 'Prove the authenticator app by a code; ends the other sessions',
    permission: 'signedIn',
    body: Type.Object({ ticket: Ticket, code: FactorCode, label: FactorLabel }),
    reply: Enrolled,
    problems: ['factor-code-wrong', 'challenge-gone'],
  },
  beginPasskey: {
    method: 'POST',
    path: '/me/factors/passkey',
    summary: 'Begin to enrol a passkey (WebAuthn)',
    permission: 'signedIn',
    dangerous: true,
    reply: Type.Object({ ticket: Type.String(), options: PasskeyOptions }),
    problems: ['factors-too-many'],
  },
  finishPasskey: {
    method: 'POST',
    path: '/me/factors/passkey/finish',
    summary: 'Keep the passkey that the browser made; ends the other sessions',
    permission: 'signedIn',
    body: Type.Object({ ticket: Ticket, passkey: PasskeyMade, label: FactorLabel }),
    reply: Enrolled,
    problems: ['passkey-refused', 'challenge-gone'],
  },
  removeFactor: {
    method: 'DELETE',
    path: '/me/factors/:factorId',
    summary: "Remove one of one's own second factors",
    permission: 'signedIn',
    dangerous: true,
    params: Type.Object({ factorId: Id }),
    reply: Done,
    problems: ['factor-needed'],
  },
  renewRecoveryCodes: {
    method: 'POST',
    path: '/me/recovery-codes',
    summary: 'New recovery codes; the old ones are worthless',
    permission: 'signedIn',
    dangerous: true,
    reply: Enrolled,
    problems: ['factor-needed'],
  },
  security: {
    method: 'GET',
    path: '/security',
    summary: "The town's rules of sign-in",
    permission: rights,
    reply: SecurityRules,
  },
  saveSecurity: {
    method: 'PUT',
    path: '/security',
    summary: "Change the town's rules of sign-in",
    permission: rights,
    dangerous: true,
    body: SecurityRules,
    reply: SecurityRules,
    problems: ['changed-meanwhile'],
  },
  accounts: {
    method: 'GET',
    path: '/security/accounts',
    summary: 'Accounts of the staff: second factors and open sessions',
    permission: rights,
    reply: Type.Object({ items: Type.Array(AccountRow) }),
  },
  sessionsOf: {
    method: 'GET',
    path: '/security/accounts/:personId/sessions',
    summary: "Somebody's open sessions",
    permission: rights,
    params: byPerson,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          device: Type.String(),
          factor: nullable(Type.String()),
          createdAt: Type.String(),
          seenAt: Type.String(),
        }),
      ),
    }),
  },
  endSessionsOf: {
    method: 'DELETE',
    path: '/security/accounts/:personId/sessions',
    summary: "End somebody's sessions: one, or all",
    permission: rights,
    params: byPerson,
    query: Type.Object({ sessionId: Type.Optional(Id) }),
    reply: Type.Object({ ended: Type.Integer() }),
  },
  resetFactors: {
    method: 'DELETE',
    path: '/security/accounts/:personId/factors',
    summary: 'Take all second factors and sessions off an account whose owner lost them',
    permission: rights,
    dangerous: true,
    params: byPerson,
    reply: Done,
  },
} as const;
