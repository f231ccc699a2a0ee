import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { AliasView } from '../../contract/aliases.ts';
import { AliasesDrawer } from './aliases-drawer.tsx';
import { records } from './client.ts';
import { RecordsNav } from './records-nav.tsx';
import './records.css';

/** Old house numbers and names of common speech: what rows are matched by besides their words. */
export default function AliasesPage() {
  const { t } = useText();
  const mayChange = usePermission('records.addresses');
  const [words, setWords] = useState('');
  const [edited, setEdited] = useState<readonly AliasView[] | null>(null);
  const act = useAct();
  const list = useInfiniteQuery({
    queryKey: ['records', 'aliases', words],
    queryFn: async ({ pageParam }) =>
      records.aliases({
        query: { ...(words ? { words } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('records.nav.aliases')} lead={t('records.aliases.lead')} />
      <RecordsNav />
      <div className="dk-tools">
        <Input.Search
          className="dk-grow"
          style={{ maxWidth: 360 }}
          allowClear
          maxLength={40}
          onSearch={(text) => setWords(text.trim())}
          placeholder={t('records.aliases.search')}
          aria-label={t('records.aliases.search')}
        />
        <Button
          icon={<Icon name="download" />}
          loading={act.busy}
          onClick={() => void act.run(async () => saveFile(await records.aliasSheet({})))}
        >
          {t('records.lists.export')}
        </Button>
        {mayChange && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setEdited([])}>
            {t('records.aliases.add')}
          </Button>
        )}
      </div>
      <ErrorNotice error={act.error} />
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState icon="pin" title={t('records.aliases.none')}>
          {t(words ? 'records.aliases.noneFound' : 'records.aliases.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <AliasTable rows={rows} mayChange={mayChange} onEdit={setEdited} />}
      {list.hasNextPage && (
        <p className="rc-more">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('records.more')}
          </Button>
        </p>
      )}
      {edited && <AliasesDrawer edited={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

interface AliasTableProps {
  readonly rows: readonly AliasView[];
  readonly mayChange: boolean;
  readonly onEdit: (rows: readonly AliasView[]) => void;
}

function AliasTable({ rows, mayChange, onEdit }: AliasTableProps) {
  const { t } = useText();
  return (
    <Table<AliasView>
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...rows]}
      columns={[
        { title: t('records.aliases.was'), dataIndex: 'was' },
        { title: t('records.aliases.now'), dataIndex: 'now' },
        {
          title: t('records.aliases.reach'),
          render: (_, row) => t(row.isDoor ? 'records.aliases.door' : 'records.aliases.road'),
        },
        { title: t('records.aliases.note'), dataIndex: 'note', className: 'rc-fields' },
        {
          title: t('records.aliases.saved'),
          render: (_, row) => (
            <>
              {row.savedByName} <Time at={row.savedAt} />
            </>
          ),
        },
        ...(mayChange
          ? [
              {
                title: '',
                key: 'acts',
                render: (_: unknown, row: AliasView) => (
                  <span className="dk-row">
                    <Button type="link" size="small" onClick={() => onEdit([row])}>
                      {t('records.source.change')}
                    </Button>
                    <Remove row={row} />
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Remove({ row }: { readonly row: AliasView }) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const remove = async (): Promise<void> => {
    await act.run(async () => records.removeAlias({ params: { aliasId: row.id } }));
    await queries.invalidateQueries({ queryKey: ['records'] });
  };
  return (
    <>
      <Popconfirm title={t('records.aliases.removeText')} onConfirm={() => void remove()}>
        <Button type="link" size="small" loading={act.busy}>
          {t('records.aliases.remove')}
        </Button>
      </Popconfirm>
      <ErrorNotice error={act.error} />
    </>
  );
}
