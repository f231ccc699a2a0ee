/** What the module of reports answers to others: who reported a case, who may read its files. */
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { maskName, maskPhone } from '#platform/text/index.ts';
import { caseIdsOfFile, type ReporterSource } from '#modules/cases/index.ts';
import type { FileAccess, OwnedFile } from '#modules/files/index.ts';
import { anyPublic } from '../store/public.ts';
import { isFileOfReporter, reportsOfCase } from '../store/reports.ts';

/** Names whole for officers, masked for others; of confidential reports nothing but for officers. */
export const reporterSource: ReporterSource = {
  async reportersOf(tx, caseId, confidential) {
    const mayKnow = tx.ctx.actor.permissions.has('reports.identities');
    const reports = await reportsOfCase(tx, caseId);
    return reports.map((report) => {
      const hidden = confidential && !mayKnow;
      const name = hidden ? '' : mayKnow ? report.reporterName : maskName(report.reporterName);
      const phone = report.reporterPhone && !hidden ? report.reporterPhone : '';
      return {
        reportId: report.id,
        number: report.number,
        name: name || (report.anonymous ? '匿名' : '未留姓名'),
        phone: phone && !mayKnow ? maskPhone(phone) : phone,
        channel: report.channel,
        text: hidden ? '' : report.text,
        reportedAt: report.reportedAt.toISOString(),
      };
    });
  },
};

/** Photos of public cases may be seen by anyone; a signed-in reporter sees the own ones. */
export const fileAccessOfReports: FileAccess = {
  async mayRead(tx: Tx, ctx: Ctx, file: OwnedFile): Promise<boolean> {
    const { personId } = ctx.actor;
    if (personId && (await isFileOfReporter(tx, file.id, personId))) return true;
    await elevate(tx);
    return file.kind === 'photo' && anyPublic(tx, await caseIdsOfFile(tx, file.id));
  },
};
