/** An officer asks the reporter something; the page of the report shows it, a message tells it. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { emit } from '#platform/events/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { actInTransaction, casesByIds } from '#modules/cases/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { events } from '../contract/index.ts';
import { problem } from '../contract/problems.ts';
import { reportsOfCase, updateReport } from '../store/reports.ts';

/** Asks the first reporter of a case. @throws not-found, reporter-unreachable */
export async function askReporter(ctx: Ctx, caseId: string, text: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const [record] = await casesByIds(tx, [caseId]);
    if (!record) throw generalProblem('not-found', { what: '事件' });
    const report = (await reportsOfCase(tx, caseId)).find(
      ({ channel }) => channel !== 'gridWorker' && channel !== 'open311',
    );
    if (!report) throw problem('reporter-unreachable');
    await updateReport(tx, report.id, {
      question: text,
      questionAt: ctx.clock.now(),
      answeredAt: null,
    });
    await actInTransaction(tx, {
      caseId,
      action: 'comment',
      input: { reason: `询问上报人：${text}` },
    });
    await audit(tx, [{ action: 'reports.ask', subject: caseId }]);
    await emit(tx, [
      {
        type: events.questionAsked,
        subject: caseId,
        payload: { caseId, reportId: report.id },
        audience: {},
      },
    ]);
    if (report.reporterPhone || report.reporterId) {
      const link = `/r/${report.number}?t=${report.token}`;
      await queueMessages(tx, [
        {
          template: 'report.question',
          values: { number: report.number, question: text, link, title: record.title },
          to: {
            name: report.reporterName,
            ...(report.reporterPhone ? { phone: report.reporterPhone } : {}),
            ...(report.reporterId ? { personId: report.reporterId } : {}),
          },
          urgency: 'important',
          subject: { kind: 'report', id: report.id },
          link,
        },
      ]);
    }
  });
}
