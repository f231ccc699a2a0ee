/** What a clerk does here for the resident of an open session, and what a printed receipt says of it. */
import { ground } from '#modules/towns/index.ts';
import type { AssistAct, ReceiptSource } from '#platform/assist-acts/index.ts';
import { beyondReach } from '#platform/database/index.ts';
import { wholeOf } from './service/views.ts';
import { applicationOfNumber } from './store/applications.ts';

export const assistActs: readonly AssistAct[] = [
  {
    code: 'services.apply',
    titleZh: '办事申请',
    titleEn: 'Apply for a service',
    hintZh: '替居民填写并提交，记在本人名下',
    hintEn: 'Filled in and handed in as the resident’s own application',
    icon: 'edit',
    kind: 'services',
    path: '/services/take?for=:personId',
    permission: 'services.take',
    order: 20,
  },
];

/** An application of this very resident in a line: the item, who decides, by when. */
export const receiptOfServices: ReceiptSource = (tx, number, personId) =>
  beyondReach(tx, async () => {
    const record = await applicationOfNumber(tx, { number, personId });
    if (!record) return undefined;
    const { matter } = await wholeOf(tx, record);
    return {
      what: record.itemTitleZh,
      department: (await ground(tx)).department(record.departmentId)?.nameZh ?? '',
      dueAt: matter?.dueAt ?? null,
      path: `/services/applications/${record.id}`,
    };
  });
