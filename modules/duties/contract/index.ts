/** What the module of duties offers over HTTP. */
import { defineApi, Done, Id, oneOf, Type } from '#platform/contract/index.ts';
import {
  CategoryCode,
  CategoryInput,
  CategoryView,
  DutyImportPreview,
  DutyInput,
  DutyPreview,
  DutyView,
  LargeClassView,
  placeKinds,
  ResolvedDuty,
  VersionList,
} from './shapes.ts';

export * from './shapes.ts';

const manage = 'duties.manage';
const read = 'duties.read';
const Version = Type.Integer({ minimum: 1 });
const byId = Type.Object({ id: Id });
const byCode = Type.Object({ code: CategoryCode });
const Saved = Type.Object({ id: Type.String(), version: Type.Integer() });
const dutyProblems = [
  'category-unknown',
  'department-unknown',
  'place-unknown',
  'place-twice',
  'duty-doubled',
  'span-wrong',
];

export const api = defineApi('duties', {
  categories: {
    method: 'GET',
    path: '/categories',
    summary: 'What can be reported',
    permission: 'public',
    query: Type.Object({ retired: Type.Optional(Type.Boolean()) }),
    reply: Type.Object({
      largeClasses: Type.Array(LargeClassView),
      items: Type.Array(CategoryView),
    }),
  },
  addCategory: {
    method: 'POST',
    path: '/categories',
    summary: 'Add a category; its first four digits name the large class',
    permission: manage,
    body: Type.Object({ code: CategoryCode, ...CategoryInput.properties }),
    reply: Saved,
    status: 201,
    problems: ['category-taken', 'large-class-unknown'],
  },
  saveCategory: {
    method: 'PUT',
    path: '/categories/:code',
    summary: 'Change or retire a category',
    permission: manage,
    params: byCode,
    body: Type.Object({ ...CategoryInput.properties, version: Version }),
    reply: Saved,
    problems: ['changed-meanwhile'],
  },
  categoryVersions: {
    method: 'GET',
    path: '/categories/:code/versions',
    summary: 'What a category was when, and who changed it',
    permission: manage,
    params: byCode,
    reply: VersionList,
  },
  duties: {
    method: 'GET',
    path: '/duties',
    summary: 'The duty matrix',
    permission: read,
    query: Type.Object({
      categoryCode: Type.Optional(Type.String({ maxLength: 6 })),
      departmentId: Type.Optional(Id),
    }),
    reply: Type.Object({ items: Type.Array(DutyView) }),
  },
  dutyFor: {
    method: 'GET',
    path: '/duties/for',
    summary: 'Who answers for a category at a place, and by when',
    permission: read,
    query: Type.Object({
      categoryCode: CategoryCode,
      gridCellId: Type.Optional(Id),
      villageId: Type.Optional(Id),
      placeKind: Type.Optional(oneOf(placeKinds)),
    }),
    reply: ResolvedDuty,
  },
  addDuty: {
    method: 'POST',
    path: '/duties',
    summary: 'Add a duty',
    permission: manage,
    body: DutyInput,
    reply: Saved,
    status: 201,
    problems: dutyProblems,
  },
  saveDuty: {
    method: 'PUT',
    path: '/duties/:id',
    summary: 'Change a duty',
    permission: manage,
    params: byId,
    body: Type.Object({ ...DutyInput.properties, version: Version }),
    reply: Saved,
    problems: [...dutyProblems, 'changed-meanwhile'],
  },
  removeDuty: {
    method: 'DELETE',
    path: '/duties/:id',
    summary: 'Remove a duty; the next more general one answers',
    permission: manage,
    params: byId,
    query: Type.Object({ version: Version }),
    reply: Done,
    problems: ['changed-meanwhile'],
  },
  dutyVersions: {
    method: 'GET',
    path: '/duties/:id/versions',
    summary: 'What a duty was when, and who changed it',
    permission: manage,
    params: byId,
    reply: VersionList,
  },
  previewDuty: {
    method: 'POST',
    path: '/duties/preview',
    summary: 'What a change of the matrix would change; changes nothing',
    permission: manage,
    body: Type.Object({
      /** The duty that would be changed or removed; absent: a new one. */
      dutyId: Type.Optional(Id),
      /** What it would be; absent: removed. */
      draft: Type.Optional(DutyInput),
    }),
    reply: DutyPreview,
    problems: dutyProblems,
  },
  previewImport: {
    method: 'POST',
    path: '/duties/imports',
    summary: 'Upload a workbook of duties (at most 10 MB) and see what it would change',
    permission: manage,
    body: Type.Object({ contentBase64: Type.String({ minLength: 1 }) }),
    bodyLimitBytes: 14_680_064,
    reply: DutyImportPreview,
    problems: ['too-large'],
  },
  applyImport: {
    method: 'POST',
    path: '/duties/imports/:importId/apply',
    summary: 'Take over all accepted rows of a preview',
    permission: manage,
    params: Type.Object({ importId: Id }),
    reply: Type.Object({ added: Type.Integer(), changed: Type.Integer() }),
    problems: ['duties-import-gone', 'duties-import-outdated'],
  },
  exportDuties: {
    method: 'GET',
    path: '/duties/export',
    summary: 'The duty matrix as XLSX',
    permission: read,
    reply: Type.Unsafe<never>({}),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
});
