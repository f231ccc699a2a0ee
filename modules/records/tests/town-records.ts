/** Resources, sources and lists for tests of the master records. */
import { bringIn } from '#modules/intake/index.ts';
import { type FieldView, registerResource } from '#modules/catalogue/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { TestTown } from '#testing';
import type { EntityKind, RecordField } from '../contract/index.ts';
import { keepSource, refreshTown } from '../index.ts';

const field = (key: string): FieldView => ({
  key,
  titleZh: key,
  titleEn: key,
  meaning: '',
  type: 'text',
  format: null,
  codes: [],
  required: key === 'number',
  personalClass: key === 'number' ? null : 'personal',
  mask: key === 'number' ? null : 'text',
  subject: false,
});

/** A list: its fields after the key `number`, and what they are of a record. */
export interface TestList {
  readonly code: string;
  readonly department: string;
  readonly fields: readonly RecordField[];
  readonly kind?: EntityKind;
  /** How rows are brought in; by key unless said. */
  readonly mode?: 'merge' | 'replace';
}

/** Registers a resource and makes it a source. @returns the resource's id */
export async function addList(town: TestTown, list: TestList): Promise<string> {
  const { code, department, fields, kind = 'person' } = list;
  return town.database.inTenant(town.ctx, async (tx) => {
    const { departments } = await ground(tx);
    const { id } = await registerResource(tx, {
      code,
      titleZh: code,
      titleEn: code,
      summary: '',
      theme: '',
      keywords: [],
      ownerDepartmentId: departments.find((one) => one.code === department)?.id ?? '',
      grade: 'conditional',
      gradeReason: '仅限政务服务使用',
      kind: 'held',
      frequency: 'monthly',
      sourceSystem: '',
      fields: ['number', ...fields].map(field),
      keyFields: ['number'],
    });
    await keepSource(tx, {
      resourceId: id,
      kind,
      roleZh: '登记',
      roleEn: 'row',
      mapping: fields.map((one) => ({ field: one, key: one })),
    });
    return id;
  });
}

/** Brings rows into a list and the records up to date. */
export async function bring(
  town: TestTown,
  resourceId: string,
  { fields, mode = 'merge' }: TestList,
  rows: readonly (readonly string[])[],
): Promise<void> {
  const lines = [['number', ...fields], ...rows].map((row) => row.join(','));
  await bringIn(town.ctx, {
    resourceId,
    source: '台账',
    fileName: 'list.csv',
    bytes: Buffer.from(lines.join('\n')),
    mode,
  });
  await town.settle();
  await refreshTown(town.ctx);
}
