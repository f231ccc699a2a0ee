/** Rules that follow from what a resource says of itself. */
import { uuidv7 } from '#platform/ids/index.ts';
import type { Frequency } from '../../contract/shapes.ts';
import type { ResourceRow, RuleRow } from '../../store/tables.ts';

/** Days within which a resource must have changed, with some grace. */
const freshDays: Partial<Record<Frequency, number>> = {
  realTime: 2,
  daily: 3,
  weekly: 10,
  monthly: 40,
  quarterly: 110,
  yearly: 400,
};

/** Required fields are filled, formats hold, keys are there once, and it is renewed as often as it says. */
export function usualRules(resource: ResourceRow): RuleRow[] {
  const { tenantId, id: resourceId, fields, keyFields, frequency, createdAt } = resource;
  const rule = (given: Pick<RuleRow, 'kind' | 'title' | 'fields'> & Partial<RuleRow>): RuleRow => ({
    id: uuidv7(),
    tenantId,
    resourceId,
    settings: {},
    leastShare: 0.95,
    active: true,
    brokenSince: null,
    caseId: null,
    caseNumber: null,
    version: 1,
    createdAt,
    ...given,
  });
  const wanted = fields.filter(
    ({ key, required }) => required || fields.length <= 3 || key === 'phone',
  );
  const formatted = fields.filter(({ format, codes }) => format !== null || codes.length > 0);
  const days = freshDays[frequency];
  return [
    ...(wanted.length > 0
      ? [
          rule({
            kind: 'complete',
            title: '主要字段填写完整',
            fields: wanted.map(({ key }) => key),
            leastShare: 0.9,
          }),
        ]
      : []),
    ...(formatted.length > 0
      ? [
          rule({
            kind: 'valid',
            title: '号码与代码格式正确',
            fields: formatted.map(({ key }) => key),
          }),
        ]
      : []),
    ...(keyFields.length > 0
      ? [rule({ kind: 'unique', title: '主键不重复', fields: [...keyFields], leastShare: 1 })]
      : []),
    ...(days !== undefined
      ? [
          rule({
            kind: 'fresh',
            title: `${days} 天内有更新`,
            fields: [],
            settings: { days },
            leastShare: 1,
          }),
        ]
      : []),
  ];
}
