/** What staff, residents, roles and their files look like over HTTP. Browser-safe. */
import { Id, nullable, oneOf, personal, type Static, Type } from '#platform/contract/index.ts';

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
    name: Type.String(personal('people.people.name', 'own')),
    phone: Type.String(personal('people.people.phone', 'never')),
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
  /** A look into this town by break-glass; null at home. */
  visit: nullable(Type.Object({ id: Type.String(), reason: Type.String(), endsAt: Type.String() })),
  mustChangePassword: Type.Boolean(),
  /** The town asks for a second factor and this account has none: nothing else works before. */
  mustEnrolFactor: Type.Boolean(),
});
export type Me = Static<typeof Me>;

/** A member of staff in the list. */
export const StaffMember = Type.Object({
  id: Type.String(),
  name: Type.String(personal('people.people.name', 'staff')),
  phone: Type.String(personal('people.people.phone', 'staff')),
  gender: nullable(Type.String(personal('people.people.gender', 'staff'))),
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
  /** The permission that this role cannot lose. */
  kept: nullable(Type.String()),
  version: Type.Integer(),
});
export type Role = Static<typeof Role>;

/** How far a role of the town's own may reach. */
export const ownScopes = ['town', 'department', 'village', 'gridCell'] as const;

/** A new role of the town's own. */
export const RoleInput = Type.Object({
  nameZh: Type.String({ minLength: 1, maxLength: 30 }),
  nameEn: Type.String({ maxLength: 60 }),
  scopeKind: oneOf(ownScopes),
});
export type RoleInput = Static<typeof RoleInput>;

/** A permission as the rights page shows it. */
export const PermissionRow = Type.Object({
  id: Type.String(),
  moduleZh: Type.String(),
  moduleEn: Type.String(),
  zh: Type.String(),
  en: Type.String(),
});

/** A resident in the list; the phone is masked. */
export const ResidentRow = Type.Object({
  id: Type.String(),
  name: Type.String(personal('people.people.name')),
  phone: Type.String(personal('people.people.phone', 'never')),
  phoneVerifiedAt: nullable(Type.String()),
  active: Type.Boolean(),
  createdAt: Type.String(),
});
export type ResidentRow = Static<typeof ResidentRow>;

/** What an administrator enters for a resident. */
export const ResidentInput = Type.Object({
  name: Type.String({ maxLength: 50, ...personal('people.people.name') }),
  phone: Type.String({ minLength: 1, maxLength: 20, ...personal('people.people.phone') }),
  gender: nullable(oneOf(['female', 'male'], personal('people.people.gender'))),
  active: Type.Boolean(),
  /** The version that was read; null for a new resident. */
  version: nullable(Type.Integer()),
});
export type ResidentInput = Static<typeof ResidentInput>;

/** What can be taken in from a workbook, handed out as one, and has its history kept. */
export const peopleKinds = ['staff', 'residents', 'roles'] as const;
export type PeopleKind = (typeof peopleKinds)[number];

/** What an uploaded workbook would do; `importId` is null when no row can be taken. */
export const ImportPreview = Type.Object({
  importId: nullable(Type.String()),
  expiresAt: Type.String(),
  accepted: Type.Array(
    Type.Object({
      row: Type.Integer(),
      name: Type.String(),
      /** What else tells the row apart: post and department, masked phone, roles that change. */
      detail: Type.String(),
      action: oneOf(['add', 'change', 'same']),
    }),
  ),
  faults: Type.Array(
    Type.Object({
      /** Row of the workbook; 0 for the whole file. */
      row: Type.Integer(),
      column: Type.String(),
      message: Type.String(),
    }),
  ),
});
export type ImportPreview = Static<typeof ImportPreview>;

/** What an import did; passwords of new accounts are told this once and kept nowhere. */
export const ImportDone = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  accounts: Type.Array(
    Type.Object({ name: Type.String(), username: Type.String(), password: Type.String() }),
  ),
});
export type ImportDone = Static<typeof ImportDone>;

/** Saved states of a person or role, newest first. */
export const VersionList = Type.Object({
  items: Type.Array(
    Type.Object({
      version: Type.Integer(),
      content: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
      note: Type.String(),
      savedBy: nullable(Type.String()),
      savedByName: Type.String(),
      savedAt: Type.String(),
    }),
  ),
});
export type VersionList = Static<typeof VersionList>;
