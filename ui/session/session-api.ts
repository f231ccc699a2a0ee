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
  readonly mustChangePassword: boolean;
}

/** What the sign-in page sends. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly town?: string;
}

const me = Type.Unsafe<Me>({});
const done = Type.Unsafe<{ done: boolean }>({});

/** The four operations every shell uses. */
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
    reply: me,
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
