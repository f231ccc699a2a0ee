/** What a clerk does here for the resident of an open session, and what a printed receipt says of it. */
import type { AssistAct, ReceiptSource } from '#platform/assist-acts/index.ts';
import { beyondReach } from '#platform/database/index.ts';
import { timeText } from './service/places.ts';
import { elderOfPerson } from './store/elders.ts';
import { requestRows } from './store/requests.ts';
import { serviceByCode } from './store/settings.ts';

export const assistActs: readonly AssistAct[] = [
  {
    code: 'care.care',
    titleZh: '养老服务',
    titleEn: 'Elder care',
    hintZh: '登记、高龄津贴与认证、助餐和上门、报平安',
    hintEn: 'Register, allowance and its proof, meals and visits, check-in',
    icon: 'elder',
    kind: 'care',
    path: '/care/for/:personId',
    permission: 'care.read',
    order: 50,
  },
];

const mostRequests = 200;

/** A request of this very person in a line: what, and when somebody comes. */
export const receiptOfCare: ReceiptSource = (tx, number, personId) =>
  beyondReach(tx, async () => {
    const elder = await elderOfPerson(tx, personId);
    const rows = elder ? await requestRows(tx, { elderIds: [elder.id] }, mostRequests) : [];
    const row = rows.find(({ caseNumber }) => caseNumber === number);
    if (!row) return undefined;
    const service = await serviceByCode(tx, row.serviceCode);
    return {
      what: `${service?.nameZh ?? ''} ${row.day} ${timeText(row.minute)}`,
      department: '',
      dueAt: row.dueAt,
      path: '/care',
    };
  });
