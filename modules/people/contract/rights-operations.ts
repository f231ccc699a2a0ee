/** Operations of the rights pages: who may do what where, and why. */
import { Id, nullable, type Static, Type } from '#platform/contract/index.ts';

const matrix = 'people.matrix';

/** What a member of staff may do, and where. */
export const RightsRow = Type.Object({
  personId: Type.String(),
  name: Type.String(),
  username: nullable(Type.String()),
  title: Type.String(),
  departmentName: Type.String(),
  roles: Type.Array(
    Type.Object({
      code: Type.String(),
      nameZh: Type.String(),
      nameEn: Type.String(),
      /** Names of departments, villages or grid cells; empty for the whole town. */
      places: Type.Array(Type.String()),
    }),
  ),
  scopeKind: Type.String(),
  places: Type.Array(Type.String()),
  confidential: Type.Boolean(),
  permissions: Type.Array(Type.String()),
});
export type RightsRow = Static<typeof RightsRow>;

/** One reason for or against, in both languages. */
export const WhyStep = Type.Object({
  /** Speaks for it (true) or against (false); null only tells. */
  holds: nullable(Type.Boolean()),
  zh: Type.String(),
  en: Type.String(),
});
export type WhyStep = Static<typeof WhyStep>;

/** Whether somebody may, and the reasons in the order in which they are asked. */
export const Why = Type.Object({
  may: Type.Boolean(),
  zh: Type.String(),
  en: Type.String(),
  steps: Type.Array(WhyStep),
});
export type Why = Static<typeof Why>;

export const rightsOperations = {
  rights: {
    method: 'GET',
    path: '/rights/people',
    summary: 'Who may do what where, by person',
    permission: matrix,
    query: Type.Object({
      permission: Type.Optional(Type.String({ maxLength: 60 })),
      q: Type.Optional(Type.String({ maxLength: 50 })),
    }),
    reply: Type.Object({ items: Type.Array(RightsRow) }),
  },
  exportRights: {
    method: 'GET',
    path: '/rights/export',
    summary: 'Roles × permissions and people × permissions as XLSX',
    permission: matrix,
    reply: Type.Unsafe<never>({}),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  whyMay: {
    method: 'GET',
    path: '/rights/why/permission',
    summary: 'Why somebody may or may not do something',
    permission: matrix,
    query: Type.Object({ personId: Id, permission: Type.String({ minLength: 1, maxLength: 60 }) }),
    reply: Why,
    problems: ['not-found'],
  },
  whySubjects: {
    method: 'GET',
    path: '/rights/why/subjects',
    summary: 'Kinds of things about which it may be asked who sees them',
    permission: matrix,
    reply: Type.Object({
      items: Type.Array(Type.Object({ kind: Type.String(), zh: Type.String(), en: Type.String() })),
    }),
  },
  whySees: {
    method: 'GET',
    path: '/rights/why/subject',
    summary: 'Why somebody sees or does not see one thing, such as a case by its number',
    permission: matrix,
    query: Type.Object({
      personId: Id,
      kind: Type.String({ minLength: 1, maxLength: 40 }),
      reference: Type.String({ minLength: 1, maxLength: 60 }),
    }),
    reply: Why,
    problems: ['not-found'],
  },
} as const;
