/** Operations of signing in and of one's own account. */
import { Done, Id, nullable, Type } from '#platform/contract/index.ts';
import { FactorAsked, FactorCode, PasskeyShown, Ticket } from './factor-shapes.ts';
import { Me } from './shapes.ts';

const Password = Type.String({ minLength: 1, maxLength: 200 });

export const signInOperations = {
  signIn: {
    method: 'POST',
    path: '/sign-in',
    summary:
      'Sign in with user name and password; sets the session cookie, or says which second factor is missing',
    permission: 'public',
    body: Type.Object({
      username: Type.String({ minLength: 1, maxLength: 60 }),
      password: Password,
      code: Type.Optional(FactorCode),
      town: Type.Optional(
        Type.String({
          maxLength: 40,
          description: 'Code of the town, when the user name exists in several',
        }),
      ),
    }),
    reply: Type.Union([Me, FactorAsked]),
    problems: ['sign-in-failed', 'town-ambiguous', 'factor-code-wrong', 'too-many-requests'],
  },
  signInFactor: {
    method: 'POST',
    path: '/sign-in/factor',
    summary: 'Show the second factor of a sign-in that waits for it; sets the session cookie',
    permission: 'public',
    body: Type.Object({
      ticket: Ticket,
      code: Type.Optional(FactorCode),
      passkey: Type.Optional(PasskeyShown),
    }),
    reply: Me,
    problems: ['factor-code-wrong', 'challenge-gone', 'too-many-requests'],
  },
  signOut: {
    method: 'POST',
    path: '/sign-out',
    summary: 'End the session',
    permission: 'public',
    reply: Done,
  },
  me: {
    method: 'GET',
    path: '/me',
    summary: 'Who is signed in',
    permission: 'signedIn',
    onBehalf: 'self',
    reply: Me,
  },
  changePassword: {
    method: 'POST',
    path: '/me/password',
    summary: "Change one's own password; ends the other sessions",
    permission: 'signedIn',
    onBehalf: 'self',
    body: Type.Object({ current: Password, next: Password }),
    reply: Done,
    problems: ['sign-in-failed', 'password-weak', 'too-many-requests'],
  },
  askConfirmation: {
    method: 'POST',
    path: '/me/confirmation',
    summary: 'Begin to confirm that one is at the keyboard, before a dangerous act',
    permission: 'signedIn',
    onBehalf: 'self',
    reply: Type.Object({
      /** Null where no second factor is enrolled: then the password confirms. */
      factor: nullable(FactorAsked),
    }),
  },
  confirm: {
    method: 'POST',
    path: '/me/confirmation/answer',
    summary: 'Confirm by second factor, or by password where none is enrolled; holds ten minutes',
    permission: 'signedIn',
    onBehalf: 'self',
    body: Type.Object({
      password: Type.Optional(Password),
      ticket: Type.Optional(Ticket),
      code: Type.Optional(FactorCode),
      passkey: Type.Optional(PasskeyShown),
    }),
    reply: Done,
    problems: ['sign-in-failed', 'factor-code-wrong', 'challenge-gone', 'too-many-requests'],
  },
  sessions: {
    method: 'GET',
    path: '/me/sessions',
    summary: "One's own open sessions",
    permission: 'signedIn',
    onBehalf: 'self',
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          device: Type.String(),
          factor: nullable(Type.String()),
          createdAt: Type.String(),
          seenAt: Type.String(),
          current: Type.Boolean(),
        }),
      ),
    }),
  },
  endSession: {
    method: 'DELETE',
    path: '/me/sessions/:sessionId',
    summary: "End one of one's own sessions",
    permission: 'signedIn',
    onBehalf: 'self',
    params: Type.Object({ sessionId: Id }),
    reply: Done,
  },
  requestPhoneCode: {
    method: 'POST',
    path: '/residents/phone-code',
    summary: "Send a code to a resident's phone",
    permission: 'public',
    body: Type.Object({ phone: Type.String({ maxLength: 30 }) }),
    reply: Type.Object({ codeId: Type.String(), validSeconds: Type.Integer() }),
    problems: ['phone-invalid', 'too-many-requests'],
  },
  confirmPhoneCode: {
    method: 'POST',
    path: '/residents/session',
    summary: 'Prove a phone with its code; signs the resident in',
    permission: 'public',
    body: Type.Object({
      codeId: Id,
      code: Type.String({ minLength: 6, maxLength: 12 }),
      name: Type.Optional(Type.String({ maxLength: 50 })),
    }),
    reply: Me,
    problems: ['phone-code-wrong'],
  },
} as const;
