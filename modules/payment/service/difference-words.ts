/** Differences in words, for cases and workbooks. */
import { formatYuan } from '#platform/money/index.ts';
import type { NewCase } from '#modules/cases/index.ts';
import type { Channel, DifferenceType, Source } from '../contract/words.ts';
import type { DifferenceRecord } from '../store/tables.ts';
import { caseOf } from './matters.ts';
import { channelWords } from './world.ts';

const types: Readonly<Record<DifferenceType, string>> = {
  missingOurs: '我方没有这一笔',
  missingChannel: '渠道账单没有这一笔',
  missingTreasury: '财政流水没有这一笔',
  amountDiffers: '金额不一致',
  duplicate: '重复出现',
  statusDiffers: '状态不一致',
  dayShift: '记账日期不同',
};

const sides: Readonly<Record<Source, string>> = { ours: '我方', channel: '渠道', treasury: '财政' };

/** What a type is called. */
export const differenceTypeWords = (type: DifferenceType): string => types[type];
/** Whose row stands out. */
export const sideWords = (source: Source): string => sides[source];

/** So many differences of a day have a case each; more of one department share one, or nobody could work. */
const mostSingle = 20;

/** The cases of new differences, and which of them each belongs to. */
export function differenceCases(
  at: { readonly day: string; readonly channel: Channel },
  rows: readonly DifferenceRecord[],
): {
  readonly matters: NewCase[];
  readonly placeOf: (row: DifferenceRecord) => number;
} {
  if (rows.length <= mostSingle) {
    return {
      matters: rows.map((row) => caseOf(single(at, row))),
      placeOf: (row) => rows.indexOf(row),
    };
  }
  const departments = [...new Set(rows.map(({ departmentId }) => departmentId))];
  return {
    matters: departments.map((departmentId) => caseOf(together(at, departmentId, rows))),
    placeOf: ({ departmentId }) => departments.indexOf(departmentId),
  };
}

type At = { readonly day: string; readonly channel: Channel };

function single({ day, channel }: At, row: DifferenceRecord) {
  return {
    departmentId: row.departmentId,
    title: `对账差异：${day} ${channelWords[channel]} ${types[row.type]}`,
    description: `${row.kind === 'refund' ? '退款' : '订单'} ${row.key}：${amounts(row)}。请在“缴费 › 对账”中核对后写明处理结果。`,
    reason: '每日三方对账发现差异',
  };
}

function together({ day, channel }: At, departmentId: string, rows: readonly DifferenceRecord[]) {
  const own = rows.filter((row) => row.departmentId === departmentId);
  const counts = Map.groupBy(own, ({ type }) => type);
  const parts = [...counts].map(([type, some]) => `${types[type]} ${some.length} 笔`);
  return {
    departmentId,
    title: `对账差异：${day} ${channelWords[channel]} ${own.length} 笔`,
    description: `${parts.join('、')}。逐笔明细见“缴费 › 对账”，请核对后写明处理结果。`,
    reason: '每日三方对账发现差异，笔数较多，合并为一个事件',
  };
}

/** The three amounts. */
export function amounts(
  row: Pick<DifferenceRecord, 'oursFen' | 'channelFen' | 'treasuryFen'>,
): string {
  const say = (fen: number | null): string => (fen === null ? '无' : formatYuan(fen));
  return `我方 ${say(row.oursFen)}，渠道 ${say(row.channelFen)}，财政 ${say(row.treasuryFen)}`;
}
