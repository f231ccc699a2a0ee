import { useQuery } from '@tanstack/react-query';
import { Button, Space, Table } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { UnansweredQuestion } from '../../../contract/index.ts';
import { policy, useRenew } from '../shared/client.ts';
import { SynonymForm } from './synonym-form.tsx';

/** Questions that found nothing that fits, most asked first. */
export function UnansweredPart() {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const mayEdit = usePermission('policy.edit');
  const [open, setOpen] = useState<UnansweredQuestion | null>(null);
  const list = useQuery({
    queryKey: ['policy', 'unanswered'],
    queryFn: async () => policy.unanswered({}),
  });
  const settle = async (questionId: string): Promise<void> => {
    await act.run(async () => policy.settleUnanswered({ params: { questionId } }));
    await renew();
  };
  return (
    <section className="dk-card">
      <h2>{t('policy.words.unanswered')}</h2>
      <p className="dk-muted">{t('policy.words.unansweredLead')}</p>
      <ErrorNotice error={act.error} />
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && list.data.items.length === 0 && (
        <EmptyState icon="checkCircle" title={t('policy.words.noneUnanswered')} />
      )}
      {list.data && list.data.items.length > 0 && (
        <Table<UnansweredQuestion>
          rowKey="id"
          size="middle"
          dataSource={list.data.items}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('policy.words.question'), dataIndex: 'question' },
            { title: t('policy.words.times'), dataIndex: 'times', align: 'right' },
            {
              title: t('policy.words.last'),
              render: (_, { lastAskedAt }) => <Time at={lastAskedAt} />,
            },
            { title: t('policy.words.near'), render: (_, { near }) => near.join('、') || '—' },
            {
              title: '',
              render: (_, one) =>
                mayEdit && (
                  <Space>
                    <Button type="primary" onClick={() => setOpen(one)}>
                      {t('policy.words.addFor')}
                    </Button>
                    <Button loading={act.busy} onClick={() => void settle(one.id)}>
                      {t('policy.words.settle')}
                    </Button>
                  </Space>
                ),
            },
          ]}
        />
      )}
      {open && (
        <SynonymForm
          words={[open.question, ...open.near.slice(0, 1)]}
          settles={open.id}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
