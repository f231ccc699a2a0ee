/** What somebody must act on goes the road of every case. */
import type { NewCase } from '#modules/cases/index.ts';

/** Category of matters inside the office that have none of their own (其他事项). */
const category = '021407';

/** A case for a department. */
export function caseOf(matter: {
  readonly departmentId: string;
  readonly title: string;
  readonly description: string;
  readonly reason: string;
}): NewCase {
  return {
    categoryCode: category,
    leadDepartmentId: matter.departmentId,
    sure: true,
    title: matter.title,
    description: matter.description,
    urgency: 'normal',
    channel: 'system',
    position: null,
    address: '',
    villageId: null,
    gridCellId: null,
    public: false,
    confidential: false,
    judgement: { reasons: [matter.reason] },
    attachments: [],
    reporter: { kind: 'system', personId: null, name: '缴费对账', onBehalfOf: null },
  };
}
