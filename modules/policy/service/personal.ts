/** What the protection of personal data asks of the module of policies. */
import type { PersonalExport } from '#platform/personal/index.ts';
import { policiesByCode } from '../store/policies.ts';
import { subscriptionRows } from '../store/subscriptions.ts';

const label = (zh: string, en: string) => ({ zh, en });

/** What a person follows. */
export const exportOfSubscriptions: PersonalExport = {
  title: label('我关注的政策', 'Policies I follow'),
  records: async (tx, { personId }) => {
    const rows = await subscriptionRows(tx, personId);
    const policies = await policiesByCode(
      tx,
      rows.map(({ subject }) => subject),
    );
    return rows.map(({ kind, subject, createdAt }) => ({
      title: label('关注', 'Followed'),
      at: createdAt.toISOString(),
      values: [
        {
          label: kind === 'policy' ? label('政策', 'Policy') : label('主题', 'Topic'),
          value: policies.find(({ code }) => code === subject)?.title ?? subject,
        },
      ],
      ...(kind === 'policy' ? { link: `/policy/${subject}` } : {}),
    }));
  },
};
