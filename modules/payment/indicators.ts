/** Numbers of now of bills, and the indicators that ship over them. */
import { localDay } from '#platform/calendar/index.ts';
import { goodShare, type IndicatorSeed, liveBy, seedsOf } from '#platform/facts/index.ts';
import { events } from './contract/events.ts';
import { type PaymentSum, paymentNumbers } from './store/numbers.ts';

const number = liveBy('department', [events.billsChanged]);
const read = (what: PaymentSum) => ({
  read: (tx: Parameters<typeof paymentNumbers>[0], by: string | null) =>
    paymentNumbers(tx, what, { day: localDay(tx.ctx.clock.now()), byDepartment: by !== null }),
});

export const liveNumbers = [
  number(
    'payment.due',
    ['待缴账单', 'Bills to be paid'],
    ['近一年的账单里还没有缴的。', 'Bills of the last year that are not paid yet.'],
    read('due'),
  ),
  number(
    'payment.overdue',
    ['逾期账单', 'Bills overdue'],
    ['过了最后缴费日还没有缴的。', 'Of them, those whose last day is over.'],
    read('overdue'),
  ),
  number(
    'payment.dueFen',
    ['待缴金额', 'Amount to be paid'],
    ['近一年的账单里还没有缴的金额。', 'What is not paid yet of bills of the last year.'],
    { unit: 'fen', ...read('dueFen') },
  ),
  number(
    'payment.billedFen',
    ['到期应缴金额', 'Amount charged'],
    ['近一年到期的账单金额，撤销的除外。', 'Bills of the last year whose last day is over.'],
    { unit: 'fen', ...read('billedFen') },
  ),
  number(
    'payment.paidFen',
    ['到期已缴金额', 'Amount paid'],
    ['其中已经缴的金额，退款除外。', 'What of them was paid and not given back.'],
    { unit: 'fen', ...read('paidFen') },
  ),
];

const seed = seedsOf('services');

export const indicatorSeeds: readonly IndicatorSeed[] = [
  seed(
    'bills-overdue',
    ['逾期账单', 'Bills overdue'],
    ['过了最后缴费日还没有缴的账单。', 'Bills that are not paid after their last day.'],
    { direction: 'down', formula: 'now.payment.overdue' },
  ),
  seed(
    'bills-collected',
    ['费用收缴率', 'Share of fees collected'],
    [
      '近一年到期的账单金额中已经缴的比例。',
      'Of the amount of bills of the last year whose last day is over, the share that was paid.',
    ],
    {
      ...goodShare,
      target: 95,
      warning: 80,
      formula: 'percent(now.payment.paidFen, now.payment.billedFen)',
    },
  ),
];
