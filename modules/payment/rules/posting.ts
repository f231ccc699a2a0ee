/** What is booked: every movement of money as debits and credits that are equal. */
import type { Channel } from '../contract/words.ts';

/** A line of an entry. */
export interface BookLine {
  /** `wechat`, `alipay`, `pos`, `cash`, `bank`, `income:<kind>`, `surplus`, `cashDifference`; simulated money stands apart. */
  readonly book: string;
  readonly debitFen: number;
  readonly creditFen: number;
}

/** Where money of a channel lies. The simulator's never mixes with real money. */
export function moneyBook(channel: Channel, simulated: boolean): string {
  return simulated ? `${channel}:simulated` : channel;
}

const income = (kindCode: string, simulated: boolean): string =>
  simulated ? `income:${kindCode}:simulated` : `income:${kindCode}`;

/** Money that an order brought. */
export interface Movement {
  readonly channel: Channel;
  readonly simulated: boolean;
  readonly kindCode: string;
  readonly amountFen: number;
}

const pair = (debit: string, credit: string, amountFen: number): BookLine[] => [
  { book: debit, debitFen: amountFen, creditFen: 0 },
  { book: credit, debitFen: 0, creditFen: amountFen },
];

/** A bill is paid. */
export function paymentLines({ channel, simulated, kindCode, amountFen }: Movement): BookLine[] {
  return pair(moneyBook(channel, simulated), income(kindCode, simulated), amountFen);
}

/** Money came for a bill that was paid already: it is owed to the payer. */
export function surplusLines({ channel, simulated, amountFen }: Movement): BookLine[] {
  return pair(moneyBook(channel, simulated), 'surplus', amountFen);
}

/** Money went back. */
export function refundLines(movement: Movement, surplus: boolean): BookLine[] {
  const { channel, simulated, kindCode, amountFen } = movement;
  const from = surplus ? 'surplus' : income(kindCode, simulated);
  return pair(from, moneyBook(channel, simulated), amountFen);
}

/** A drawer is emptied into the bank: what was counted, and what is missing or too much. */
export function depositLines(takenFen: number, differenceFen: number): BookLine[] {
  const countedFen = takenFen + differenceFen;
  return [
    ...(countedFen > 0 ? [{ book: 'bank', debitFen: countedFen, creditFen: 0 }] : []),
    ...(differenceFen < 0
      ? [{ book: 'cashDifference', debitFen: -differenceFen, creditFen: 0 }]
      : []),
    ...(differenceFen > 0
      ? [{ book: 'cashDifference', debitFen: 0, creditFen: differenceFen }]
      : []),
    ...(takenFen > 0 ? [{ book: 'cash', debitFen: 0, creditFen: takenFen }] : []),
  ];
}

/** Whether debits and credits are equal and every line has one side. */
export function balances(lines: readonly BookLine[]): boolean {
  const sum = lines.reduce((all, line) => all + line.debitFen - line.creditFen, 0);
  return (
    sum === 0 && lines.every(({ debitFen, creditFen }) => (debitFen === 0) !== (creditFen === 0))
  );
}
