/** What is published of each month: sums by village and rule; names stand on boards only by consent, read anew each time. */
import { audit } from '#platform/audit/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { MonthContent } from '../../contract/index.ts';
import {
  boardsOf,
  earnersOf,
  publishedMonths,
  publishMonthRow,
  sumsOf,
} from '../../store/points.ts';
import { namesOf } from '../names.ts';
import { workbook } from '../sheets.ts';
import { asPublic } from '../subject.ts';
import { rulesOf } from './rules.ts';

/** The local month of an instant. */
export const monthOf = (at: Date): string => localDay(at).slice(0, 7);

/** The month after. */
function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The month before. */
export function lastMonth(month: string): string {
  return monthOf(new Date(instantAt(`${month}-01`).getTime() - 1));
}

const spanOf = (month: string) => ({
  from: instantAt(`${month}-01`),
  to: instantAt(`${nextMonth(month)}-01`),
});

const boardLines = 10;

/** Sums and boards of a month as they stand now. */
export async function monthContent(tx: Tx, month: string): Promise<MonthContent> {
  const { from, to } = spanOf(month);
  const [names, rules] = [await namesOf(tx), await rulesOf(tx)];
  const sums = await sumsOf(tx, from, to);
  const earners = await earnersOf(tx, from, to);
  const boards = await boardsOf(tx, from, to);
  const total = (kinds: readonly string[], of = sums): number =>
    of.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { points }) => sum + points, 0);
  const deeds = (of: typeof sums): number =>
    of.filter(({ kind }) => kind === 'earn').reduce((sum, one) => sum + one.deeds, 0);
  const used = [...new Set(sums.filter(({ kind }) => kind === 'earn').map(({ rule }) => rule))];
  return {
    month,
    earned: total(['earn', 'takeBack']),
    spent: Math.abs(total(['spend', 'refund'])),
    expired: Math.abs(total(['expire'])),
    people: earners.reduce((sum, { people }) => sum + people, 0),
    rules: used.map((code) => {
      const own = sums.filter(({ rule }) => rule === code);
      const rule = rules.find((one) => one.code === code);
      const title = { titleZh: rule?.titleZh ?? code, titleEn: rule?.titleEn ?? code };
      return { ...title, deeds: deeds(own), points: total(['earn', 'takeBack'], own) };
    }),
    villages: names.town.villages.map(({ id }) => {
      const own = sums.filter(({ villageId }) => villageId === id);
      const board = boards.filter(({ villageId }) => villageId === id).slice(0, boardLines);
      return {
        villageId: id,
        villageName: names.village(id),
        people: earners.find(({ villageId }) => villageId === id)?.people ?? 0,
        deeds: deeds(own),
        earned: total(['earn', 'takeBack'], own),
        board: board.map(({ name, points }) => ({ name, points })),
      };
    }),
  };
}

/** What was published, and the running month. */
export async function listMonths(ctx: Ctx) {
  const system = asPublic(ctx);
  return system.database.inTenant(system, async (tx) => {
    const items = [];
    for (const content of await publishedMonths(tx, 12)) {
      items.push(await withBoards(tx, content));
    }
    return { running: await monthContent(tx, monthOf(ctx.clock.now())), items };
  });
}

/** Sums stay as published; names are those who agree today. */
async function withBoards(tx: Tx, content: MonthContent): Promise<MonthContent> {
  const { from, to } = spanOf(content.month);
  const boards = await boardsOf(tx, from, to);
  return {
    ...content,
    villages: content.villages.map((village) => ({
      ...village,
      board: boards
        .filter(({ villageId }) => villageId === village.villageId)
        .slice(0, boardLines)
        .map(({ name, points }) => ({ name, points })),
    })),
  };
}

/** Publishes a month once; boards are left out of what is kept. @returns whether it was published now */
export async function publishMonth(tx: Tx, month: string): Promise<boolean> {
  const content = await monthContent(tx, month);
  if (content.people === 0 && content.spent === 0) return false;
  const kept = { ...content, villages: content.villages.map((one) => ({ ...one, board: [] })) };
  if (!(await publishMonthRow(tx, kept))) return false;
  const detail = { earned: content.earned, spent: content.spent, people: content.people };
  await audit(tx, [{ action: 'participation.publishMonth', subject: month, detail }]);
  return true;
}

/** A month as a workbook. */
export async function pointsSheet(ctx: Ctx, month: string) {
  const system = asPublic(ctx);
  const content = await system.database.inTenant(system, (tx) => monthContent(tx, month));
  const number = 'number' as const;
  return workbook(`积分月报 ${month}`, [
    {
      name: '按村',
      columns: [
        { key: 'village', title: '村（社区）', width: 20 },
        { key: 'people', title: '人数', type: number },
        { key: 'deeds', title: '好事（件）', type: number },
        { key: 'earned', title: '获得积分', type: number },
      ],
      rows: content.villages.map(({ villageName, people, deeds, earned }) => {
        return { village: villageName, people, deeds, earned };
      }),
    },
    {
      name: '按项目',
      columns: [
        { key: 'rule', title: '项目', width: 24 },
        { key: 'deeds', title: '件数', type: number },
        { key: 'points', title: '积分', type: number },
      ],
      rows: content.rules.map(({ titleZh, deeds, points }) => ({ rule: titleZh, deeds, points })),
    },
  ]);
}
