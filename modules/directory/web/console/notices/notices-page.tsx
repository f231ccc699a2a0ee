import { useQuery } from '@tanstack/react-query';
import { Button, Space, Table } from 'antd';
import { useState } from 'react';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { KeptNotice } from '../../../contract/index.ts';
import { directory, Places, usePick, useRenew } from '../shared/client.tsx';
import { NoticeForm } from './notice-form.tsx';

const meanings = { draft: 'notice', published: 'ok', withdrawn: 'neutral' } as const;

/** Notices by village: drafts, published, over. */
export default function NoticesPage() {
  const { t } = useText();
  const pick = usePick();
  const mayWrite = usePermission('directory.notices');
  const [open, setOpen] = useState<KeptNotice | 'new' | null>(null);
  const list = useQuery({
    queryKey: ['directory', 'keptNotices'],
    queryFn: async () => directory.keptNotices({}),
  });
  const items = list.data?.items ?? [];
  return (
    <>
      <PageHead title={t('directory.nav.notices')} lead={t('directory.note.lead')}>
        {mayWrite && (
          <Button type="primary" onClick={() => setOpen('new')}>
            {t('directory.note.new')}
          </Button>
        )}
      </PageHead>
      <Places />
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && (
        <EmptyState icon="bell" title={t('directory.note.none')} />
      )}
      {items.length > 0 && (
        <Table<KeptNotice>
          rowKey="id"
          size="middle"
          dataSource={items}
          scroll={{ x: 'max-content' }}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            {
              title: t('directory.note.title'),
              render: (_, one) => <div className="directory-wrap">{one.title}</div>,
            },
            {
              title: t('directory.note.villages'),
              render: (_, one) =>
                pick(one.villagesZh.join('、'), one.villagesEn.join(', ')) ||
                t('directory.note.all'),
            },
            {
              title: t('directory.note.state'),
              render: (_, { state, isOver }) =>
                isOver && state === 'published' ? (
                  <StatusTag meaning="neutral">{t('directory.note.over')}</StatusTag>
                ) : (
                  <StatusTag meaning={meanings[state]}>
                    {t(`directory.note.states.${state}`)}
                  </StatusTag>
                ),
            },
            {
              title: t('directory.note.published'),
              render: (_, { publishedAt }) => (publishedAt ? <Time at={publishedAt} /> : '—'),
            },
            {
              title: t('directory.note.validUntil'),
              render: (_, { validUntil }) => validUntil ?? t('directory.note.noEnd'),
            },
            { title: t('directory.note.followers'), dataIndex: 'followers', align: 'right' },
            { title: '', render: (_, one) => <Acts notice={one} onChange={setOpen} /> },
          ]}
        />
      )}
      {open && <NoticeForm notice={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

interface ActsProps {
  readonly notice: KeptNotice;
  readonly onChange: (notice: KeptNotice) => void;
}

function Acts({ notice, onChange }: ActsProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const call = { params: { noticeId: notice.id }, body: { version: notice.version } };
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    await act.run(work);
    await renew();
  };
  const has = (name: KeptNotice['acts'][number]): boolean => notice.acts.includes(name);
  return (
    <Space>
      {has('change') && (
        <Button onClick={() => onChange(notice)}>{t('directory.note.acts.change')}</Button>
      )}
      {has('publish') && (
        <Button
          type="primary"
          loading={act.busy}
          onClick={() => void run(async () => directory.publishNotice(call))}
        >
          {t('directory.note.acts.publish')}
        </Button>
      )}
      {has('withdraw') && (
        <Button
          loading={act.busy}
          onClick={() => void run(async () => directory.withdrawNotice(call))}
        >
          {t('directory.note.acts.withdraw')}
        </Button>
      )}
      {has('reopen') && (
        <Button
          loading={act.busy}
          onClick={() => void run(async () => directory.reopenNotice(call))}
        >
          {t('directory.note.acts.reopen')}
        </Button>
      )}
      <ErrorNotice error={act.error} />
    </Space>
  );
}
