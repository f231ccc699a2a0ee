/** Operations of the single sign-on: signing in by it, and the town's settings. */
import { notPersonal, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { FactorAsked } from './factor-shapes.ts';
import { Me } from './shapes.ts';

const rights = 'people.rights';

/** Claims that may name an account at somebody's first sign-in. */
export const signOnClaims = ['preferred_username', 'email', 'phone_number'] as const;

const settings = {
  active: Type.Boolean(),
  /** Address of the issuer, exactly as its metadata say. */
  issuer: Type.String({ maxLength: 300, pattern: '^https?://\\S+$' }),
  clientId: Type.String({ minLength: 1, maxLength: 200 }),
  /** Separated by spaces; `openid` is asked for in any case. */
  scopes: Type.String({ maxLength: 200, pattern: '^[\\x21-\\x7e ]*$' }),
  claim: oneOf(signOnClaims),
  /** Whether a proof of two factors there counts here. */
  replacesFactor: Type.Boolean(),
  /** Values of `acr` or `amr` that say that two factors were shown. */
  factorValues: Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { maxItems: 20 }),
  /** What the button of the sign-in page says. */
  button: Type.String({ minLength: 1, maxLength: 30 }),
  /** The version that was read; 0 while there is none. */
  version: Type.Integer({ minimum: 0 }),
};

/** The town's settings as they are told; the secret never is. */
export const SignOnSettings = Type.Object({
  ...settings,
  hasSecret: Type.Boolean(),
  /** Where the issuer sends people back to; to be registered there. */
  returnAddress: Type.String(notPersonal('address of a page')),
});
export type SignOnSettings = Static<typeof SignOnSettings>;

const SignOnInput = Type.Object({
  ...settings,
  /** Left out: as it was, unless issuer or client changed. Empty: none. */
  clientSecret: Type.Optional(Type.String({ maxLength: 500 })),
});
export type SignOnInput = Static<typeof SignOnInput>;

export const singleSignOnOperations = {
  signOns: {
    method: 'GET',
    path: '/single-sign-on',
    summary: 'Towns whose staff may sign in by a single sign-on',
    permission: 'public',
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          town: Type.String(),
          nameZh: Type.String(),
          nameEn: Type.String(),
          button: Type.String(),
        }),
      ),
    }),
  },
  beginSignOn: {
    method: 'POST',
    path: '/single-sign-on/begin',
    summary: 'Begin: the address of the issuer to which the browser goes now',
    permission: 'public',
    body: Type.Object({ town: Type.String({ minLength: 1, maxLength: 40 }) }),
    reply: Type.Object({ address: Type.String(notPersonal('address of the issuer')) }),
    problems: [
      'single-sign-on-off',
      'single-sign-on-unreachable',
      'single-sign-on-faulty',
      'too-many-requests',
    ],
  },
  finishSignOn: {
    method: 'POST',
    path: '/single-sign-on/finish',
    summary:
      'Finish with what the issuer answered; sets the session cookie, or says which second factor is missing',
    permission: 'public',
    body: Type.Object({
      /** Code of the town in that address. */
      town: Type.String({ minLength: 1, maxLength: 40 }),
      /** The query of the address to which the issuer sent the browser back. */
      answer: Type.String({ maxLength: 8192 }),
    }),
    reply: Type.Union([Me, FactorAsked]),
    problems: [
      'single-sign-on-off',
      'single-sign-on-state',
      'single-sign-on-refused',
      'single-sign-on-unreachable',
      'single-sign-on-clock',
      'single-sign-on-faulty',
      'single-sign-on-unknown',
      'challenge-gone',
    ],
  },
  signOnSettings: {
    method: 'GET',
    path: '/security/single-sign-on',
    summary: "The town's single sign-on",
    permission: rights,
    reply: SignOnSettings,
  },
  saveSignOn: {
    method: 'PUT',
    path: '/security/single-sign-on',
    summary: "Change the town's single sign-on",
    permission: rights,
    dangerous: true,
    body: SignOnInput,
    reply: SignOnSettings,
    problems: ['changed-meanwhile', 'single-sign-on-issuer-unfit', 'single-sign-on-factor-unfit'],
  },
} as const;
