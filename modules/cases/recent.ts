/** What of cases tickers tell: category and step, no words of reporters. */
import { book } from '#modules/duties/index.ts';
import type { RecentLine, RecentSource } from '#platform/facts/index.ts';
import { events } from './contract/index.ts';
import { type RecentStep, recentSteps } from './store/recent.ts';

const steps: Readonly<
  Record<
    RecentStep['step'],
    { zh: string; en: string; kind: string; meaning: RecentLine['meaning'] }
  >
> = {
  registered: { zh: '新立案', en: 'New', kind: 'case.registered', meaning: 'notice' },
  closed: { zh: '已结案', en: 'Closed', kind: 'case.closed', meaning: 'ok' },
  overdue: { zh: '超期', en: 'Overdue', kind: 'case.overdue', meaning: 'urgent' },
};

/** Lines of cases. */
export const recentCases: readonly RecentSource[] = [
  {
    code: 'cases',
    titleZh: '事件',
    titleEn: 'Cases',
    permission: 'cases.read',
    events: Object.values(events),
    read: async (tx, question) => {
      const duties = await book(tx);
      return (await recentSteps(tx, question)).map((row): RecentLine => {
        const { zh, en, kind, meaning } = steps[row.step];
        const category = duties.category(row.categoryCode);
        const isPressing = row.step === 'registered' && row.urgency === 'urgent';
        return {
          id: `${row.caseId}-${row.step}`,
          at: row.at,
          kind,
          meaning: isPressing ? 'warning' : meaning,
          titleZh: `${zh}：${category?.nameZh ?? row.categoryCode}`,
          titleEn: `${en}: ${category?.nameEn ?? row.categoryCode}`,
          villageId: row.villageId,
          gridCellId: row.gridCellId,
          path: `/cases/${row.caseId}`,
          waiting: row.step === 'overdue' && row.isOpen,
        };
      });
    },
  },
];
