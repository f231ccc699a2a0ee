/** Resources of a test's town and rows in its lake. */
import { randomBytes } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type FieldMask,
  type FieldType,
  type FieldView,
  type Grade,
  registerResource,
  type ResourceView,
} from '#modules/catalogue/index.ts';
import { engineOf } from '#modules/intake/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { insertMany } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
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

/**
 * Lays rows into the lake as one more file of a resource's snapshot.
 * @param select a SELECT of DuckDB with the fields of the resource and `_row`
 */
export async function layRows(
  town: Pick<TestTown, 'dataDirectory' | 'ctx'>,
  { id: resourceId }: ResourceView,
  {
    select,
    first,
    count,
  }: { readonly select: string; readonly first: number; readonly count: number },
): Promise<void> {
  const { ctx } = town;
  const id = uuidv7();
  const directory = join(town.dataDirectory, 'lake', ctx.tenantId, resourceId);
  await mkdir(directory, { recursive: true });
  const path = join(directory, `${id}.parquet`);
  const fileKey = randomBytes(16).toString('hex');
  await engineOf(ctx).use((connection) =>
    connection.run(
      `COPY (${select}) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 20000,
       ENCRYPTION_CONFIG {footer_key_value: '${fileKey}'})`,
    ),
  );
  const row = {
    id,
    tenantId: ctx.tenantId,
    resourceId,
    batchId: null,
    kind: 'snapshot',
    part: 0,
    firstRow: first,
    lastRow: first + count - 1,
    rows: count,
    bytes: (await stat(path)).size,
    fileKey,
    inSnapshot: true,
    createdAt: ctx.clock.now(),
    letGoAt: null,
  };
  await ctx.database.inTenant(ctx, (tx) => insertMany(tx, 'intake.lake_files', [row]));
}
