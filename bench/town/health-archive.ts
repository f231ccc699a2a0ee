/** The health station's archive of residents, empty: the list that walks and benches of the data hub share. */
import { type FieldView, registerResource, type ResourceView } from '#modules/catalogue/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { TestTown } from '#testing';

/** Registers it, with fields of its own; a person is known by the identity number. */
export async function healthArchive(
  town: TestTown,
  given: { readonly code: string; readonly fields: readonly FieldView[] },
): Promise<ResourceView> {
  const { departments } = await ground(town.ctx);
  const ownerDepartmentId = departments.find(({ code }) => code === 'health')?.id ?? '';
  return town.database.inTenant(town.ctx, (tx) =>
    registerResource(tx, {
      code: given.code,
      titleZh: '居民健康档案',
      titleEn: 'Health records',
      summary: '',
      theme: '卫生健康',
      keywords: [],
      ownerDepartmentId,
      grade: 'conditional',
      gradeReason: '含健康信息',
      kind: 'held',
      frequency: 'monthly',
      sourceSystem: '手工台账',
      fields: [...given.fields],
      keyFields: ['idNumber'],
    }),
  );
}
