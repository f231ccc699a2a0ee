/** Tells reporters what became of their reports, and keeps the reports of merged cases together. */
import type { Tx } from '#platform/database/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import type { Listener } from '#platform/module/index.ts';
import { casesByIds } from '#modules/cases/index.ts';
import { type NewMessage, queueMessages } from '#modules/messages/index.ts';
import { book } from '#modules/duties/index.ts';
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
  const [into] = record.mergedIntoId ? await casesByIds(tx, [record.mergedIntoId]) : [];
  const around: Around = {
    template,
    category: (await book(tx.ctx)).category(record.categoryCode)?.nameZh ?? '',
    department: (await ground(tx.ctx)).department(record.leadDepartmentId ?? '')?.nameZh ?? '',
    mainNumber: into?.number ?? record.number,
  };
  const messages = reports.flatMap((report) => messageOf(report, around));
  if (messages.length > 0) await queueMessages(tx, messages);
}

/** What the words of a message need besides the report. */
interface Around {
  readonly template: string;
  readonly category: string;
  readonly department: string;
  readonly mainNumber: string;
}

function messageOf(report: ReportRecord, around: Around): NewMessage[] {
  if (report.channel === 'gridWorker' || (!report.reporterPhone && !report.reporterId)) return [];
  const link = `/r/${report.number}?t=${report.token}`;
  const values = {
    number: report.number,
    category: around.category,
    department: around.department || '值班员',
    progress: '责任部门已签收，正在处置',
    mainNumber: around.mainNumber,
    link,
  };
  return [
    {
      template: around.template,
      values,
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
