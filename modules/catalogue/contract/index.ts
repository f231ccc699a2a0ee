/** What the catalogue offers over HTTP. */
import {
  defineApi,
  Done,
  Id,
  notPersonal,
  nullable,
  oneOf,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { QualityDay, RuleInput, RuleView } from './quality.ts';
import { FieldKey, FieldView, frequencies, grades, ResourceCode, resourceKinds } from './shapes.ts';

export * from './events.ts';
export * from './quality.ts';
export * from './shapes.ts';

/** A resource as it is entered. */
export const ResourceInput = Type.Object({
  code: ResourceCode,
  titleZh: Type.String({ minLength: 2, maxLength: 60 }),
  titleEn: Type.String({ maxLength: 80 }),
  summary: Type.String({ maxLength: 1000 }),
  theme: Type.String({ minLength: 1, maxLength: 30 }),
  keywords: Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { maxItems: 20 }),
  ownerDepartmentId: Id,
  grade: oneOf(grades),
  /** Conditions of sharing, or the rule by which it is closed. */
  gradeReason: Type.String({ maxLength: 300 }),
  /** Rule by which rows stay when a person asks to be erased; left out: there is none. */
  keptByLaw: Type.Optional(Type.String({ maxLength: 300 })),
  kind: oneOf(resourceKinds),
  frequency: oneOf(frequencies),
  sourceSystem: Type.String({ maxLength: 80 }),
  fields: Type.Array(FieldView, { minItems: 1, maxItems: 200 }),
  keyFields: Type.Array(FieldKey, { maxItems: 5 }),
});
export type ResourceInput = Static<typeof ResourceInput>;

/** A resource in a list. */
export const ResourceHead = Type.Object({
  id: Type.String(),
  code: ResourceCode,
  titleZh: Type.String(),
  titleEn: Type.String(),
  summary: Type.String(),
  theme: Type.String(),
  keywords: Type.Array(Type.String()),
  ownerDepartmentId: Type.String(),
  ownerName: Type.String(notPersonal('the name of a department')),
  grade: oneOf(grades),
  kind: oneOf(resourceKinds),
  frequency: oneOf(frequencies),
  fieldCount: Type.Integer(),
  /** Rows it holds; null when nothing was brought in yet. */
  rows: nullable(Type.Integer()),
  changedAt: nullable(Type.String()),
  score: nullable(Type.Number()),
  active: Type.Boolean(),
});
export type ResourceHead = Static<typeof ResourceHead>;

/** A resource with all that is known of it. */
export const Resource = Type.Object({
  ...ResourceHead.properties,
  gradeReason: Type.String(),
  keptByLaw: Type.String(),
  sourceSystem: Type.String(),
  fields: Type.Array(FieldView),
  keyFields: Type.Array(Type.String()),
  version: Type.Integer(),
  scoredAt: nullable(Type.String()),
  updatedAt: Type.String(),
  /** The caller may change it. */
  own: Type.Boolean(),
});
export type Resource = Static<typeof Resource>;

/** Something before or behind a resource. */
export const Edge = Type.Object({
  direction: oneOf(['from', 'to']),
  kind: Type.String(),
  title: Type.String(),
  note: Type.String(),
  link: nullable(Type.String()),
  at: nullable(Type.String()),
});
export type Edge = Static<typeof Edge>;

const byId = Type.Object({ resourceId: Id });
const byRule = Type.Object({ resourceId: Id, ruleId: Id });
const read = 'catalogue.read';
const own = 'catalogue.own';
const faults = [
  'resource-unknown',
  'resource-not-own',
  'resource-fields-faulty',
  'resource-holds-rows',
  'changed-meanwhile',
];
const ruleFaults = [
  'resource-unknown',
  'resource-not-own',
  'rule-unknown',
  'rule-faulty',
  'changed-meanwhile',
];

export const api = defineApi('catalogue', {
  list: {
    method: 'GET',
    path: '/catalogue/resources',
    summary: 'Resources, found by words of titles, fields and keywords or by pinyin initials',
    permission: read,
    query: Type.Object({
      words: Type.Optional(Type.String({ maxLength: 60 })),
      ownerDepartmentId: Type.Optional(Id),
      grade: Type.Optional(oneOf(grades)),
      theme: Type.Optional(Type.String({ maxLength: 30 })),
      retired: Type.Optional(Type.Boolean()),
    }),
    reply: Type.Object({ items: Type.Array(ResourceHead) }),
  },
  one: {
    method: 'GET',
    path: '/catalogue/resources/:resourceId',
    summary: 'One resource with its fields',
    permission: read,
    params: byId,
    reply: Resource,
    problems: ['resource-unknown'],
  },
  register: {
    method: 'POST',
    path: '/catalogue/resources',
    summary: 'Register a resource of the own department',
    permission: own,
    body: ResourceInput,
    reply: Resource,
    status: 201,
    problems: ['resource-code-taken', 'resource-not-own', 'resource-fields-faulty'],
  },
  save: {
    method: 'PUT',
    path: '/catalogue/resources/:resourceId',
    summary: 'Change a resource',
    permission: own,
    params: byId,
    body: Type.Object({ resource: ResourceInput, active: Type.Boolean(), version: Type.Integer() }),
    reply: Resource,
    problems: faults,
  },
  history: {
    method: 'GET',
    path: '/catalogue/resources/:resourceId/versions',
    summary: 'Versions of a resource, newest first',
    permission: read,
    params: byId,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          version: Type.Integer(),
          content: ResourceInput,
          savedByName: Type.String(),
          savedAt: Type.String(),
        }),
      ),
    }),
    problems: ['resource-unknown'],
  },
  lineage: {
    method: 'GET',
    path: '/catalogue/resources/:resourceId/lineage',
    summary: 'Where rows come from, and who uses them',
    permission: read,
    params: byId,
    reply: Type.Object({ items: Type.Array(Edge) }),
    problems: ['resource-unknown'],
  },
  quality: {
    method: 'GET',
    path: '/catalogue/resources/:resourceId/quality',
    summary: 'Quality rules and what they gave in the last 90 days, newest first',
    permission: read,
    params: byId,
    reply: Type.Object({ rules: Type.Array(RuleView), days: Type.Array(QualityDay) }),
    problems: ['resource-unknown'],
  },
  measure: {
    method: 'POST',
    path: '/catalogue/resources/:resourceId/quality/measure',
    summary: 'Measure the quality now; replaces what was measured today',
    permission: own,
    params: byId,
    reply: Type.Object({ day: nullable(QualityDay) }),
    problems: ['resource-unknown', 'resource-not-own'],
  },
  addRule: {
    method: 'POST',
    path: '/catalogue/resources/:resourceId/quality/rules',
    summary: 'Add a quality rule',
    permission: own,
    params: byId,
    body: RuleInput,
    reply: RuleView,
    status: 201,
    problems: ruleFaults,
  },
  saveRule: {
    method: 'PUT',
    path: '/catalogue/resources/:resourceId/quality/rules/:ruleId',
    summary: 'Change a quality rule',
    permission: own,
    params: byRule,
    body: Type.Object({ ...RuleInput.properties, version: Type.Integer() }),
    reply: RuleView,
    problems: ruleFaults,
  },
  removeRule: {
    method: 'DELETE',
    path: '/catalogue/resources/:resourceId/quality/rules/:ruleId',
    summary: 'Remove a quality rule; what it gave stays in the history',
    permission: own,
    params: byRule,
    reply: Done,
    problems: ruleFaults,
  },
  dcat: {
    method: 'GET',
    path: '/catalogue/dcat',
    summary: 'The catalogue as DCAT 3 in JSON-LD',
    permission: read,
    reply: Type.Unknown(),
    file: 'application/ld+json',
  },
});
