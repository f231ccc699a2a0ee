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

/** From now on the grid worker sees records, and answers for a cell of this village. */
export async function forVillage(town: TestTown, village: string): Promise<void> {
  await town.sql(
    "UPDATE people.roles SET granted = '{records.read,records.review}' WHERE tenant_id = $1 AND code = 'gridWorker'",
    [town.tenantId],
  );
  const [grid] = await town.sql<{ id: string }>(
    `SELECT id FROM people.assignments WHERE tenant_id = $1
     AND person_id = (SELECT person_id FROM people.accounts WHERE username = 'grid01' LIMIT 1) ORDER BY id LIMIT 1`,
    [town.tenantId],
  );
  await town.sql(
    `DELETE FROM people.assignments WHERE id <> $1
     AND person_id = (SELECT person_id FROM people.assignments WHERE id = $1)`,
    [grid?.id],
  );
  await town.sql(
    `UPDATE people.assignments SET village_id = NULL, grid_cell_id = (SELECT c.id FROM towns.grid_cells c
       JOIN towns.villages v ON v.id = c.village_id WHERE v.tenant_id = $2 AND v.name_zh = $3 LIMIT 1)
     WHERE id = $1`,
    [grid?.id, town.tenantId, village],
  );
}
