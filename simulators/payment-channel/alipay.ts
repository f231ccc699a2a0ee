/** Alipay's gateway as a merchant sees it: RSA2 over sorted parameters, answers signed over their own text. */
import { createPublicKey, sign, verify } from 'node:crypto';
import { deflateRawSync, crc32 } from 'node:zlib';
import { encodeGb18030 } from './gb18030.ts';
import {
  dayOf,
  keepOrder,
  localTime,
  orderIn,
  type SimulatedOrder,
  type SimulatorState,
  yuan,
} from './state.ts';
import type { RawAnswer, RawCall } from './wechat.ts';

/** Answers a call to `/gateway.do`. */
export function answerAlipay(state: SimulatorState, call: RawCall): RawAnswer {
  const url = new URL(call.url, 'http://simulator');
  const values = Object.fromEntries([...url.searchParams, ...new URLSearchParams(call.body)]);
  if (!isSignedByMerchant(state, values)) {
    return answer(state, values, {
      code: '40002',
      msg: 'Invalid Arguments',
      sub_code: 'isv.invalid-signature',
      sub_msg: '验签出错',
    });
  }
  const content = JSON.parse(values['biz_content'] ?? '{}') as Record<string, string>;
  const method = values['method'] ?? '';
  if (method.endsWith('.pay')) return page(state, values, content);
  const known = calls[method];
  if (!known)
    return answer(state, values, {
      code: '40004',
      sub_code: 'isv.invalid-method',
      sub_msg: method,
    });
  return answer(state, values, known(state, values, content));
}

function isSignedByMerchant(
  { keys }: SimulatorState,
  values: Readonly<Record<string, string>>,
): boolean {
  const text = Object.keys(values)
    .filter((name) => name !== 'sign' && values[name] !== '')
    .sort()
    .map((name) => `${name}=${values[name]}`)
    .join('&');
  const signature = Buffer.from(values['sign'] ?? '', 'base64');
  return verify(
    'RSA-SHA256',
    Buffer.from(text),
    createPublicKey(keys.merchant.publicKey),
    signature,
  );
}

function answer(
  state: SimulatorState,
  values: Readonly<Record<string, string>>,
  reply: object,
): RawAnswer {
  const name = `${(values['method'] ?? '').replaceAll('.', '_')}_response`;
  const text = JSON.stringify(reply);
  const signed = state.fault === 'badSignature' ? `${text} ` : text;
  const signature = sign('RSA-SHA256', Buffer.from(signed), state.keys.platform.privateKey);
  return {
    status: 200,
    body: `{"${name}":${text},"sign":"${signature.toString('base64')}"}`,
    headers: { 'content-type': 'application/json;charset=utf-8' },
  };
}

type Content = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, string>>;

const good = { code: '10000', msg: 'Success' };
const missing = {
  code: '40004',
  msg: 'Business Failed',
  sub_code: 'ACQ.TRADE_NOT_EXIST',
  sub_msg: '交易不存在',
};

function kept(
  state: SimulatorState,
  values: Values,
  content: Content,
  way: string,
): SimulatedOrder {
  return keepOrder(state, {
    channel: 'alipay',
    merchant: values['app_id'] ?? '',
    number: content['out_trade_no'] ?? '',
    amountFen: Math.round(Number(content['total_amount']) * 100),
    description: content['subject'] ?? '',
    way,
    noticeUrl: values['notify_url'] ?? '',
  });
}

/** As the real one: the trade comes to be when the payer's phone opens the page. */
function page(state: SimulatorState, values: Values, content: Content): RawAnswer {
  const order = kept(state, values, content, 'wap');
  const location = `${state.origin}/cashier?channel=alipay&number=${encodeURIComponent(order.number)}`;
  return { status: 302, body: '', headers: { location } };
}

const calls: Readonly<
  Record<string, (state: SimulatorState, values: Values, content: Content) => object>
> = {
  'alipay.trade.precreate': (state, values, content) => {
    const order = kept(state, values, content, 'precreate');
    return {
      ...good,
      out_trade_no: order.number,
      qr_code: `https://qr.alipay.com/sim${order.number}`,
    };
  },
  'alipay.trade.query': (state, _values, content) => {
    const order = orderIn(state, 'alipay', content['out_trade_no'] ?? '');
    if (!order) return missing;
    return {
      ...good,
      out_trade_no: order.number,
      trade_no: order.channelNo,
      trade_status: { open: 'WAIT_BUYER_PAY', paid: 'TRADE_SUCCESS', closed: 'TRADE_CLOSED' }[
        order.state
      ],
      total_amount: yuan(order.paidFen || order.amountFen),
      ...(order.paidAt ? { send_pay_date: localTime(order.paidAt) } : {}),
    };
  },
  'alipay.trade.close': (state, _values, content) => {
    const order = orderIn(state, 'alipay', content['out_trade_no'] ?? '');
    if (!order) return missing;
    if (order.state === 'paid') {
      return { code: '40004', sub_code: 'ACQ.TRADE_STATUS_ERROR', sub_msg: '交易已支付' };
    }
    order.state = 'closed';
    return { ...good, out_trade_no: order.number };
  },
  'alipay.trade.refund': (state, _values, content) => {
    const order = orderIn(state, 'alipay', content['out_trade_no'] ?? '');
    if (!order?.paidAt) return missing;
    const number = content['out_request_no'] ?? '';
    const amountFen = Math.round(Number(content['refund_amount']) * 100);
    if (order.refunds.some((one) => one.number === number)) return { ...good, fund_change: 'N' };
    const back = order.refunds.reduce((sum, one) => sum + one.amountFen, 0);
    if (back + amountFen > order.paidFen) {
      return { code: '40004', sub_code: 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL', sub_msg: '退款金额超限' };
    }
    order.refunds.push({ number, amountFen, at: state.now(), noticeUrl: order.noticeUrl });
    return { ...good, fund_change: 'Y', refund_fee: yuan(amountFen) };
  },
  'alipay.trade.fastpay.refund.query': (state, _values, content) => {
    const order = orderIn(state, 'alipay', content['out_trade_no'] ?? '');
    const made = order?.refunds.some((one) => one.number === content['out_request_no']);
    return made ? { ...good, refund_status: 'REFUND_SUCCESS' } : { ...good };
  },
  'alipay.data.dataservice.bill.downloadurl.query': (state, _values, content) => {
    const day = content['bill_date'] ?? '';
    if (billText(state, day) === null) {
      return { code: '40004', sub_code: 'isp.bill_not_exist', sub_msg: '账单不存在' };
    }
    return { ...good, bill_download_url: `${state.origin}/alipay-bill?day=${day}` };
  },
};

const heads =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

function billText(state: SimulatorState, day: string): string | null {
  const lines: string[] = [];
  for (const order of state.orders.values()) {
    if (order.channel !== 'alipay' || !order.paidAt) continue;
    const planted = state.planted.get(order.number);
    if (dayOf(order.paidAt) === day && planted !== 'missing') {
      const line = billLine(order, '交易', {
        at: order.paidAt,
        fen: order.paidFen + (planted === 'amount' ? 1 : 0),
        refund: '',
      });
      lines.push(line, ...(planted === 'double' ? [line] : []));
    }
    for (const made of order.refunds) {
      if (dayOf(made.at) === day) {
        lines.push(
          billLine(order, '退款', { at: made.at, fen: -made.amountFen, refund: made.number }),
        );
      }
    }
  }
  if (lines.length === 0) return null;
  const title = ['#支付宝业务明细查询', `#起始日期:[${day} 00:00:00]`, '#-----业务明细列表-----'];
  return `${[...title, heads, ...lines, '#-----业务明细列表结束-----'].join('\r\n')}\r\n`;
}

function billLine(
  order: SimulatedOrder,
  kind: string,
  { at, fen, refund }: { readonly at: Date; readonly fen: number; readonly refund: string },
): string {
  const time = localTime(at);
  const before = [
    order.channelNo,
    order.number,
    kind,
    order.description.replaceAll(',', ' '),
    time,
    time,
  ];
  const amount = yuan(fen);
  return [
    ...before,
    '',
    '',
    '',
    '',
    'sim',
    amount,
    amount,
    '0',
    '0',
    '0',
    '0',
    '0',
    '',
    '0',
    '0',
    refund,
    '0',
    '0',
    '',
  ]
    .join(',\t')
    .replaceAll('\t', '');
}

/** The file behind `bill_download_url`: a ZIP with one table in GB 18030. */
export function alipayBillFile(state: SimulatorState, day: string): Buffer {
  return zipOf(`20880000_${day}_业务明细.csv`, encodeGb18030(billText(state, day) ?? ''));
}

function zipOf(name: string, data: Buffer): Buffer {
  const [packed, label] = [deflateRawSync(data), encodeGb18030(name)];
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(crc32(data), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(data.length, 18);
  shared.writeUInt16LE(label.length, 22);
  const head = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), shared, label, packed]);
  const entry = Buffer.concat([
    Buffer.from('PK\u0001\u0002', 'latin1'),
    Buffer.from([20, 0]),
    shared,
    Buffer.alloc(14),
    label,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(head.length, 16);
  return Buffer.concat([head, entry, end]);
}
