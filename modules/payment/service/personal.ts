/** What the protection of personal data asks of payment. */
import type { PersonalErase } from '#platform/personal/index.ts';
import { billsOfPerson } from '../store/bills.ts';
import { formatYuan } from '#platform/money/index.ts';

/** Declared columns are erased by their declaration; what is still owed keeps its name until it is settled. */
export const eraseOfPayment: PersonalErase = {
  obstacles: async (tx, person) => {
    const bills = await billsOfPerson(tx, person.personId);
    return bills
      .filter(({ state }) => state === 'due')
      .map(({ number, amountFen }) => ({
        what: {
          zh: `未缴账单 ${number}（${formatYuan(amountFen)}）`,
          en: `Bill ${number}, not paid (${formatYuan(amountFen, 'en')})`,
        },
        why: {
          zh: '账单缴清或撤销后才能删除户名和电话',
          en: 'Name and phone are needed until it is paid or withdrawn',
        },
        later: true,
      }));
  },
  erase: () => Promise.resolve(undefined),
};
