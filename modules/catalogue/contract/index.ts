/** What the catalogue offers over HTTP. */
import { defineApi, Type } from '#platform/contract/index.ts';
import { FieldView, grades, ResourceCode, resourceKinds } from './shapes.ts';
import { oneOf } from '#platform/contract/index.ts';

export * from './shapes.ts';

/** A resource in a list. */
export const ResourceHead = Type.Object({
  id: Type.String(),
  code: ResourceCode,
  titleZh: Type.String(),
  titleEn: Type.String(),
  ownerDepartmentId: Type.String(),
  grade: oneOf(grades),
  kind: oneOf(resourceKinds),
  fields: Type.Array(FieldView),
  keyFields: Type.Array(Type.String()),
  version: Type.Integer(),
});

export const api = defineApi('catalogue', {
  list: {
    method: 'GET',
    path: '/catalogue/resources',
    summary: 'Resources of the catalogue',
    permission: 'catalogue.read',
    reply: Type.Object({ items: Type.Array(ResourceHead) }),
  },
});
