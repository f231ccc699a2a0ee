/** A suggestion on the case engine: opened when it is published, carried to its end when it is answered. */
import { type Actor, systemActor } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import {
  actInTransaction,
  casesByIds,
  type NewCase,
  openCases,
  type OpenedCase,
} from '#modules/cases/index.ts';
import type { SuggestionRecord } from '../../store/tables.ts';

/** Suggestion 意见建议 of the duty catalogue: its deadline is that of the duty. */
const category = '021404';

/** What a case is opened for. */
export interface Matter {
  readonly number: string;
  readonly title: string;
  readonly body: string;
  readonly villageId: string | null;
  readonly departmentId: string;
}

/** Opens the cases of suggestions that are published now. */
export async function openFor(tx: Tx, matters: readonly Matter[]): Promise<OpenedCase[]> {
  await elevate(tx);
  return openCases(
    tx,
    matters.map((matter) => caseOf(tx, matter)),
  );
}

function caseOf({ ctx }: Tx, { number, title, body, villageId, departmentId }: Matter): NewCase {
  return {
    categoryCode: category,
    leadDepartmentId: departmentId,
    sure: true,
    title,
    description: `${body}\n公开建议 ${number}，请在“参与 › 建议”中公开答复。`,
    urgency: 'low',
    channel: 'suggestion',
    position: null,
    address: '',
    villageId,
    gridCellId: null,
    // It has a public page of its own.
    public: false,
    confidential: false,
    judgement: { reasons: [`公开建议 ${number}，审核后转部门答复`] },
    attachments: [],
    reporter: {
      kind: ctx.actor.kind,
      personId: ctx.actor.personId,
      name: ctx.actor.name,
      onBehalfOf: '建议人',
    },
  };
}

/** Who takes which step to the end: the department that answers, or the house. */
const steps = {
  registered: { action: 'dispatch', by: 'house' },
  suspended: { action: 'resume', by: 'house' },
  dispatched: { action: 'accept', by: 'department' },
  accepted: { action: 'reportDone', by: 'department' },
  done: { action: 'verify', by: 'house' },
  verified: { action: 'close', by: 'house' },
} as const;

/** Carries the case of an answered suggestion to its end; one that ended otherwise stays as it is. */
export async function finishCase(tx: Tx, row: SuggestionRecord, answer: string): Promise<void> {
  if (!row.caseId || !row.departmentId) return;
  await elevate(tx);
  const [matter] = await casesByIds(tx, [row.caseId]);
  let state: string | undefined = matter?.state;
  for (let count = 0; state && state in steps && count < 8; count += 1) {
    const { action, by } = steps[state as keyof typeof steps];
    const actor = by === 'house' ? systemActor : forDepartment(tx.ctx.actor, row.departmentId);
    const acting: Tx = { ...tx, ctx: { ...tx.ctx, actor } };
    const reason = action === 'reportDone' ? answer.slice(0, 400) : '';
    const input = {
      ...(reason ? { reason } : {}),
      ...(action === 'dispatch' ? { departmentId: row.departmentId } : {}),
    };
    ({ state } = await actInTransaction(acting, { caseId: row.caseId, action, input }));
  }
}

/** Whoever answers stands for the department here: the right was proved by the suggestion. */
function forDepartment(actor: Actor, departmentId: string): Actor {
  return {
    ...actor,
    permissions: new Set([...actor.permissions, 'cases.lead']),
    scope: { ...actor.scope, departmentIds: [...actor.scope.departmentIds, departmentId] },
  };
}

/** Ends the case of a suggestion that was hidden or merged after it was published. */
export async function cancelCase(tx: Tx, row: SuggestionRecord, reason: string): Promise<void> {
  if (!row.caseId) return;
  await elevate(tx);
  const [matter] = await casesByIds(tx, [row.caseId]);
  const open = ['registered', 'dispatched', 'accepted', 'suspended'];
  if (!matter || !open.includes(matter.state)) return;
  const permissions = new Set([...tx.ctx.actor.permissions, 'cases.dispatch']);
  const acting: Tx = { ...tx, ctx: { ...tx.ctx, actor: { ...tx.ctx.actor, permissions } } };
  await actInTransaction(acting, { caseId: row.caseId, action: 'cancel', input: { reason } });
}
