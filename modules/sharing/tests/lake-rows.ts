/** Resources of a test's town and rows in its lake. */
import {
  type FieldMask,
  type FieldType,
  type FieldView,
  type Grade,
  registerResource,
  type ResourceView,
} from '#modules/catalogue/index.ts';
import { bringIn, usualMapping } from '#modules/intake/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { TestTown } from '#testing';

/** A field in short. */
export interface ShortField {
  readonly key: string;
  readonly titleZh: string;
  readonly type?: FieldType;
  readonly mask?: FieldMask;
  readonly subject?: true;
}

/** The department of a code, e.g. `health`. */
export async function departmentId(ctx: Ctx, code: string): Promise<string> {
  const found = (await ground(ctx)).departments.find((one) => one.code === code);
  if (!found) throw new Error(`no department ${code}`);
  return found.id;
}

/** Registers a resource. */
export async function resource(
  ctx: Ctx,
  given: {
    readonly code: string;
    readonly titleZh: string;
    readonly owner: string;
    readonly grade: Grade;
    readonly fields: readonly ShortField[];
    readonly keyFields: readonly string[];
  },
): Promise<ResourceView> {
  const ownerDepartmentId = await departmentId(ctx, given.owner);
  const fields = given.fields.map(({ key, titleZh, type = 'text', mask, subject }): FieldView => {
    const personalClass = mask ? 'personal' : null;
    const rest = { titleEn: '', meaning: '', format: null, codes: [] };
    return {
      ...rest,
      key,
      required: given.keyFields.includes(key),
      titleZh,
      type,
      personalClass,
      mask: mask ?? null,
      subject: subject ?? false,
    };
  });
  return ctx.database.inTenant(ctx, (tx) =>
    registerResource(tx, {
      code: given.code,
      titleZh: given.titleZh,
      titleEn: '',
      summary: '',
      theme: '',
      keywords: [],
      ownerDepartmentId,
      grade: given.grade,
      gradeReason: given.grade === 'open' ? '' : '含个人信息',
      kind: 'held',
      frequency: 'daily',
      sourceSystem: '测试',
      fields,
      keyFields: [...given.keyFields],
    }),
  );
}

/** Brings rows in, the way an upload comes; cells in the order of the resource's fields. */
export async function layRows(
  { ctx }: Pick<TestTown, 'ctx'>,
  { id: resourceId, fields }: ResourceView,
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  const titles = fields.map(({ titleZh }) => titleZh);
  const lines = [titles, ...rows].map((cells) => cells.join(','));
  const mapping = fields.map(({ key, titleZh }) => ({
    ...usualMapping,
    field: key,
    column: titleZh,
  }));
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  await bringIn(ctx, { resourceId, source: '测试台账', fileName: '台账.csv', bytes, mapping });
}
