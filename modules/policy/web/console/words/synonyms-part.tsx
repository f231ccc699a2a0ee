import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { matches, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { SynonymGroup } from '../../../contract/index.ts';
import { policy, useRenew } from '../shared/client.ts';
import { SynonymForm } from './synonym-form.tsx';

/** The table of words that mean the same. */
export function SynonymsPart() {
  const { t } = useText();
  const { modal } = App.useApp();
  const renew = useRenew();
  const act = useAct();
  const mayEdit = usePermission('policy.edit');
  const [open, setOpen] = useState<SynonymGroup | 'new' | null>(null);
  const [search, setSearch] = useState('');
  const list = useQuery({
    queryKey: ['policy', 'synonyms'],
    queryFn: async () => policy.synonyms({}),
  });
  const remove = (group: SynonymGroup): void => {
    modal.confirm({
      title: t('policy.words.removeAsk', { words: group.words.join('、') }),
      okText: t('policy.edit.remove'),
      cancelText: t('policy.acts.cancel'),
      onOk: async () => {
        await act.run(async () => policy.removeSynonyms({ params: { groupId: group.id } }));
        await renew();
      },
    });
  };
  const rows = (list.data?.items ?? []).filter(({ words }) => matches(search, ...words));
  return (
    <section className="dk-card">
      <header>
        <h2>{t('policy.words.synonyms')}</h2>
        {mayEdit && <Button onClick={() => setOpen('new')}>{t('policy.words.add')}</Button>}
      </header>
      <Input.Search
        allowClear
        className="policy-words"
        aria-label={t('policy.words.search')}
        placeholder={t('policy.words.search')}
        onChange={({ target }) => setSearch(target.value)}
      />
      <ErrorNotice error={act.error} />
      {list.isPending && <Loading lines={4} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <EmptyState title={t('policy.words.none')} />}
      {rows.length > 0 && (
        <Table<SynonymGroup>
          rowKey="id"
          size="middle"
          dataSource={rows}
          pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('policy.words.same'), render: (_, { words }) => words.join(' = ') },
            { title: t('policy.words.note'), dataIndex: 'note' },
            {
              title: t('policy.col.updated'),
              render: (_, { updatedAt }) => <Time at={updatedAt} />,
            },
            {
              title: '',
              render: (_, group) =>
                mayEdit && (
                  <Space>
                    <Button onClick={() => setOpen(group)}>{t('policy.words.change')}</Button>
                    <Button danger onClick={() => remove(group)}>
                      {t('policy.edit.remove')}
                    </Button>
                  </Space>
                ),
            },
          ]}
        />
      )}
      {open && (
        <SynonymForm
          words={open === 'new' ? [] : open.words}
          {...(open === 'new' ? {} : { group: open })}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
