/** Asking for another department's data: drafts, sending them to the owner, taking them back. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { caseNumber, uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import { clearTimers, setTimers } from '#platform/timers/index.ts';
import { events, type RequestInput, type RequestView } from '../contract/index.ts';
import type { RequestAct } from '../contract/states.ts';
import { problem } from '../problems.ts';
import { localDay } from '../rules/period.ts';
import { requestAfter } from '../rules/transition.ts';
import {
  insertRequest,
  lockRequest,
  nextNumber,
  readRequest,
  updateRequest,
} from '../store/requests.ts';
import type { RequestRecord } from '../store/tables.ts';
import { isReadable, refuseUnfit } from './checks.ts';
import { askingDepartment, departmentNames } from './departments.ts';
import { giveGrant } from './give.ts';
import { partiesOf, requestView } from './request-views.ts';
import { dueAfter, settingsOf } from './settings.ts';
import { stateWords } from './state-words.ts';
import { tellDepartment } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';

/** Begins a request, and sends it when wished. @throws what `refuseUnfit` says, own-department-missing */
export async function draftRequest(
  ctx: Ctx,
  { ask, ...input }: RequestInput & { readonly ask: boolean },
  idempotencyKey: string | null,
): Promise<RequestView> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'sharing.draft', key: idempotencyKey, request: input }, async () => {
      const departmentId = await askingDepartment(tx);
      const resource = await resourceOf(tx, input.resourceId);
      await proveFit(tx, input, { resource, departmentId });
      const now = ctx.clock.now();
      const sequence = await nextNumber(tx, localDay(now));
      const row: RequestRecord = {
        ...contentOf(input),
        id: uuidv7(now.getTime()),
        tenantId: ctx.tenantId,
        number: caseNumber(now, sequence, 'GX'),
        resourceId: resource.id,
        resourceZh: resource.titleZh,
        resourceEn: resource.titleEn || resource.titleZh,
        ownerDepartmentId: resource.ownerDepartmentId,
        departmentId,
        state: 'draft',
        askedBy: ctx.actor.personId,
        askedAt: null,
        dueAt: null,
        overdueAt: null,
        decidedBy: null,
        decidedAt: null,
        answer: '',
        answers: {},
        grantId: null,
        settledAt: null,
        createdAt: now,
        version: 1,
      };
      await insertRequest(tx, row);
      await audit(tx, [{ action: 'sharing.draft', subject: row.id, detail: factsOf(row) }]);
      if (ask) await send(tx, row);
      return seen(tx, row.id);
    }),
  );
}

/** Changes a draft. @throws request-settled, changed-meanwhile, what `refuseUnfit` says */
export async function changeRequest(
  ctx: Ctx,
  requestId: string,
  { version, ...input }: RequestInput & { readonly version: number },
): Promise<RequestView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await heldFor(tx, requestId, 'change');
    if (row.version !== version) {
      throw generalProblem('changed-meanwhile', { what: `申请 ${row.number}` });
    }
    const resource = await resourceOf(tx, input.resourceId);
    await proveFit(tx, input, { resource, departmentId: row.departmentId });
    await updateRequest(tx, requestId, {
      ...contentOf(input),
      resourceId: resource.id,
      resourceZh: resource.titleZh,
      resourceEn: resource.titleEn || resource.titleZh,
      ownerDepartmentId: resource.ownerDepartmentId,
    });
    await audit(tx, [{ action: 'sharing.change', subject: requestId }]);
    return seen(tx, requestId);
  });
}

/** Sends a draft to the owner. @throws request-settled, what `refuseUnfit` says */
export async function askRequest(ctx: Ctx, requestId: string): Promise<RequestView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await heldFor(tx, requestId, 'ask');
    const resource = await resourceOf(tx, row.resourceId);
    const input = { ...row, fields: [...row.fields], conditions: [...row.conditions] };
    await proveFit(tx, input, { resource, departmentId: row.departmentId });
    await send(tx, row);
    return seen(tx, requestId);
  });
}

/** @throws what `refuseUnfit` says */
async function proveFit(
  tx: Tx,
  input: RequestInput,
  given: { readonly resource: ResourceView; readonly departmentId: string },
): Promise<void> {
  refuseUnfit(tx.ctx, input, { ...given, isReadable: await isReadable(tx, given.resource) });
}

/** Takes a request back. @throws request-settled */
export async function withdrawRequest(ctx: Ctx, requestId: string): Promise<RequestView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await heldFor(tx, requestId, 'withdraw');
    const now = ctx.clock.now();
    await updateRequest(tx, requestId, { state: 'withdrawn', settledAt: now });
    await clearTimers(tx, requestId, [timerKinds.answer]);
    await audit(tx, [{ action: 'sharing.withdraw', subject: requestId }]);
    await announce(tx, { ...row, state: 'withdrawn' });
    return seen(tx, requestId);
  });
}

/** A request of the own department, locked, on which the act is open. @throws not-found, request-settled */
async function heldFor(tx: Tx, requestId: string, act: RequestAct): Promise<RequestRecord> {
  const row = await lockRequest(tx, requestId);
  const isAsker = row !== undefined && (await partiesOf(tx, row)).includes('asker');
  if (!row || !isAsker) throw generalProblem('not-found', { what: '共享申请' });
  if (!requestAfter(row.state, act, 'asker')) {
    throw problem('request-settled', {
      number: row.number,
      state: stateWords(row.state, tx.ctx.locale),
    });
  }
  return row;
}

/** To the owner, with a deadline; what is open to all is granted by the rule itself. */
async function send(tx: Tx, row: RequestRecord): Promise<void> {
  const resource = await resourceOf(tx, row.resourceId);
  const now = tx.ctx.clock.now();
  const { answerWorkingDays } = await settingsOf(tx);
  const { dueAt, remindAt } = await dueAfter(tx, answerWorkingDays);
  const asked = {
    ...row,
    state: 'asked' as const,
    askedAt: now,
    askedBy: tx.ctx.actor.personId,
    dueAt,
  };
  await updateRequest(tx, row.id, {
    state: 'asked',
    askedAt: now,
    askedBy: tx.ctx.actor.personId,
    dueAt,
  });
  await audit(tx, [{ action: 'sharing.ask', subject: row.id, detail: factsOf(row) }]);
  // The right was proved; people of the other department are told.
  await elevate(tx);
  if (resource.grade === 'open') {
    const answers = Object.fromEntries(row.fields.map((key) => [key, 'granted' as const]));
    await giveGrant(tx, asked, {
      answers,
      conditions: [],
      by: 'clock',
      untilDay: row.untilDay,
      rowsPerDay: row.rowsPerDay,
      answer: '',
    });
    return;
  }
  await setTimers(tx, [
    {
      kind: timerKinds.answer,
      subject: row.id,
      dueAt: remindAt ?? dueAt,
      payload: { step: remindAt ? 'remind' : 'due' },
    },
  ]);
  const name = await departmentNames(tx);
  await tellDepartment(tx, row.ownerDepartmentId, {
    template: 'sharing.asked',
    values: {
      number: row.number,
      department: name(row.departmentId).zh,
      title: row.resourceZh,
      deadline: exactInstant(dueAt).slice(0, 16),
    },
    urgency: 'important',
    subject: { kind: 'sharingRequest', id: row.id },
    link: `/console/sharing/requests/${row.id}`,
  });
  await announce(tx, asked);
}

/** Tells the screens of both departments. */
export async function announce(tx: Tx, row: RequestRecord): Promise<void> {
  const { id, state, departmentId, ownerDepartmentId } = row;
  await emit(tx, [
    {
      type: events.requestChanged,
      subject: id,
      payload: { requestId: id, state, departmentId, ownerDepartmentId },
      audience: { departments: [departmentId, ownerDepartmentId] },
    },
  ]);
}

async function seen(tx: Tx, requestId: string): Promise<RequestView> {
  const row = await readRequest(tx, requestId);
  if (!row) throw generalProblem('not-found', { what: '共享申请' });
  return requestView(tx, row);
}

const hidden = (words: string): string => maskPersonal(words.trim()).text;

function contentOf(input: RequestInput) {
  return {
    purpose: hidden(input.purpose),
    basis: input.basis,
    basisWords: hidden(input.basisWords),
    fields: [...input.fields],
    conditions: [...input.conditions],
    fromDay: input.fromDay,
    untilDay: input.untilDay,
    rowsPerDay: input.rowsPerDay,
  };
}

/** Facts for the audit: no words, no values. */
function factsOf({
  number,
  resourceId,
  fields,
  basis,
  fromDay,
  untilDay,
  rowsPerDay,
}: RequestRecord) {
  return { number, resourceId, fields: [...fields], basis, fromDay, untilDay, rowsPerDay };
}
