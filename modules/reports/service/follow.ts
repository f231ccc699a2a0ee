/** Following a report: what the reporter sees and may do. */
import { timingSafeEqual } from 'node:crypto';
import { type Actor, type Ctx, systemActor } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { subjectOf } from '#platform/proxy/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import {
  actInTransaction,
  type ActionRequest,
  caseParts,
  casesByIds,
  type CaseRecord,
} from '#modules/cases/index.ts';
import { book } from '#modules/duties/index.ts';
import { personById } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { FollowedReport } from '../contract/index.ts';
import { problem } from '../contract/problems.ts';
import { ownReports, reportByNumber, updateReport } from '../store/reports.ts';
import type { ReportRecord } from '../store/tables.ts';
import { perFollow } from './allowances.ts';
import { mayFollowerSee } from './access.ts';
import { nameFor } from './names.ts';
import { passOf } from './pass.ts';
import { publicSteps, stateWords } from './public.ts';

const guesses = new RateLimit(perFollow);
const reopenDays = 15;

/** Who asks, and with what. */
export interface Holder {
  readonly number: string;
  readonly token: string;
  readonly remoteAddress: string;
}

/** The report of a holder. @throws report-unknown, too-many-requests after wrong guesses */
export async function heldReport(
  tx: Tx,
  holder: Holder,
): Promise<{ report: ReportRecord; record: CaseRecord }> {
  const now = tx.ctx.clock.now();
  const report = await reportByNumber(tx, holder.number.trim().toUpperCase());
  if (!report || !fits(report, holder.token)) {
    const seconds = guesses.take(`${tx.ctx.database.url}|${holder.remoteAddress}`, now);
    throw seconds > 0
      ? generalProblem('too-many-requests', { seconds })
      : problem('report-unknown');
  }
  const [record] = await casesByIds(tx, [report.caseId]);
  if (!record) throw problem('report-unknown');
  return { report, record };
}

function fits(report: ReportRecord, token: string): boolean {
  const given = Buffer.from(token);
  const secret = Buffer.from(report.token);
  if (given.length === secret.length && timingSafeEqual(given, secret)) return true;
  return /^\d{4}$/.test(token) && report.reporterPhone?.slice(-4) === token;
}

/** The reporter acts for themself: reads as the platform, proved by the token. */
export const asHolder = (ctx: Ctx): Ctx => {
  const { kind, personId, name, onBehalfOf } = ctx.actor;
  // Who acts for the reporter stands in the timeline; the reporter does not.
  const who = onBehalfOf ? { kind, personId, name, onBehalfOf } : { kind: 'anonymous', name: '' };
  return { ...ctx, actor: { ...systemActor, ...who } as Actor };
};

/** @throws mandate-does-not-cover for a report that is not the resident's own */
function refuseOthers(ctx: Ctx, report: ReportRecord): void {
  const { onBehalfOf } = ctx.actor;
  if (onBehalfOf && report.reporterId !== onBehalfOf.personId)
    throw generalProblem('mandate-does-not-cover', { name: onBehalfOf.name });
}

/** What the holder of a report's token sees. */
export function follow(ctx: Ctx, holder: Holder): Promise<FollowedReport> {
  const system = asHolder(ctx);
  return ctx.database.inTenant(system, async (tx) => {
    const { report, record } = await heldReport(tx, holder);
    const town = await ground(ctx);
    const department = town.department(record.leadDepartmentId ?? '');
    const { attachments } = await caseParts(tx, record.id);
    const now = ctx.clock.now().getTime();
    const closedRecently =
      record.state === 'closed' &&
      now - (record.closedAt?.getTime() ?? 0) < reopenDays * 86_400_000;
    return {
      number: report.number,
      caseNumber: record.number,
      text: report.text,
      categoryName: nameFor(ctx, (await book(ctx)).category(record.categoryCode)),
      address: report.address,
      position:
        record.longitude === null || record.latitude === null
          ? null
          : { longitude: record.longitude, latitude: record.latitude },
      state: record.state,
      ...stateWords(record.state),
      departmentName: nameFor(ctx, department),
      departmentPhone: department?.phone ?? town.dutyPhone,
      dueAt: record.dueAt?.toISOString() ?? null,
      reportedAt: report.reportedAt.toISOString(),
      photoIds: attachments
        .filter((one) => one.kind === 'photo' && mayFollowerSee(one, report, record))
        .map(({ fileId }) => fileId),
      photoPass: passOf(report, ctx.clock.now()),
      steps: await publicSteps(tx, record.id, town),
      question:
        report.question && !report.answeredAt && report.questionAt
          ? { text: report.question, askedAt: report.questionAt.toISOString() }
          : null,
      rating: record.rating ? { stars: record.rating, words: record.ratingWords } : null,
      mayRate: record.state === 'closed' && record.rating === null,
      mayReopen: closedRecently,
      mayComment: !['closed', 'cancelled', 'merged'].includes(record.state),
    };
  });
}

/** An action of the reporter on the own case, once a key. */
export async function actAsReporter(
  ctx: Ctx,
  holder: Holder,
  act: Pick<ActionRequest, 'action' | 'input'>,
  idempotencyKey: string | null,
): Promise<void> {
  await ctx.database.inTenant(asHolder(ctx), async (tx) => {
    await elevate(tx);
    const { report, record } = await heldReport(tx, holder);
    refuseOthers(ctx, report);
    const request = { ...act, number: report.number };
    await once(
      tx,
      { operation: `reports.${act.action}`, key: idempotencyKey, request, actor: report.id },
      async () => {
        const words = act.input.reason ? { reason: maskPersonal(act.input.reason).text } : {};
        await actInTransaction(tx, {
          caseId: record.id,
          action: act.action,
          input: { ...act.input, ...words },
          isReporter: true,
        });
        const added = act.input.photoIds ?? [];
        await updateReport(tx, report.id, {
          ...(act.action === 'comment' ? { answeredAt: ctx.clock.now() } : {}),
          fileIds: [...new Set([...report.fileIds, ...added])],
        });
        return true;
      },
    );
  });
}

/** A page of the signed-in person's own reports. */
export function myReports(ctx: Ctx, query: { cursor?: string; limit?: number }) {
  const personId = subjectOf(ctx, 'report');
  const limit = query.limit ?? 20;
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const person = await personById(tx, personId);
    const rows = await ownReports(
      tx,
      { id: personId, phone: person?.phone ?? null },
      { limit, after: readCursor(query.cursor) },
    );
    const categories = await book(ctx);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map((row) => ({
        number: row.number,
        token: row.token,
        summary: row.text.slice(0, 60) || row.title,
        categoryName: nameFor(ctx, categories.category(row.categoryCode)),
        state: row.state,
        ...stateWords(row.state),
        reportedAt: row.reportedAt.toISOString(),
        dueAt: row.dueAt?.toISOString() ?? null,
        mayRate: row.state === 'closed' && row.rating === null,
      })),
      nextCursor: last ? writeCursor(last.reportedAt, last.id) : null,
    };
  });
}
