import { defineApi, Type } from '#platform/contract/index.ts';

/**
 * Who is signed in, as `GET /api/v1/me` answers. The contract belongs to the module of people; the
 * kit knows of it only what every shell needs, because `ui` stands below the modules.
 */
export interface Me {
  readonly person: { readonly id: string; readonly name: string; readonly title?: string };
  readonly roles: readonly {
    readonly code: string;
    readonly nameZh: string;
    readonly nameEn: string;
  }[];
  readonly permissions: readonly string[];
  /** How far the person's work reaches; decides which of the listed cases are theirs. */
  readonly scope: {
    readonly departmentIds: readonly string[];
    readonly villageIds: readonly string[];
    readonly gridCellIds: readonly string[];
  };
  readonly town: { readonly code: string; readonly nameZh: string; readonly nameEn: string };
  /** A look into this town by break-glass; null at home. */
  readonly visit: { readonly reason: string; readonly endsAt: string } | null;
  readonly mustChangePassword: boolean;
  readonly mustEnrolFactor: boolean;
}

/** What a sign-in or a dangerous act still waits for. */
export interface FactorAsked {
  readonly ticket: string;
  readonly kinds: readonly ('totp' | 'passkey' | 'recovery')[];
  /** For the browser's WebAuthn API. */
  readonly passkey: Readonly<Record<string, unknown>> | null;
}

/** A second factor as shown. */
export interface Shown {
  readonly ticket: string;
  readonly code?: string;
  readonly passkey?: unknown;
}

/** Codes for who loses the second factor; empty after the first one. */
export interface Enrolled {
  readonly recoveryCodes: readonly string[];
}

/** A town whose staff may sign in by a single sign-on. */
export interface SignOn {
  readonly town: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly button: string;
}

/** What the sign-in page sends. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly town?: string;
}

const me = Type.Unsafe<Me>({});
const done = Type.Unsafe<{ done: boolean }>({});
const enrolled = Type.Unsafe<Enrolled>({});

/** The operations that every shell of staff uses. */
export const sessionApi = defineApi('people', {
  me: {
    method: 'GET',
    path: '/me',
    summary: 'Who is signed in',
    permission: 'signedIn',
    reply: me,
  },
  signIn: {
    method: 'POST',
    path: '/sign-in',
    summary: 'Sign in',
    permission: 'public',
    body: Type.Unsafe<Credentials>({}),
    reply: Type.Unsafe<Me | FactorAsked>({}),
  },
  signInFactor: {
    method: 'POST',
    path: '/sign-in/factor',
    summary: 'Show the second factor',
    permission: 'public',
    body: Type.Unsafe<Shown>({}),
    reply: me,
  },
  signOns: {
    method: 'GET',
    path: '/single-sign-on',
    summary: 'Single sign-ons',
    permission: 'public',
    reply: Type.Unsafe<{ items: readonly SignOn[] }>({}),
  },
  beginSignOn: {
    method: 'POST',
    path: '/single-sign-on/begin',
    summary: 'Begin',
    permission: 'public',
    body: Type.Unsafe<{ town: string }>({}),
    reply: Type.Unsafe<{ address: string }>({}),
  },
  finishSignOn: {
    method: 'POST',
    path: '/single-sign-on/finish',
    summary: 'Finish',
    permission: 'public',
    body: Type.Unsafe<{ town: string; answer: string }>({}),
    reply: Type.Unsafe<Me | FactorAsked>({}),
  },
  leaveVisit: {
    method: 'POST',
    path: '/hosting/leave',
    summary: 'End the visit',
    permission: 'signedIn',
    reply: done,
  },
  askConfirmation: {
    method: 'POST',
    path: '/me/confirmation',
    summary: 'Begin to confirm',
    permission: 'signedIn',
    reply: Type.Unsafe<{ factor: FactorAsked | null }>({}),
  },
  confirm: {
    method: 'POST',
    path: '/me/confirmation/answer',
    summary: 'Confirm',
    permission: 'signedIn',
    body: Type.Unsafe<Shown | { password: string }>({}),
    reply: done,
  },
  beginTotp: {
    method: 'POST',
    path: '/me/factors/totp',
    summary: 'Begin to enrol an authenticator app',
    permission: 'signedIn',
    reply: Type.Unsafe<{ ticket: string; secret: string; qrCode: string }>({}),
  },
  finishTotp: {
    method: 'POST',
    path: '/me/factors/totp/finish',
    summary: 'Keep it',
    permission: 'signedIn',
    body: Type.Unsafe<{ ticket: string; code: string; label: string }>({}),
    reply: enrolled,
  },
  beginPasskey: {
    method: 'POST',
    path: '/me/factors/passkey',
    summary: 'Begin to enrol a passkey',
    permission: 'signedIn',
    reply: Type.Unsafe<{ ticket: string; options: Record<string, unknown> }>({}),
  },
  finishPasskey: {
    method: 'POST',
    path: '/me/factors/passkey/finish',
    summary: 'Keep it',
    permission: 'signedIn',
    body: Type.Unsafe<{ ticket: string; passkey: unknown; label: string }>({}),
    reply: enrolled,
  },
  signOut: {
    method: 'POST',
    path: '/sign-out',
    summary: 'Sign out',
    permission: 'public',
    reply: done,
  },
  changePassword: {
    method: 'POST',
    path: '/me/password',
    summary: 'Change the own password',
    permission: 'signedIn',
    body: Type.Unsafe<{ current: string; next: string }>({}),
    reply: done,
  },
});
