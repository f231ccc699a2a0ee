import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { privacy, usePick } from './client.ts';

/** Who saw whole personal data in the town, and why. */
export default function LooksPage() {
  const { t } = useText();
  const pick = usePick();
  const act = useAct();
  const [words, setWords] = useState('');
  const asked = words === '' ? {} : { q: words };
  const looks = useInfiniteQuery({
    queryKey: ['privacy', 'allLooks', words],
    queryFn: async ({ pageParam }) =>
      privacy.looks({ query: { ...asked, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = looks.data?.pages.flatMap(({ items }) => items) ?? [];
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await privacy.looksSheet({ query: asked })));
  return (
    <>
      <PageHead title={t('privacy.menu.looks')} lead={t('privacy.oversight.lead')}>
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('privacy.oversight.sheet')}
        </Button>
      </PageHead>
      <Input.Search
        allowClear
        style={{ maxWidth: 360, marginBottom: 16 }}
        aria-label={t('privacy.oversight.search')}
        placeholder={t('privacy.oversight.search')}
        maxLength={80}
        onSearch={(text) => setWords(text.trim())}
      />
      <ErrorNotice error={act.error} />
      {looks.isPending && <Loading lines={8} />}
      {looks.isError && <ErrorState error={looks.error} onRetry={() => void looks.refetch()} />}
      {looks.data && rows.length === 0 && (
        <EmptyState
          icon="search"
          title={t(words === '' ? 'privacy.oversight.none' : 'privacy.oversight.notFound')}
        >
          {t(words === '' ? 'privacy.oversight.noneText' : 'privacy.oversight.notFoundText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          rowKey="id"
          size="middle"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('privacy.oversight.when'), render: (_, row) => <Time at={row.seenAt} /> },
            { title: t('privacy.oversight.viewer'), dataIndex: 'viewerName' },
            {
              title: t('privacy.oversight.what'),
              render: (_, row) =>
                t(`privacy.looks.kind.${row.kind}`, {
                  fields: pick(row.fieldsZh.join('、'), row.fieldsEn.join(', ')),
                }),
            },
            { title: t('privacy.oversight.why'), dataIndex: 'reason' },
          ]}
        />
      )}
      {looks.hasNextPage && (
        <Button loading={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
          {t('privacy.desk.more')}
        </Button>
      )}
    </>
  );
}
