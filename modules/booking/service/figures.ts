/** Figures of bookings and queues: misses, waits, and whether what was told of waiting held. */
import type { FileReply } from '#platform/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { DayFigures, PoolFigures } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { laterDay } from '../rules/day.ts';
import { daySums, type PoolSums, poolSums } from '../store/figures.ts';
import { type Book, surroundings } from './book.ts';
import { keptShare } from './queue.ts';
import { say } from './words.ts';

/** From one local day to another, both included. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

const mostDays = 366;
const tenth = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10) / 10;

/** Figures by pool and by day, within the actor's reach. @throws times-backwards */
export async function figuresOf(
  ctx: Ctx,
  { from, until }: Days,
): Promise<{ pools: PoolFigures[]; days: DayFigures[] }> {
  if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(until)) || from > until)
    throw problem('times-backwards');
  if (laterDay(from, mostDays) < until) throw problem('times-backwards');
  const { book } = await surroundings(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const pools = (await poolSums(tx, from, until)).map((sums) => poolFigures(sums, book));
    const days = (await daySums(tx, from, until)).map(({ waitMedian, ...day }) => ({
      ...day,
      waitMedianMinutes: tenth(waitMedian),
    }));
    return {
      pools: pools.filter(({ booked, tickets, cancelled }) => booked + tickets + cancelled > 0),
      days,
    };
  });
}

function poolFigures(sums: PoolSums, book: Book): PoolFigures {
  const pool = book.pool.get(sums.poolId);
  const due = sums.came + sums.noShows;
  return {
    poolId: sums.poolId,
    poolZh: pool?.nameZh ?? '',
    poolEn: pool?.nameEn ?? '',
    booked: sums.booked,
    came: sums.came,
    noShows: sums.noShows,
    cancelled: sums.cancelled,
    noShowShare: due === 0 ? null : tenth((sums.noShows / due) * 100),
    tickets: sums.tickets,
    served: sums.served,
    left: sums.left,
    waitMedianMinutes: tenth(sums.waitMedian),
    waitLongMinutes: tenth(sums.waitLong),
    serviceMedianMinutes: tenth(sums.serviceMedian),
    keptShare: keptShare(sums),
  };
}

/** The same as a workbook. @throws times-backwards */
export async function figuresFile(ctx: Ctx, days: Days): Promise<FileReply> {
  const figures = await figuresOf(ctx, days);
  const { locale } = ctx;
  const text = (key: string, zh: string, en: string) => {
    return { key, title: say(locale, zh, en), type: 'text' as const, width: 20 };
  };
  const number = (key: string, zh: string, en: string) => {
    return { key, title: say(locale, zh, en), type: 'number' as const, width: 14 };
  };
  const bytes = await writeWorkbook([
    {
      name: say(locale, '按项目', 'By pool'),
      columns: [
        text('pool', '项目', 'What'),
        number('booked', '预约', 'Booked'),
        number('came', '到场', 'Came'),
        number('noShows', '未到', 'Missed'),
        number('noShowShare', '爽约率%', 'Missed %'),
        number('cancelled', '取消', 'Cancelled'),
        number('tickets', '取号', 'Tickets'),
        number('served', '办完', 'Served'),
        number('left', '离开', 'Left'),
        number('waitMedianMinutes', '等候中位数（分）', 'Wait median, min'),
        number('waitLongMinutes', '等候 90%（分）', 'Wait 90 %, min'),
        number('serviceMedianMinutes', '办理中位数（分）', 'Service median, min'),
        number('keptShare', '预计准确率%', 'Estimate kept %'),
      ],
      rows: figures.pools.map((one) => ({ ...one, pool: say(locale, one.poolZh, one.poolEn) })),
    },
    {
      name: say(locale, '按天', 'By day'),
      columns: [
        text('day', '日期', 'Day'),
        number('booked', '预约', 'Booked'),
        number('noShows', '未到', 'Missed'),
        number('tickets', '取号', 'Tickets'),
        number('waitMedianMinutes', '等候中位数（分）', 'Wait median, min'),
      ],
      rows: figures.days,
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${say(locale, '预约与排队', 'bookings')} ${days.from}–${days.until}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}
