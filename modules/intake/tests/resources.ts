/** Resources and files for tests of the intake. */
import {
  type FieldView,
  plainField,
  registerResource,
  type ResourceView,
} from '#modules/catalogue/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { TestTown } from '#testing';

/** Fields of an allowance of old age. */
export const elderFields: readonly FieldView[] = [
  plainField('name', '姓名', { required: true, personalClass: 'personal', mask: 'name' }),
  plainField('idNumber', '身份证号', {
    required: true,
    format: 'idNumber',
    personalClass: 'sensitive',
    mask: 'idNumber',
    subject: true,
  }),
  plainField('phone', '联系电话', { format: 'phone', personalClass: 'personal', mask: 'phone' }),
  plainField('bornOn', '出生日期', { type: 'date' }),
  plainField('amountYuan', '月标准(元)', { type: 'decimal' }),
  plainField('address', '家庭住址', { personalClass: 'personal', mask: 'address' }),
];

let counter = 0;

/** Registers the resource; each call another. */
export async function elders(
  town: TestTown,
  more: {
    readonly fields?: readonly FieldView[];
    readonly keyFields?: readonly string[];
    readonly department?: string;
  } = {},
): Promise<ResourceView> {
  counter += 1;
  return town.database.inTenant(town.ctx, async (tx) => {
    const { departments } = await ground(tx);
    const owner = departments.find(({ code }) => code === (more.department ?? 'civil-affairs'));
    return registerResource(tx, {
      code: `elders-${counter}`,
      titleZh: `高龄津贴名册${counter}`,
      titleEn: 'Allowance of old age',
      summary: '80 岁以上老人',
      theme: '社会保障',
      keywords: ['老人'],
      ownerDepartmentId: owner?.id ?? '',
      grade: 'conditional',
      gradeReason: '仅限政务服务使用',
      kind: 'held',
      frequency: 'monthly',
      sourceSystem: '民政台账',
      fields: more.fields ?? elderFields,
      keyFields: more.keyFields ?? ['idNumber'],
    });
  });
}

/** An identity number with a right check character. */
export function identity(birth: string, sequence: number): string {
  const first = `430121${birth}${String(sequence).padStart(3, '0')}`;
  const sum = [...first].reduce(
    (total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11),
    0,
  );
  return first + ('10X98765432'[sum % 11] ?? '');
}

/** Texts of a CSV. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.join(',')}\n`).join('');
