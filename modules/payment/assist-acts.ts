/** What a clerk does here for the resident of an open session, and what a printed receipt says of it. */
import type { AssistAct, ReceiptSource } from '#platform/assist-acts/index.ts';
import { beyondReach } from '#platform/database/index.ts';
import { formatYuan } from '#platform/money/index.ts';
import { namingOf } from './service/naming.ts';
import { billById } from './store/bills.ts';
import { ordersPaidWith, receiptsOfBills } from './store/orders.ts';

export const assistActs: readonly AssistAct[] = [
  {
    code: 'payment.pay',
    titleZh: '缴费',
    titleEn: 'Pay bills',
    hintZh: '查看账单，收现金或刷卡，打印大字收据',
    hintEn: 'See the bills, take cash or a card, print the receipt',
    icon: 'money',
    kind: 'payment',
    path: '/payment/desk?for=:personId',
    permission: 'payment.window',
    order: 40,
  },
];

/** Money that was taken at once, told by the first of its numbers: the bills, the sum, where the receipt stands. */
export const receiptOfPayment: ReceiptSource = (tx, number, personId) =>
  beyondReach(tx, async () => {
    const orders = await ordersPaidWith(tx, number);
    const [first] = orders;
    if (first?.personId !== personId) return undefined;
    const bill = await billById(tx, first.billId);
    const [receipt] = await receiptsOfBills(tx, [first.billId]);
    const sumFen = orders.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const more = orders.length > 1 ? `等 ${orders.length} 笔` : '';
    return {
      what: `${bill?.titleZh ?? ''}${more} ${formatYuan(sumFen)}`,
      department: (await namingOf(tx)).department(first.departmentId).zh,
      dueAt: null,
      path: receipt ? `/bill-receipt/${receipt.id}` : null,
    };
  });
