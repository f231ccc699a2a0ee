/** What second factors look like over HTTP. Browser-safe. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

/** Ways to show a second factor. */
export const factorKinds = ['totp', 'passkey', 'recovery'] as const;
export type FactorKind = (typeof factorKinds)[number];

/** What a token of something begun looks like. */
export const Ticket = Type.String({ minLength: 20, maxLength: 100 });

/** Six digits of an authenticator app, or a recovery code; spaces and dashes do no harm. */
export const FactorCode = Type.String({ minLength: 6, maxLength: 40 });

const Encoded = Type.String({ maxLength: 16_384 });
const Extras = Type.Unsafe<Record<string, unknown>>({ type: 'object' });

/** Options as the browser's WebAuthn API takes them. */
export const PasskeyOptions = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: true,
});

/** What the browser answers when a passkey is made. */
export const PasskeyMade = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 2048 }),
  rawId: Type.String({ minLength: 1, maxLength: 2048 }),
  type: Type.Literal('public-key'),
  response: Type.Object({
    clientDataJSON: Encoded,
    attestationObject: Encoded,
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 10 })),
  }),
  clientExtensionResults: Extras,
});
export type PasskeyMade = Static<typeof PasskeyMade>;

/** What the browser answers when a passkey is shown. */
export const PasskeyShown = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 2048 }),
  rawId: Type.String({ minLength: 1, maxLength: 2048 }),
  type: Type.Literal('public-key'),
  response: Type.Object({
    clientDataJSON: Encoded,
    authenticatorData: Encoded,
    signature: Encoded,
    userHandle: Type.Optional(Encoded),
  }),
  clientExtensionResults: Extras,
});
export type PasskeyShown = Static<typeof PasskeyShown>;

/** What was begun and waits for a second factor. */
export const FactorAsked = Type.Object({
  ticket: Type.String(),
  kinds: Type.Array(oneOf(factorKinds)),
  /** For the browser's WebAuthn API; null where no passkey is enrolled. */
  passkey: nullable(PasskeyOptions),
});
export type FactorAsked = Static<typeof FactorAsked>;

/** The second factors of an account. */
export const FactorList = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: oneOf(['totp', 'passkey']),
      label: Type.String(),
      createdAt: Type.String(),
      usedAt: nullable(Type.String()),
    }),
  ),
  recoveryCodesLeft: Type.Integer(),
  /** Whether the town asks this account for a second factor. */
  required: Type.Boolean(),
});
export type FactorList = Static<typeof FactorList>;

/** The answer of an enrolment: the codes for who loses the factor, told once with the first factor. */
export const Enrolled = Type.Object({ recoveryCodes: Type.Array(Type.String()) });
export type Enrolled = Static<typeof Enrolled>;

/** A sign-in that went through, or what it still waits for. */
export const FactorLabel = Type.String({ minLength: 1, maxLength: 40 });
