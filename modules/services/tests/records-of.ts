/** A register of the town with one resident in it, brought to its master records through the doors. */
import { type FieldView, registerResource } from '#modules/catalogue/index.ts';
import { bringIn } from '#modules/intake/index.ts';
import { keepSource, type OwnField, refreshTown } from '#modules/records/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { TestTown } from '#testing';

const fields = [
  'name',
  'identityNumber',
  'phone',
  'address',
] as const satisfies readonly OwnField[];

const fieldOf = (key: string): FieldView => ({
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

/** Brings the resident in. */
export async function recorded(town: TestTown, values: readonly string[]): Promise<void> {
  const resourceId = await town.database.inTenant(town.ctx, async (tx) => {
    const { departments } = await ground(tx);
    const { id } = await registerResource(tx, {
      code: 'residents',
      titleZh: '户籍登记',
      titleEn: 'Household register',
      summary: '',
      theme: '',
      keywords: [],
      ownerDepartmentId: departments.find(({ code }) => code === 'police')?.id ?? '',
      grade: 'conditional',
      gradeReason: '仅限政务服务使用',
      kind: 'held',
      frequency: 'monthly',
      sourceSystem: '',
      fields: ['number', ...fields].map(fieldOf),
      keyFields: ['number'],
    });
    const mapping = fields.map((one) => ({ field: one, key: one }));
    await keepSource(tx, {
      resourceId: id,
      kind: 'person',
      roleZh: '登记',
      roleEn: 'row',
      mapping,
    });
    return id;
  });
  const lines = [
    ['number', ...fields],
    ['1', ...values],
  ].map((row) => row.join(','));
  await bringIn(town.ctx, {
    resourceId,
    source: '台账',
    fileName: 'list.csv',
    bytes: Buffer.from(lines.join('\n')),
    mode: 'merge',
  });
  await town.settle();
  await refreshTown(town.ctx);
}
