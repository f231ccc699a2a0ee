/** Telling the source that a value is wrong, and its answer. */
import { resourceOf } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import { clearTimers, setTimers } from '#platform/timers/index.ts';
import { type CorrectionRow, events } from '../contract/index.ts';
import type { CorrectionState } from '../contract/states.ts';
import { problem } from '../problems.ts';
import { correctionActs, correctionAfter } from '../rules/transition.ts';
import {
  correctionPage,
  insertCorrection,
  lockCorrection,
  updateCorrection,
} from '../store/corrections.ts';
import { grantsByIds } from '../store/grants.ts';
import type { CorrectionRecord } from '../store/tables.ts';
import { requireWords } from './checks.ts';
import { requireOwner } from './decide.ts';
import { departmentNames, ownDepartments } from './departments.ts';
import { requireUser } from './end.ts';
import { namingOf } from './grant-views.ts';
import { readGrantedRow } from './lake.ts';
import { openUse, releasePage, type Ticket } from './release.ts';
import { dueAfter, settingsOf } from './settings.ts';
import { tellDepartment } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';

/** A page of corrections. @throws request-invalid */
export async function listCorrections(
  ctx: Ctx,
  query: {
    readonly side?: 'sent' | 'received' | 'all';
    readonly state?: CorrectionState;
    readonly cursor?: string;
    readonly limit?: number;
  },
) {
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const own = await ownDepartments(tx);
    const side = query.side ?? 'all';
    if (side !== 'all' && own.length === 0) return { items: [], nextCursor: null };
    const rows = await correctionPage(
      tx,
      {
        ...(side === 'sent' ? { sent: own } : {}),
        ...(side === 'received' ? { received: own } : {}),
        ...(query.state ? { state: query.state } : {}),
      },
      { limit, afterId: readCursor(query.cursor)?.id ?? null },
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await correctionRows(tx, shown),
      nextCursor: last ? writeCursor(last.sentAt, last.id) : null,
    };
  });
}

/** What is said to be wrong. */
export interface CorrectionInput {
  readonly ref: string;
  readonly field: string;
  readonly rightValue: string;
  readonly words: string;
}

/** Tells the source. The value is read anew through the grant, so that nobody makes one up. @throws see the operation */
export async function sendCorrection(
  ctx: Ctx,
  grantId: string,
  input: CorrectionInput,
): Promise<CorrectionRow> {
  requireWords(input.words, '/words');
  const ticket = await openUse(ctx, grantId, { way: 'view', asked: [] });
  const field = ticket.fields.find(({ key }) => key === input.field);
  if (!field) throw problem('field-not-granted', { field: input.field });
  const found = await readGrantedRow(ctx, ticket, input.ref);
  const [row] = found?.rows ?? [];
  if (!found || !row) throw problem('row-unknown');
  await releasePage(ctx, ticket, { count: 1, subjects: found.subjects });
  const seen = { ticket, fieldKey: field.key, presentValue: String(row[field.key] ?? '') };
  return ctx.database.inTenant(ctx, (tx) => keep(tx, input, seen));
}

/** What was seen through the grant. */
interface Seen {
  readonly ticket: Ticket;
  readonly fieldKey: string;
  readonly presentValue: string;
}

async function keep(tx: Tx, input: CorrectionInput, seen: Seen): Promise<CorrectionRow> {
  const { ctx } = tx;
  const { grant, resource } = seen.ticket;
  const now = ctx.clock.now();
  const { correctionWorkingDays } = await settingsOf(tx);
  const { dueAt } = await dueAfter(tx, correctionWorkingDays);
  const saved: CorrectionRecord = {
    id: uuidv7(now.getTime()),
    tenantId: ctx.tenantId,
    grantId: grant.id,
    ownerDepartmentId: grant.ownerDepartmentId,
    departmentId: grant.departmentId,
    fieldKey: seen.fieldKey,
    rowRef: input.ref,
    presentValue: seen.presentValue,
    rightValue: input.rightValue.trim(),
    words: input.words.trim(),
    state: 'sent',
    answer: '',
    effect: '',
    sentBy: ctx.actor.personId,
    sentAt: now,
    dueAt,
    overdueAt: null,
    answeredBy: null,
    answeredAt: null,
    version: 1,
  };
  await insertCorrection(tx, saved);
  await setTimers(tx, [{ kind: timerKinds.correct, subject: saved.id, dueAt }]);
  const detail = { number: grant.number, field: seen.fieldKey };
  await audit(tx, [{ action: 'sharing.correct', subject: saved.id, detail }]);
  await elevate(tx);
  const name = await departmentNames(tx);
  await tellDepartment(tx, grant.ownerDepartmentId, {
    template: 'sharing.correction',
    values: {
      department: name(grant.departmentId).zh,
      title: resource.titleZh,
      deadline: exactInstant(dueAt).slice(0, 16),
    },
    urgency: 'important',
    subject: { kind: 'sharingCorrection', id: saved.id },
    link: '/console/sharing/corrections',
  });
  await announce(tx, saved);
  return oneRow(tx, saved);
}

/** The source's answer. @throws not-found, not-owner, correction-settled, changed-meanwhile, words-short */
export async function answerCorrection(
  ctx: Ctx,
  correctionId: string,
  input: {
    readonly act: 'accept' | 'finish' | 'refuse';
    readonly answer: string;
    readonly effect: string;
    readonly version: number;
  },
): Promise<CorrectionRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await held(tx, correctionId);
    await requireOwner(tx, row.ownerDepartmentId);
    const state = correctionAfter(row.state, input.act, 'owner');
    if (!state) throw problem('correction-settled');
    if (row.version !== input.version)
      throw generalProblem('changed-meanwhile', { what: '校核申请' });
    if (input.act === 'refuse') requireWords(input.answer, '/answer');
    if (input.act === 'finish') requireWords(input.effect, '/effect');
    const change = {
      state,
      answer: input.answer.trim(),
      effect: maskPersonal(input.effect.trim()).text,
      answeredBy: ctx.actor.personId,
      answeredAt: state === 'accepted' ? null : ctx.clock.now(),
    };
    await updateCorrection(tx, correctionId, change);
    await clearTimers(tx, correctionId, [timerKinds.correct]);
    await audit(tx, [{ action: `sharing.${input.act}Correction`, subject: correctionId }]);
    await elevate(tx);
    await tellAnswer(tx, { ...row, ...change });
    return oneRow(tx, { ...row, ...change, version: row.version + 1 });
  });
}

const decisions = { accepted: '已受理，正在更正', done: '已更正', refused: '不予更正' } as const;

async function tellAnswer(tx: Tx, row: CorrectionRecord): Promise<void> {
  const [grant] = await grantsByIds(tx, [row.grantId]);
  const resource = grant && (await resourceOf(tx, grant.resourceId));
  await tellDepartment(tx, row.departmentId, {
    template: 'sharing.corrected',
    values: {
      title: resource?.titleZh ?? '',
      decision: decisions[row.state as keyof typeof decisions],
    },
    urgency: 'important',
    subject: { kind: 'sharingCorrection', id: row.id },
    link: '/console/sharing/corrections',
  });
  await announce(tx, row);
}

/** Takes a correction back. @throws not-found, grant-foreign, correction-settled */
export async function withdrawCorrection(ctx: Ctx, correctionId: string): Promise<CorrectionRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await held(tx, correctionId);
    const [grant] = await grantsByIds(tx, [row.grantId]);
    if (grant) await requireUser(tx, grant);
    const state = correctionAfter(row.state, 'withdraw', 'asker');
    if (!state) throw problem('correction-settled');
    const change = { state, answeredAt: ctx.clock.now() };
    await updateCorrection(tx, correctionId, change);
    await clearTimers(tx, correctionId, [timerKinds.correct]);
    await audit(tx, [{ action: 'sharing.withdrawCorrection', subject: correctionId }]);
    await announce(tx, { ...row, ...change });
    return oneRow(tx, { ...row, ...change, version: row.version + 1 });
  });
}

async function held(tx: Tx, correctionId: string): Promise<CorrectionRecord> {
  const row = await lockCorrection(tx, correctionId);
  if (!row) throw generalProblem('not-found', { what: '校核申请' });
  return row;
}

async function announce(tx: Tx, row: CorrectionRecord): Promise<void> {
  await emit(tx, [
    {
      type: events.correctionChanged,
      subject: row.id,
      payload: { correctionId: row.id, state: row.state },
      audience: { departments: [row.departmentId, row.ownerDepartmentId] },
    },
  ]);
}

async function oneRow(tx: Tx, row: CorrectionRecord): Promise<CorrectionRow> {
  const [shown] = await correctionRows(tx, [row]);
  if (!shown) throw generalProblem('not-found', { what: '校核申请' });
  return shown;
}

async function correctionRows(tx: Tx, rows: readonly CorrectionRecord[]): Promise<CorrectionRow[]> {
  const grants = await grantsByIds(
    tx,
    rows.map(({ grantId }) => grantId),
  );
  const naming = await namingOf(tx, grants);
  const own = await ownDepartments(tx);
  const { permissions } = tx.ctx.actor;
  return rows.map((row) => {
    const grant = grants.find(({ id }) => id === row.grantId);
    const resource = grant && naming.resource(grant.resourceId);
    const field = resource?.fields.find(({ key }) => key === row.fieldKey);
    const [department, owner] = [naming.name(row.departmentId), naming.name(row.ownerDepartmentId)];
    const parties = [
      ...(own.includes(row.departmentId) && permissions.has('sharing.use')
        ? (['asker'] as const)
        : []),
      ...(own.includes(row.ownerDepartmentId) && permissions.has('sharing.decide')
        ? (['owner'] as const)
        : []),
    ];
    return {
      id: row.id,
      grantId: row.grantId,
      number: grant?.number ?? '—',
      resourceZh: resource?.titleZh ?? '—',
      resourceEn: resource?.titleEn || resource?.titleZh || '—',
      fieldKey: row.fieldKey,
      fieldZh: field?.titleZh ?? row.fieldKey,
      fieldEn: field?.titleEn || field?.titleZh || row.fieldKey,
      departmentId: row.departmentId,
      departmentZh: department.zh,
      departmentEn: department.en,
      ownerDepartmentId: row.ownerDepartmentId,
      ownerZh: owner.zh,
      ownerEn: owner.en,
      presentValue: row.presentValue,
      rightValue: row.rightValue,
      words: row.words,
      state: row.state,
      answer: row.answer,
      effect: row.effect,
      sentAt: row.sentAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      overdue: row.answeredAt === null && row.dueAt < naming.now,
      answeredAt: row.answeredAt?.toISOString() ?? null,
      version: row.version,
      acts: [...correctionActs(row.state, parties)],
    };
  });
}
