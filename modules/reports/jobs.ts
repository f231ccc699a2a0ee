/** Tells reporters what became of their reports, and keeps the reports of merged cases together. */
import type { Tx } from '#platform/database/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import type { Listener } from '#platform/module/index.ts';
import { type CaseRecord, casesByIds } from '#modules/cases/index.ts';
import { type NewMessage, queueMessages } from '#modules/messages/index.ts';
import { ground } from '#modules/towns/index.ts';
import { moveReports, reportsOfCase } from './store/reports.ts';
import type { ReportRecord } from './store/tables.ts';

/** Actions of which a reporter is told, and in which template. */
const told: Readonly<Record<string, string>> = {
  accept: 'report.progress',
  close: 'report.closed',
  merge: 'report.merged',
};

async function followCase(tx: Tx, event: StoredEvent): Promise<void> {
  const action = String(event.payload['action'] ?? '');
  const template = told[action];
  if (!template) return;
  const [record] = await casesByIds(tx, [event.subject]);
  if (!record) return;
  const reports = await reportsOfCase(tx, record.id);
  if (action === 'merge' && record.mergedIntoId)
    await moveReports(tx, record.id, record.mergedIntoId);
  const department = (await ground(tx.ctx)).department(record.leadDepartmentId ?? '')?.nameZh ?? '';
  const messages = reports.flatMap((report) => messageOf(report, record, { template, department }));
  if (messages.length > 0) await queueMessages(tx, messages);
}

function messageOf(
  report: ReportRecord,
  record: CaseRecord,
  { template, department }: { template: string; department: string },
): NewMessage[] {
  if (report.channel === 'gridWorker' || (!report.reporterPhone && !report.reporterId)) return [];
  const link = `/r/${report.number}?t=${report.token}`;
  return [
    {
      template,
      values: { number: report.number, title: record.title, department, state: record.state, link },
      to: {
        name: report.reporterName,
        ...(report.reporterPhone ? { phone: report.reporterPhone } : {}),
        ...(report.reporterId ? { personId: report.reporterId } : {}),
      },
      urgency: 'routine',
      subject: { kind: 'report', id: report.id },
      link,
    },
  ];
}

/** Listens to the road of cases. */
export const listeners: readonly Listener[] = [
  { name: 'reports.followCase', events: ['case.acted'], handle: followCase },
];
