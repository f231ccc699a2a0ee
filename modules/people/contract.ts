/** What the module of people offers over HTTP. */
import {
  defineApi,
  Done,
  Id,
  nullable,
  oneOf,
  type Static,
  Type,
} from '#platform/contract/index.ts';

/** A role as a person holds it. */
export const HeldRole = Type.Object({
  code: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
});

/** Who is signed in, and what the screens may offer. */
export const Me = Type.Object({
  person: Type.Object({
    id: Type.String(),
    kind: oneOf(['staff', 'resident']),
    name: Type.String(),
    /** Masked. */
    phone: Type.String(),
    title: Type.String(),
    departmentId: nullable(Type.String()),
  }),
  roles: Type.Array(HeldRole),
  permissions: Type.Array(Type.String()),
  scope: Type.Object({
    kind: Type.String(),
    departmentIds: Type.Array(Type.String()),
    villageIds: Type.Array(Type.String()),
    gridCellIds: Type.Array(Type.String()),
  }),
  town: Type.Object({
    id: Type.String(),
    code: Type.String(),
    kind: Type.String(),
    nameZh: Type.String(),
    nameEn: Type.String(),
  }),
  mustChangePassword: Type.Boolean(),
});
export type Me = Static<typeof Me>;

/** A member of staff in the list. */
export const StaffMember = Type.Object({
  id: Type.String(),
  name: Type.String(),
  phone: Type.String(),
  gender: nullable(Type.String()),
  title: Type.String(),
  departmentId: nullable(Type.String()),
  skills: Type.Array(Type.String()),
  active: Type.Boolean(),
  version: Type.Integer(),
  username: nullable(Type.String()),
  roles: Type.Array(
    Type.Object({
      roleId: Type.String(),
      code: Type.String(),
      departmentId: nullable(Type.String()),
      villageId: nullable(Type.String()),
      gridCellId: nullable(Type.String()),
    }),
  ),
});
export type StaffMember = Static<typeof StaffMember>;

/** What an administrator enters for a member of staff. */
export const StaffInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 50 }),
  phone: nullable(Type.String({ maxLength: 20 })),
  gender: nullable(oneOf(['female', 'male'])),
  title: Type.String({ maxLength: 50 }),
  departmentId: nullable(Id),
  skills: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
  active: Type.Boolean(),
  /** The version that was read; null for a new person. */
  version: nullable(Type.Integer()),
  username: nullable(
    Type.String({ minLength: 2, maxLength: 40, pattern: '^[a-z0-9][a-z0-9._-]*$' }),
  ),
  /** A new password; absent keeps the old one. Required with a new user name. */
  password: Type.Optional(Type.String({ maxLength: 200 })),
  roles: Type.Array(
    Type.Object({
      roleId: Id,
      departmentId: nullable(Id),
      villageId: nullable(Id),
      gridCellId: nullable(Id),
    }),
    { maxItems: 50 },
  ),
});
export type StaffInput = Static<typeof StaffInput>;

/** A role with what it may do. */
export const Role = Type.Object({
  id: Type.String(),
  code: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  scopeKind: Type.String(),
  builtin: Type.Boolean(),
  permissions: Type.Array(Type.String()),
  holders: Type.Integer(),
  version: Type.Integer(),
});
export type Role = Static<typeof Role>;

/** A permission as the rights page shows it. */
export const PermissionRow = Type.Object({
  id: Type.String(),
  moduleZh: Type.String(),
  moduleEn: Type.String(),
  zh: Type.String(),
  en: Type.String(),
});

const Password = Type.String({ minLength: 1, maxLength: 200 });

export const api = defineApi('people', {
  signIn: {
    method: 'POST',
    path: '/sign-in',
    summary: 'Sign in with user name and password; sets the session cookie',
    permission: 'public',
    body: Type.Object({
      username: Type.String({ minLength: 1, maxLength: 60 }),
      password: Password,
      town: Type.Optional(
        Type.String({
          maxLength: 40,
          description: 'Code of the town, when the user name exists in several',
        }),
      ),
    }),
    reply: Me,
    problems: ['sign-in-failed', 'town-ambiguous', 'too-many-requests'],
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
    reply: Me,
  },
  changePassword: {
    method: 'POST',
    path: '/me/password',
    summary: "Change one's own password; ends the other sessions",
    permission: 'signedIn',
    body: Type.Object({ current: Password, next: Password }),
    reply: Done,
    problems: ['sign-in-failed', 'password-weak'],
  },
  sessions: {
    method: 'GET',
    path: '/me/sessions',
    summary: "One's own open sessions",
    permission: 'signedIn',
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          device: Type.String(),
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
  staff: {
    method: 'GET',
    path: '/staff',
    summary: 'The staff of the town',
    permission: 'people.read',
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 50 })),
      departmentId: Type.Optional(Id),
      inactive: Type.Optional(Type.Boolean()),
    }),
    reply: Type.Object({ items: Type.Array(StaffMember) }),
  },
  addStaff: {
    method: 'POST',
    path: '/staff',
    summary: 'Add a member of staff',
    permission: 'people.manage',
    body: StaffInput,
    reply: Type.Object({ id: Type.String() }),
    status: 201,
    problems: ['username-taken', 'password-weak', 'phone-invalid'],
  },
  saveStaff: {
    method: 'PUT',
    path: '/staff/:personId',
    summary: 'Change a member of staff',
    permission: 'people.manage',
    params: Type.Object({ personId: Id }),
    body: StaffInput,
    reply: Type.Object({ id: Type.String() }),
    problems: [
      'username-taken',
      'password-weak',
      'phone-invalid',
      'changed-meanwhile',
      'last-administrator',
    ],
  },
  roles: {
    method: 'GET',
    path: '/roles',
    summary: 'Roles and permissions of the town',
    permission: 'people.read',
    reply: Type.Object({ roles: Type.Array(Role), permissions: Type.Array(PermissionRow) }),
  },
  saveRole: {
    method: 'PUT',
    path: '/roles/:roleId',
    summary: 'Change what a role may do',
    permission: 'people.manage',
    params: Type.Object({ roleId: Id }),
    body: Type.Object({
      nameZh: Type.String({ minLength: 1, maxLength: 30 }),
      nameEn: Type.String({ minLength: 1, maxLength: 60 }),
      permissions: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 300 }),
      version: Type.Integer(),
    }),
    reply: Type.Object({ id: Type.String() }),
    problems: ['changed-meanwhile', 'last-administrator'],
  },
});
