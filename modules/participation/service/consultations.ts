/** Consultations: drawn up, commented on section by section, answered by what was heard and changed. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import type { ConsultationInput, DeskConsultation, PublicConsultation } from '../contract/index.ts';
import {
  type ConsultationAct,
  consultationMoves,
  type ConsultationState,
} from '../contract/states.ts';
import { problem } from '../problems.ts';
import { actsOf, stateAfter } from '../rules/transition.ts';
import {
  commentCounts,
  consultationByNumber,
  consultationPage,
  insertConsultation,
  shownComments,
} from '../store/consultations.ts';
import { changeRow, lockRow } from '../store/rows.ts';
import type { ConsultationRecord } from '../store/tables.ts';
import { type Names, namesOf, newNumber, requireDepartment, trimmed } from './names.ts';
import { type Asked, cut, idPage } from './pages.ts';
import { asPublic } from './subject.ts';
import { requireClean } from './suggestions/decide.ts';
import { stateWords } from './suggestions/words.ts';
import { announce } from './tell.ts';

/** Timer that closes a consultation. */
export const closeTimer = 'participation.closeConsultation';

const publicStates: readonly ConsultationState[] = ['open', 'closed', 'published'];

function publicRow(row: ConsultationRecord, names: Names, comments: number): PublicConsultation {
  return {
    number: row.number,
    title: row.title,
    lead: row.lead,
    departmentName: names.department(row.departmentId),
    state: row.state,
    openedAt: row.openedAt?.toISOString() ?? null,
    closesAt: row.closesAt.toISOString(),
    comments,
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}

type Counts = Awaited<ReturnType<typeof commentCounts>>;

function countOf(counts: Counts, id: string, state: 'waiting' | 'shown'): number {
  return counts.find((one) => one.consultationId === id && one.state === state)?.count ?? 0;
}

/** A page of consultations for everybody. */
export async function publicConsultations(ctx: Ctx, asked: Asked) {
  const system = asPublic(ctx);
  const names = await namesOf(ctx);
  return system.database.inTenant(system, async (tx) => {
    const page = idPage(asked);
    const { rows, nextCursor } = cut(await consultationPage(tx, publicStates, page), page);
    const counts = await commentCounts(
      tx,
      rows.map(({ id }) => id),
    );
    return {
      items: rows.map((row) => publicRow(row, names, countOf(counts, row.id, 'shown'))),
      nextCursor,
    };
  });
}

/** A consultation that everybody may see. @throws consultation-unknown */
export async function seenConsultation(tx: Tx, number: string): Promise<ConsultationRecord> {
  const row = await consultationByNumber(tx, number.trim().toUpperCase());
  if (!row || !publicStates.includes(row.state)) throw problem('consultation-unknown');
  return row;
}

/** One consultation with its sections and the comments shown. @throws consultation-unknown */
export async function publicConsultation(ctx: Ctx, number: string) {
  const system = asPublic(ctx);
  const names = await namesOf(ctx);
  return system.database.inTenant(system, async (tx) => {
    const row = await seenConsultation(tx, number);
    const comments = await shownComments(tx, row.id);
    const isAnswered = row.state === 'published';
    return {
      consultation: publicRow(row, names, comments.length),
      sections: row.sections.map((section) => ({
        ...section,
        comments: comments.filter(({ anchor }) => anchor === section.anchor).length,
        answer: isAnswered ? (row.sectionAnswers[section.anchor] ?? '') : '',
      })),
      comments: comments.map(({ id, anchor, publicWords, createdAt }) => {
        return { id, anchor, words: publicWords, at: createdAt.toISOString() };
      }),
      heard: isAnswered ? row.heard : '',
      changed: isAnswered ? row.changed : '',
    };
  });
}

function deskRow(tx: Tx, row: ConsultationRecord, of: { names: Names; counts: Counts }) {
  const mayManage = tx.ctx.actor.permissions.has('participation.manage');
  return {
    id: row.id,
    ...publicRow(row, of.names, countOf(of.counts, row.id, 'shown')),
    departmentId: row.departmentId,
    sections: [...row.sections],
    heard: row.heard,
    changed: row.changed,
    sectionAnswers: row.sectionAnswers,
    waiting: countOf(of.counts, row.id, 'waiting'),
    version: row.version,
    acts: mayManage ? actsOf(consultationMoves, row.state, ['manager']) : [],
  };
}

/** A page of the desk. */
export async function deskConsultations(
  ctx: Ctx,
  query: Asked & { readonly state?: ConsultationState },
) {
  const names = await namesOf(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const page = idPage(query);
    const states = query.state ? [query.state] : (['draft', ...publicStates] as const);
    const { rows, nextCursor } = cut(await consultationPage(tx, states, page), page);
    const counts = await commentCounts(
      tx,
      rows.map(({ id }) => id),
    );
    return { items: rows.map((row) => deskRow(tx, row, { names, counts })), nextCursor };
  });
}

type Drawn = Pick<ConsultationRecord, 'title' | 'lead' | 'departmentId' | 'sections' | 'closesAt'>;

/** What was entered, checked. @throws no-such-department, sections-wrong, times-wrong */
function drawnOf(ctx: Ctx, input: ConsultationInput, names: Names): Drawn {
  requireDepartment(names, input.departmentId);
  const anchors = input.sections.map(({ anchor }) => anchor);
  const twice = anchors.find((anchor, at) => anchors.indexOf(anchor) !== at);
  if (twice) throw problem('sections-wrong', { anchor: twice });
  const closesAt = new Date(input.closesAt);
  if (closesAt <= ctx.clock.now()) throw problem('times-wrong', { why: '截止时间已过' });
  return {
    title: trimmed(input.title, 4, '/title'),
    lead: trimmed(input.lead, 10, '/lead'),
    departmentId: input.departmentId,
    sections: input.sections,
    closesAt,
  };
}

/** Draws a consultation up. @throws see the operation */
export async function draftConsultation(ctx: Ctx, input: ConsultationInput) {
  const names = await namesOf(ctx);
  const drawn = drawnOf(ctx, input, names);
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await keepConsultation(tx, drawn);
    await audit(tx, [{ action: 'participation.createConsultation', subject: row.id }]);
    return deskRow(tx, row, { names, counts: [] });
  });
}

/** Keeps a consultation as a draft. */
export async function keepConsultation(tx: Tx, drawn: Drawn): Promise<ConsultationRecord> {
  const { ctx } = tx;
  const now = ctx.clock.now();
  const row: ConsultationRecord = {
    ...drawn,
    id: uuidv7(now.getTime()),
    tenantId: ctx.tenantId,
    number: await newNumber(tx, 'YJ'),
    state: 'draft',
    heard: '',
    changed: '',
    sectionAnswers: {},
    createdBy: ctx.actor.personId,
    createdAt: now,
    openedAt: null,
    publishedAt: null,
    version: 1,
  };
  await insertConsultation(tx, row);
  return row;
}

interface Step {
  readonly act: ConsultationAct;
  readonly version: number;
}

/** A consultation, locked, and its state after an act. @throws not-found, changed-meanwhile, consultation-elsewhere */
async function held(tx: Tx, id: string, { act, version }: Step) {
  const row = await lockRow(tx, 'consultations', id);
  if (!row) throw generalProblem('not-found', { what: '征求意见' });
  if (row.version !== version) {
    throw generalProblem('changed-meanwhile', { what: `征求意见 ${row.number}` });
  }
  const state = stateAfter(consultationMoves, row.state, { act, by: 'manager' });
  if (!state) {
    throw problem('consultation-elsewhere', { state: stateWords(row.state, tx.ctx.locale) });
  }
  return { row, state };
}

async function saved(
  tx: Tx,
  row: ConsultationRecord,
  change: Partial<ConsultationRecord>,
): Promise<DeskConsultation> {
  await changeRow(tx, 'consultations', { id: row.id, change });
  const after = { ...row, ...change, version: row.version + 1 };
  if (after.state !== 'draft') await announce(tx, 'consultationChanged', after);
  const counts = await commentCounts(tx, [row.id]);
  return deskRow(tx, after, { names: await namesOf(tx), counts });
}

/** Changes a draft. @throws see the operation */
export async function changeConsultation(
  ctx: Ctx,
  id: string,
  { version, ...input }: ConsultationInput & { readonly version: number },
): Promise<DeskConsultation> {
  const drawn = drawnOf(ctx, input, await namesOf(ctx));
  return ctx.database.inTenant(ctx, async (tx) => {
    const { row } = await held(tx, id, { act: 'change', version });
    await audit(tx, [{ action: 'participation.changeConsultation', subject: id }]);
    return saved(tx, row, drawn);
  });
}

/** Opens a consultation, or withdraws its draft. @throws see the operation */
export async function moveConsultation(
  ctx: Ctx,
  id: string,
  step: { readonly act: 'open' | 'withdraw'; readonly version: number },
): Promise<DeskConsultation> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { row, state } = await held(tx, id, step);
    await audit(tx, [{ action: `participation.${step.act}Consultation`, subject: id }]);
    if (step.act === 'withdraw') return saved(tx, row, { state });
    if (row.closesAt <= ctx.clock.now()) throw problem('times-wrong', { why: '截止时间已过' });
    await setTimers(tx, [{ kind: closeTimer, subject: id, dueAt: row.closesAt }]);
    return saved(tx, row, { state, openedAt: ctx.clock.now() });
  });
}

/** The time for comments is over. */
export async function closeConsultation(tx: Tx, id: string): Promise<void> {
  const row = await lockRow(tx, 'consultations', id);
  const state = row && stateAfter(consultationMoves, row.state, { act: 'close', by: 'clock' });
  if (!row || !state) return;
  await changeRow(tx, 'consultations', { id, change: { state } });
  await announce(tx, 'consultationChanged', { ...row, state });
}

/** What was heard and changed. */
export interface Summary {
  readonly heard: string;
  readonly changed: string;
  readonly sectionAnswers: Readonly<Record<string, string>>;
  readonly version: number;
}

/** Publishes what was heard and changed. @throws see the operation */
export async function publishSummary(
  ctx: Ctx,
  id: string,
  { version, ...summary }: Summary,
): Promise<DeskConsultation> {
  requireClean(summary.heard, summary.changed, ...Object.values(summary.sectionAnswers));
  return ctx.database.inTenant(ctx, async (tx) => {
    const { row, state } = await held(tx, id, { act: 'publish', version });
    const waiting = countOf(await commentCounts(tx, [id]), id, 'waiting');
    if (waiting > 0) throw problem('comments-waiting', { count: waiting });
    const detail = { number: row.number };
    await audit(tx, [{ action: 'participation.publishSummary', subject: id, detail }]);
    const publishedAt = row.publishedAt ?? ctx.clock.now();
    return saved(tx, row, { ...summary, state, publishedAt });
  });
}
