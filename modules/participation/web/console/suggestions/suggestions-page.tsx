import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Segmented, Table } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline, Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { DeskSuggestion } from '../../../contract/index.ts';
import { type SuggestionState, suggestionStates } from '../../../contract/states.ts';
import { participation, useLiveParticipation } from '../shared/client.ts';
import { LoadMore } from '../shared/load-more.tsx';
import { Places } from '../shared/places.tsx';
import { Findings } from './findings.tsx';
import { SuggestionDrawer } from './suggestion-drawer.tsx';
import '../shared/participation.css';

/** 建议: to be read, to be answered, answered. */
export default function SuggestionsPage() {
  const { t } = useText();
  const [state, setState] = useState<SuggestionState | 'all'>('all');
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const file = useAct();
  useLiveParticipation();
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'desk', state, words],
    queryFn: async ({ pageParam }) =>
      participation.suggestions({
        query: {
          ...(state === 'all' ? {} : { state }),
          ...(words ? { q: words } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const counts = pages.data?.pages[0]?.counts ?? [];
  const countOf = (one: SuggestionState): number =>
    counts.find((row) => row.state === one)?.count ?? 0;
  const shown = rows.find(({ id }) => id === open);
  return (
    <>
      <PageHead title={t('participation.menu.desk')} lead={t('participation.suggestions.desk')}>
        <Button
          loading={file.busy}
          onClick={() =>
            void file.run(async () => saveFile(await participation.suggestionSheet({})))
          }
        >
          {t('participation.export')}
        </Button>
      </PageHead>
      <Places />
      <ErrorNotice error={file.error} />
      <div className="dk-tools">
        <Segmented<SuggestionState | 'all'>
          value={state}
          onChange={setState}
          options={(['all', ...suggestionStates] as const).map((value) => ({
            value,
            label:
              value === 'all'
                ? t('participation.all')
                : `${t(`participation.state.${value}`)} ${countOf(value)}`,
          }))}
        />
        <Input.Search
          allowClear
          style={{ width: 220 }}
          placeholder={t('participation.suggestions.find')}
          onSearch={(value) => setWords(value.trim())}
        />
      </div>
      {pages.isPending && <Loading lines={6} />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && rows.length === 0 && (
        <EmptyState icon="message" title={t('participation.suggestions.none')}>
          {t('participation.suggestions.noneDesk')}
        </EmptyState>
      )}
      {rows.length > 0 && <SuggestionTable rows={rows} onOpen={setOpen} />}
      <LoadMore pages={pages} />
      {shown && <SuggestionDrawer key={shown.id} row={shown} onClose={() => setOpen(null)} />}
    </>
  );
}

interface TableProps {
  readonly rows: DeskSuggestion[];
  readonly onOpen: (id: string) => void;
}

function SuggestionTable({ rows, onOpen }: TableProps) {
  const { t } = useText();
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('participation.col.suggestion'),
          width: 360,
          render: (_, row) => (
            <>
              <Button
                type="link"
                style={{ padding: 0, whiteSpace: 'normal', textAlign: 'left', height: 'auto' }}
                onClick={() => onOpen(row.id)}
              >
                {row.publicTitle || row.title || t('participation.suggestions.titleHidden')}
              </Button>
              <div className="dk-muted">
                {row.number} · {t(`participation.topic.${row.topic}`)}
                {row.villageName && ` · ${row.villageName}`}
              </div>
            </>
          ),
        },
        {
          title: t('participation.col.state'),
          render: (_, row) => (
            <StatusTag meaning={meaningOf(row)}>
              {t(row.overdue ? 'participation.overdue' : `participation.state.${row.state}`)}
            </StatusTag>
          ),
        },
        {
          title: t('participation.col.found'),
          render: (_, row) => <Findings row={row} />,
        },
        { title: t('participation.col.department'), dataIndex: 'departmentName' },
        {
          title: t('participation.col.supporters'),
          align: 'right',
          render: (_, row) => <span className="dk-number">{row.supporters}</span>,
        },
        {
          title: t('participation.col.due'),
          render: (_, row) =>
            row.dueAt ? (
              <Deadline at={row.dueAt} {...(row.answeredAt ? { endedAt: row.answeredAt } : {})} />
            ) : (
              '—'
            ),
        },
        { title: t('participation.col.created'), render: (_, row) => <Time at={row.createdAt} /> },
      ]}
    />
  );
}

function meaningOf(row: DeskSuggestion) {
  if (row.overdue) return 'urgent' as const;
  const meanings = { waiting: 'warning', withDepartment: 'notice', answered: 'ok' } as const;
  return row.state in meanings
    ? meanings[row.state as keyof typeof meanings]
    : ('neutral' as const);
}
