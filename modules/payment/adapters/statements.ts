/** Statements of the channels: text tables, each in its own manner. Pure. */
import { MoneyError, parseYuan } from '#platform/money/index.ts';
import { ChannelFault, type StatementRow } from './protocol.ts';

/** A WeChat Pay bill of type ALL: values begin with a back-tick, two lines of sums end it. */
export function readWechatStatement(text: string): StatementRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const heads = (lines[0] ?? '').split(',');
  const at = placesOf(heads, [
    '商户订单号',
    '交易状态',
    '应结订单金额',
    '商户退款单号',
    '退款金额',
    '退款状态',
  ]);
  const rows: StatementRow[] = [];
  for (const line of lines.slice(1)) {
    if (!line.startsWith('`')) continue;
    const cells = line.slice(1).split(',`');
    if (cells.length < heads.length - 1) break;
    const cell = (name: string): string => (cells[at.get(name) ?? -1] ?? '').trim();
    const isRefund = cell('交易状态') === 'REFUND';
    rows.push({
      kind: isRefund ? 'refund' : 'payment',
      key: isRefund ? cell('商户退款单号') : cell('商户订单号'),
      amountFen: amount(isRefund ? cell('退款金额') : cell('应结订单金额')),
      status: isRefund && cell('退款状态') === 'FAIL' ? 'failed' : 'done',
    });
  }
  return rows;
}

/** An Alipay business bill (业务明细): lines with # are notes; refunds have negative amounts. */
export function readAlipayStatement(text: string): StatementRow[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const heads = (lines[0] ?? '').split(',').map((head) => head.trim());
  const at = placesOf(heads, ['商户订单号', '业务类型', '订单金额(元)', '退款批次号/请求号']);
  return lines.slice(1).map((line) => {
    const cells = line.split(',').map((cell) => cell.trim());
    const cell = (name: string): string => cells[at.get(name) ?? -1] ?? '';
    const isRefund = cell('业务类型') === '退款';
    return {
      kind: isRefund ? 'refund' : 'payment',
      key: isRefund ? cell('退款批次号/请求号') : cell('商户订单号'),
      amountFen: Math.abs(amount(cell('订单金额(元)'))),
      status: 'done',
    };
  });
}

function placesOf(heads: readonly string[], wanted: readonly string[]): Map<string, number> {
  const plain = heads.map((head) => head.replaceAll('（', '(').replaceAll('）', ')'));
  return new Map(
    wanted.map((name) => {
      const place = plain.indexOf(name);
      if (place < 0) throw new ChannelFault(`账单缺少“${name}”一列`);
      return [name, place] as const;
    }),
  );
}

function amount(text: string): number {
  try {
    return parseYuan(text);
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw new ChannelFault(`账单里的金额读不出来：${text.slice(0, 20)}`);
  }
}
