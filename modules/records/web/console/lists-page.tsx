import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { ListCode } from '../../contract/kinds.ts';
import type { ListRow, ListView } from '../../contract/shapes.ts';
import { records, usePick } from './client.ts';
import { EnlistDialog } from './enlist-dialog.tsx';
import { EntityTable } from './entity-table.tsx';
import { RecordsNav } from './records-nav.tsx';
import { VillageChoice } from './village-choice.tsx';
import './records.css';

/** Special lists: elders who live alone, subsidies, disabled residents, keys in care. */
export default function ListsPage() {
  const { t } = useText();
  const [code, setCode] = useState<ListCode>('elderAllowance');
  const lists = useQuery({
    queryKey: ['records', 'lists'],
    queryFn: async () => (await records.lists({})).items,
  });
  const chosen = lists.data?.find((list) => list.code === code);
  return (
    <>
      <PageHead title={t('records.nav.lists')} lead={t('records.lists.lead')} />
      <RecordsNav />
      {lists.isPending && <Loading lines={8} />}
      {lists.isError && <ErrorState error={lists.error} onRetry={() => void lists.refetch()} />}
      {lists.data && (
        <div className="rc-lists">
          {lists.data.map((list) => (
            <Button
              key={list.code}
              type={list.code === code ? 'primary' : 'default'}
              aria-pressed={list.code === code}
              onClick={() => setCode(list.code)}
            >
              {t(`records.list.${list.code}`)} {list.count ?? <Icon name="lock" />}
            </Button>
          ))}
        </div>
      )}
      {chosen && <OneList key={chosen.code} list={chosen} />}
    </>
  );
}

function OneList({ list }: { readonly list: ListView }) {
  const { t } = useText();
  const mayChange = usePermission('records.lists');
  const [isAdding, setAdding] = useState(false);
  const [village, setVillage] = useState<string | null>(null);
  const only = village ? { village } : {};
  const act = useAct();
  const { code } = list;
  const people = useInfiniteQuery({
    queryKey: ['records', 'list', code, village],
    queryFn: async ({ pageParam }) =>
      records.list({
        params: { code },
        query: { ...only, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: list.count !== null,
  });
  if (list.count === null) {
    return (
      <EmptyState icon="lock" title={t('records.lists.closed')}>
        {t('records.lists.closedText')}
      </EmptyState>
    );
  }
  const rows = people.data?.pages.flatMap(({ items }) => items) ?? [];
  const save = () =>
    void act.run(async () => saveFile(await records.listSheet({ params: { code }, query: only })));
  return (
    <>
      <div className="dk-tools">
        <StatusTag meaning={list.grade === 'open' ? 'neutral' : 'warning'}>
          {t(`records.lists.grade.${list.grade}`)}
        </StatusTag>
        <span className="dk-muted dk-grow">{t(`records.lists.about.${code}`)}</span>
        <VillageChoice kind="person" value={village} onChange={setVillage} />
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={save}>
          {t('records.lists.export')}
        </Button>
        {mayChange && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('records.lists.add')}
          </Button>
        )}
      </div>
      <ErrorNotice error={act.error} />
      {people.isPending && <Loading lines={6} />}
      {people.isError && <ErrorState error={people.error} onRetry={() => void people.refetch()} />}
      {people.data && rows.length === 0 && (
        <EmptyState icon="users" title={t('records.lists.none')}>
          {t('records.lists.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <ListTable code={code} rows={rows} mayChange={mayChange} />}
      {people.hasNextPage && (
        <p className="rc-more">
          <Button loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
            {t('records.more')}
          </Button>
        </p>
      )}
      {isAdding && <EnlistDialog code={code} onClose={() => setAdding(false)} />}
    </>
  );
}

interface ListTableProps {
  readonly code: ListCode;
  readonly rows: readonly ListRow[];
  readonly mayChange: boolean;
}

function ListTable({ code, rows, mayChange }: ListTableProps) {
  const { t } = useText();
  const pick = usePick();
  return (
    <EntityTable<ListRow>
      kind="person"
      rows={rows}
      more={[
        {
          title: t('records.lists.says'),
          render: (_, row) => {
            const says = pick(row.resourcesZh.join('、'), row.resourcesEn.join(', '));
            return row.entryId ? `${says} ${t('records.lists.byHand')} ${row.note}` : says;
          },
        },
        ...(mayChange && rows.some(({ entryId }) => entryId)
          ? [
              {
                title: '',
                key: 'strike',
                render: (_: unknown, { entryId }: ListRow) =>
                  entryId && <Strike code={code} entryId={entryId} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Strike({ code, entryId }: { readonly code: ListCode; readonly entryId: string }) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const strike = async (): Promise<void> => {
    await act.run(async () => records.strike({ params: { code, entryId } }));
    await queries.invalidateQueries({ queryKey: ['records'] });
  };
  return (
    <>
      <Popconfirm title={t('records.lists.strikeText')} onConfirm={() => void strike()}>
        <Button type="link" size="small" loading={act.busy}>
          {t('records.lists.strike')}
        </Button>
      </Popconfirm>
      <ErrorNotice error={act.error} />
    </>
  );
}
