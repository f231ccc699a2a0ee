/** An application is handed in: it becomes a case with the promised time limit, in one transaction. */
import { audit } from '#platform/audit/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { maskName } from '#platform/text/index.ts';
import { type OpenedCase, openCases } from '#modules/cases/index.ts';
import type { Department } from '#modules/towns/index.ts';
import { adopt } from '#modules/files/index.ts';
import type { Answers, Delivery, ItemContent, Receipt } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { caseCategory } from '../rules/case-category.ts';
import { filesOf } from '../rules/form.ts';
import { insertApplications } from '../store/applications.ts';
import type { ApplicationRecord, Consent, ItemWithContent, Prefills } from '../store/tables.ts';
import { paperOwner } from './papers.ts';
import { openFee } from './fees.ts';
import { departmentsByCode } from './items.ts';
import { announce, sayWhen, tellApplicant } from './tell.ts';

/** Everything that is handed in. The answers were checked. */
export interface Handed {
  readonly id: string;
  readonly item: ItemWithContent;
  /** Version that was filled in, and what it said. */
  readonly version: number;
  readonly content: ItemContent;
  readonly channel: ApplicationRecord['channel'];
  readonly applicant: { readonly id: string | null; readonly name: string; readonly phone: string };
  readonly answers: Answers;
  readonly prefilled: Prefills;
  readonly delivery: Delivery;
  readonly takenBy: string | null;
  readonly consent: Consent;
}

/** Longest that the calendar counts for an item that is done at once. */
const atOnceDays = 1;

/** Opens the case and keeps the application. The right to hand it in was proved. @throws item-department-unknown */
export async function openApplication(tx: Tx, handed: Handed): Promise<Receipt> {
  const { content, item, answers } = handed;
  const department = (await departmentsByCode(tx)).get(content.departmentCode);
  if (!department) throw problem('item-department-unknown', { code: content.departmentCode });
  const fileIds = filesOf(answers);
  await adopt(tx, fileIds, { ...paperOwner(handed.id), pointer: '/answers' });
  await elevate(tx);
  const [opened] = await openCases(tx, [caseOf(tx, handed, department.id)]);
  if (!opened) throw new Error('no case was opened');
  const row = rowOf(tx, handed, { department, opened, fileIds });
  const application = { ...row, ...(await openFee(tx, row)) };
  await insertApplications(tx, [application]);
  const detail = { number: row.number, item: item.code, version: handed.version };
  const action = handed.channel === 'window' ? 'services.takeDown' : 'services.submit';
  await audit(tx, [{ action, subject: row.id, detail }]);
  await announce(tx, application, 'submit');
  const values = { department: department.nameZh, deadline: sayWhen(opened.dueAt) };
  await tellApplicant(tx, application, 'service.received', values);
  return {
    id: row.id,
    number: row.number,
    itemTitleZh: row.itemTitleZh,
    itemTitleEn: row.itemTitleEn,
    departmentZh: department.nameZh,
    departmentEn: department.nameEn,
    departmentPhone: content.phone || department.phone,
    dueAt: opened.dueAt?.toISOString() ?? null,
    payPath: application.payPath,
    feeFen: row.feeFen,
  };
}

/** The row of an application that was just handed in. */
function rowOf(
  tx: Tx,
  { item, content, applicant, ...handed }: Handed,
  made: {
    readonly department: Department;
    readonly opened: OpenedCase;
    readonly fileIds: string[];
  },
): ApplicationRecord {
  const { department, opened, fileIds } = made;
  return {
    id: handed.id,
    tenantId: tx.ctx.tenantId,
    number: opened.number,
    caseId: opened.id,
    itemId: item.id,
    itemVersion: handed.version,
    itemCode: item.code,
    itemTitleZh: content.titleZh,
    itemTitleEn: content.titleEn || content.titleZh,
    departmentId: department.id,
    stage: 'submitted',
    channel: handed.channel,
    applicantId: applicant.id,
    applicantName: applicant.name,
    applicantPhone: applicant.phone,
    answers: handed.answers,
    prefilled: handed.prefilled,
    fileIds,
    takenBy: handed.takenBy,
    consent: handed.consent,
    handlerId: null,
    delivery: handed.delivery,
    deliveryNote: '',
    supplementWords: '',
    supplementUntil: null,
    supplementKeys: [],
    decisionWords: '',
    remedy: '',
    feeFen: content.feeFen,
    feeState: 'none',
    payPath: '',
    rating: null,
    submittedAt: tx.ctx.clock.now(),
    endedAt: null,
    version: 1,
  };
}

function caseOf({ ctx }: Tx, handed: Handed, departmentId: string) {
  const { content, applicant, takenBy } = handed;
  const { actor } = ctx;
  const name = maskName(applicant.name);
  const amount = Math.max(content.promisedDays, atOnceDays);
  return {
    categoryCode: caseCategory,
    leadDepartmentId: departmentId,
    deadline: { amount, unit: 'workingDay' as const },
    sure: true,
    title: `办事申请：${content.titleZh}（${name}）`,
    description: `“${content.titleZh}”的申请，承诺 ${amount} 个工作日办结。填写的内容和材料在“民生服务 › 办件”中查看。`,
    urgency: 'normal' as const,
    channel: handed.channel === 'window' ? 'window' : 'resident',
    position: null,
    address: '',
    villageId: null,
    gridCellId: null,
    public: false,
    confidential: false,
    judgement: { reasons: [`按事项目录第 ${handed.version} 版，由承办部门办理`] },
    attachments: [],
    reporter: {
      kind: actor.kind,
      personId: actor.personId,
      name: actor.kind === 'staff' ? actor.name : '',
      onBehalfOf: takenBy ? name : null,
    },
  };
}
