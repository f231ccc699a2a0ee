/** What the module of reports answers to others: who reported a case, who may read its files. */
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { noteLooks, standingOf } from '#platform/personal/index.ts';
import { maskName, maskPhone } from '#platform/text/index.ts';
import { caseIdsOfFile, caseParts, casesByIds, type ReporterSource } from '#modules/cases/index.ts';
import type { FileAccess, OwnedFile } from '#modules/files/index.ts';
import { anyPublic } from '../store/public.ts';
import { isFileOfReporter, reportByNumber, reportsOfCase } from '../store/reports.ts';
import type { ReportRecord } from '../store/tables.ts';
import { numberOfPass, passFits } from './pass.ts';

/** Names whole for officers, masked for others; of confidential reports nothing but for officers. */
export const reporterSource: ReporterSource = {
  async reportersOf(tx, caseId, confidential) {
    const mayKnow = tx.ctx.actor.permissions.has('reports.identities');
    const reports = await reportsOfCase(tx, caseId);
    const standing = await standingOf(
      tx,
      reports.map(({ reporterId }) => reporterId),
      // Made without an account, a report is whose number it names.
      reports.map(({ reporterId, reporterPhone }) => (reporterId ? null : reporterPhone)),
    );
    const isStored = ({ reporterId, reporterPhone }: ReportRecord): boolean =>
      standing.restricted.has(reporterId ?? reporterPhone ?? '');
    if (mayKnow)
      await noteReporters(
        tx,
        caseId,
        reports.filter((report) => !isStored(report)),
      );
    return reports.map((report) => {
      const restricted = isStored(report);
      const hidden = restricted || (confidential && !mayKnow);
      const name = hidden ? '' : mayKnow ? report.reporterName : maskName(report.reporterName);
      const phone = report.reporterPhone && !hidden ? report.reporterPhone : '';
      return {
        reportId: report.id,
        number: report.number,
        name,
        phone: phone && !mayKnow ? maskPhone(phone) : phone,
        channel: report.channel,
        text: hidden ? '' : report.text,
        reportedAt: report.reportedAt.toISOString(),
        restricted,
      };
    });
  },
};

/** Whoever sees reporters whole with a case is seen by them; grid workers' own finds are nobody's. */
async function noteReporters(
  tx: Tx,
  caseId: string,
  reports: readonly ReportRecord[],
): Promise<void> {
  const named = reports.filter(
    ({ reporterName, reporterPhone, channel }) =>
      channel !== 'gridWorker' && (reporterName !== '' || reporterPhone !== null),
  );
  if (named.length === 0) return;
  const [matter] = await casesByIds(tx, [caseId]);
  await noteLooks(
    tx,
    named.map(({ id, reporterId }) => ({
      kind: 'work',
      subjectId: reporterId,
      fields: shownOfReporter,
      rowKey: id,
      reason: `办理事件 ${matter?.number ?? ''}`,
    })),
  );
}

const shownOfReporter = [
  'reports.reports.reporter_name',
  'reports.reports.reporter_phone',
  'reports.reports.text',
];

/** What a follower may see of a case: all where it is public, else the own photos and the result. */
export function mayFollowerSee(
  photo: { readonly fileId: string; readonly stage: string },
  report: { readonly fileIds: readonly string[] },
  matter: { readonly public: boolean; readonly confidential: boolean },
): boolean {
  const open = matter.public && !matter.confidential;
  return open || photo.stage === 'after' || report.fileIds.includes(photo.fileId);
}

async function isFollower(tx: Tx, file: OwnedFile): Promise<boolean> {
  const number = numberOfPass(file.pass ?? '');
  const report = number ? await reportByNumber(tx, number) : undefined;
  if (!report || !passFits(file.pass ?? '', report, tx.ctx.clock.now())) return false;
  const [matter] = await casesByIds(tx, [report.caseId]);
  const { attachments } = await caseParts(tx, report.caseId);
  const photo = attachments.find(({ fileId }) => fileId === file.id);
  return matter !== undefined && photo !== undefined && mayFollowerSee(photo, report, matter);
}

/** Photos of public cases may be seen by anyone; a reporter sees the own ones, by session or pass. */
export const fileAccessOfReports: FileAccess = {
  async mayRead(tx: Tx, ctx: Ctx, file: OwnedFile): Promise<boolean> {
    const { personId } = ctx.actor;
    if (personId && (await isFileOfReporter(tx, file.id, personId))) return true;
    await elevate(tx);
    if (file.pass !== null && (await isFollower(tx, file))) return true;
    return file.kind === 'photo' && anyPublic(tx, await caseIdsOfFile(tx, file.id));
  },
};
