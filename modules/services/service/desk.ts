/** The desks: lists, counts, one application whole, acts, the sheet. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { peopleByIds } from '#modules/people/index.ts';
import { type Ground, ground } from '#modules/towns/index.ts';
import type { DeskAct, DeskActInput, DeskApplication, DeskRow } from '../contract/index.ts';
import { deskActs, openStages, type Party } from '../contract/stages.ts';
import { actsFor } from '../rules/transition.ts';
import { deliveryWords } from '../rules/words.ts';
import {
  applicationById,
  deskCounts,
  type DeskFilter,
  deskPage,
  type ListedApplication,
} from '../store/applications.ts';
import type { ApplicationRecord } from '../store/tables.ts';
import { takeAct } from './act.ts';
import { departmentsByCode } from './items.ts';
import { sayWhen, tellApplicant } from './tell.ts';
import { answeredOf, bodyOf, commonOf, type Whole, wholeOf } from './views.ts';

/** Which page of the desk's list. */
export interface DeskQuery extends Omit<DeskFilter, 'departmentId'> {
  readonly departmentCode?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** A page of applications within reach. */
export function listApplications(ctx: Ctx, query: DeskQuery) {
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const page = { limit, after: readCursor(query.cursor) };
    const rows = await deskPage(tx, await filterOf(tx, query), page);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await rowsOf(tx, shown),
      nextCursor: last ? writeCursor(last.submittedAt, last.id) : null,
    };
  });
}

/** The filter with the department's id. */
export async function filterOf(tx: Tx, query: DeskQuery): Promise<DeskFilter> {
  const { tab, itemCode, number, departmentCode } = query;
  const departments = await departmentsByCode(tx);
  const departmentId = departmentCode ? departments.get(departmentCode)?.id : undefined;
  return { tab, itemCode, number, departmentId };
}

/** Rows of a list. */
export async function rowsOf(tx: Tx, rows: readonly ListedApplication[]): Promise<DeskRow[]> {
  const handlers = rows.flatMap(({ handlerId }) => (handlerId ? [handlerId] : []));
  const names = new Map((await peopleByIds(tx, handlers)).map(({ id, name }) => [id, name]));
  const around = { ctx: tx.ctx, town: await ground(tx), names };
  return rows.map((row) => rowOf(row, around));
}

interface Around {
  readonly ctx: Ctx;
  readonly town: Ground;
  readonly names: ReadonlyMap<string, string>;
}

function rowOf(row: ListedApplication, { ctx, town, names }: Around): DeskRow {
  const now = ctx.clock.now();
  const isOpen = openStages.includes(row.stage);
  return {
    ...commonOf(town, row, { dueAt: row.dueAt, state: row.caseState }),
    applicantName: row.applicantName,
    departmentCode: town.department(row.departmentId)?.code ?? '',
    channel: row.channel,
    handlerId: row.handlerId,
    handlerName: names.get(row.handlerId ?? '') ?? '',
    late:
      isOpen &&
      row.dueAt !== null &&
      row.dueAt < now &&
      row.caseState !== 'suspended' &&
      row.stage !== 'approved',
    mine: isOpen && row.handlerId === ctx.actor.personId,
  };
}

/** Numbers over the list. */
export function countApplications(ctx: Ctx) {
  return ctx.database.inTenant(ctx, deskCounts);
}

/** How the actor stands to an application. */
export function partiesOf(
  { actor }: Pick<Ctx, 'actor'>,
  { departmentId }: Pick<ApplicationRecord, 'departmentId'>,
): Party[] {
  const parties: Party[] = [];
  const ofDepartment = actor.scope.departmentIds.includes(departmentId);
  // The general window takes matters of every department in and hands results out; who decides belongs to the department.
  if (actor.permissions.has('services.handle')) parties.push('desk');
  if (ofDepartment && actor.permissions.has('services.decide')) parties.push('decider');
  return parties;
}

/** One application whole; the applicant reads who looked. @throws not-found */
export function readApplication(ctx: Ctx, applicationId: string): Promise<DeskApplication> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const record = await applicationById(tx, applicationId);
    if (!record) throw generalProblem('not-found', { what: '办件' });
    return deskView(tx, await wholeOf(tx, record));
  });
}

const shownFields = ['applicant_name', 'applicant_phone', 'answers'].map(
  (one) => `services.applications.${one}`,
);

async function deskView(tx: Tx, whole: Whole): Promise<DeskApplication> {
  const { record, matter, content } = whole;
  if (tx.ctx.actor.permissions.has('services.handle')) {
    const reason = `办理 ${record.number} ${record.itemTitleZh}`;
    await noteLooks(tx, [
      {
        kind: 'work',
        subjectId: record.applicantId,
        fields: shownFields,
        rowKey: record.id,
        reason,
      },
    ]);
  }
  const [taker] = record.takenBy ? await peopleByIds(tx, [record.takenBy]) : [];
  const { handlerId } = record;
  const names = new Map(
    (await peopleByIds(tx, handlerId ? [handlerId] : [])).map(({ id, name }) => [id, name]),
  );
  const listed = {
    ...record,
    dueAt: matter?.dueAt ?? null,
    caseState: matter?.state ?? '',
    overdueAt: null,
  };
  const acts = actsFor(record.stage, partiesOf(tx.ctx, record));
  return {
    ...rowOf(listed, { ctx: tx.ctx, town: await ground(tx), names }),
    ...(await bodyOf(tx, whole)),
    applicantPhone: record.applicantPhone,
    takenByName: taker?.name ?? '',
    consent: record.consent,
    questions: await answeredOf(tx, whole),
    acts: deskActs.filter((act) => acts.includes(act)),
    remedyUsual: content.remedyZh,
    deliveries: [...content.deliveries],
    promisedDays: content.promisedDays,
  };
}

/** An act of the desk. @throws what `takeAct` says */
export function actAtDesk(
  ctx: Ctx,
  { applicationId, act }: { readonly applicationId: string; readonly act: DeskAct },
  { input, key }: { readonly input: DeskActInput; readonly key: string | null },
): Promise<DeskApplication> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: `services.${act}`, key, request: { applicationId, input } }, async () => {
      const record = await applicationById(tx, applicationId, true);
      if (!record) throw generalProblem('not-found', { what: '办件' });
      const after = await takeAct(tx, record, { act, parties: partiesOf(ctx, record), input });
      await tellOf(tx, after, act);
      return deskView(tx, await wholeOf(tx, after));
    }),
  );
}

/** What the applicant is told after an act of the desk. */
async function tellOf(tx: Tx, after: ApplicationRecord, act: DeskAct): Promise<void> {
  const until = sayWhen(after.supplementUntil);
  if (act === 'accept') return;
  if (act === 'askSupplement') {
    await tellApplicant(tx, after, 'service.supplementAsked', {
      reason: after.supplementWords,
      until,
    });
    return;
  }
  if (act === 'deliver') {
    const way = deliveryWords[after.delivery]?.zh ?? '';
    await tellApplicant(tx, after, 'service.delivered', { way, note: after.deliveryNote });
    return;
  }
  const decisions = { approve: '准予', refuse: '不予批准', decline: '不予受理' } as const;
  await tellApplicant(tx, after, 'service.decided', {
    decision: decisions[act],
    reason: after.decisionWords,
  });
}

/** Writes the audit line of a sheet that leaves the house. */
export async function noteExport(tx: Tx, rows: number): Promise<void> {
  await audit(tx, [{ action: 'services.export', subject: 'applications', detail: { rows } }]);
}
