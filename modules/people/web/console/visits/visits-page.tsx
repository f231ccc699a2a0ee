import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { VisitRow } from '../../../contract.ts';
import { people } from '../use-people.ts';
import { useQuestion } from '../use-question.ts';

/** Who of the county looked into this town, why, for how long, and at what. */
export default function VisitsPage() {
  const { t } = useText();
  const [shown, setShown] = useState<VisitRow | null>(null);
  const visits = useQuery({
    queryKey: ['people', 'visits'],
    queryFn: async () => people.visits({}),
  });
  return (
    <>
      <PageHead title={t('people.menu.visits')} lead={t('people.visits.lead')} />
      {visits.isPending && <Loading lines={6} />}
      {visits.isError && <ErrorState error={visits.error} onRetry={() => void visits.refetch()} />}
      {visits.data?.items.length === 0 && (
        <EmptyState icon="eyeOff" title={t('people.visits.none')}>
          {t('people.visits.noneText')}
        </EmptyState>
      )}
      {visits.data && visits.data.items.length > 0 && (
        <VisitTable items={visits.data.items} onOpen={setShown} />
      )}
      {shown && <RequestsDrawer visit={shown} onClose={() => setShown(null)} />}
    </>
  );
}

interface VisitTableProps {
  readonly items: readonly VisitRow[];
  readonly onOpen: (visit: VisitRow) => void;
}

function VisitTable({ items, onOpen }: VisitTableProps) {
  const { t } = useText();
  const columns: TableColumnsType<VisitRow> = [
    { title: t('people.visits.who'), dataIndex: 'visitorName' },
    { title: t('people.visits.reason'), dataIndex: 'reason' },
    { title: t('people.visits.state'), key: 'state', render: (_, row) => <VisitState row={row} /> },
    {
      title: t('people.visits.opened'),
      key: 'opened',
      render: (_, { openedAt }) => <Time at={openedAt} />,
    },
    {
      title: t('people.visits.until'),
      key: 'until',
      render: (_, { endedAt, endsAt }) => <Time at={endedAt ?? endsAt} />,
    },
    {
      title: t('people.visits.requests'),
      key: 'requests',
      align: 'end',
      render: (_, row) => (
        <Button type="link" onClick={() => onOpen(row)}>
          {row.requests}
        </Button>
      ),
    },
    { title: '', key: 'acts', render: (_, row) => <EndVisit row={row} /> },
  ];
  return (
    <Table
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...items]}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      scroll={{ x: 960 }}
    />
  );
}

/** Whether a visit goes on, and who ended it. */
export function VisitState({ row }: { row: VisitRow }) {
  const { t } = useText();
  if (row.open) return <StatusTag meaning="warning">{t('people.visits.going')}</StatusTag>;
  const how = row.endedHow ?? 'time';
  return (
    <StatusTag meaning="neutral">
      {t(`people.visits.ended.${how}`, { name: row.endedByName })}
    </StatusTag>
  );
}

function EndVisit({ row }: { row: VisitRow }) {
  const { t } = useText();
  const question = useQuestion();
  const queries = useQueryClient();
  const may = usePermission('people.endVisits');
  if (!row.open || !may) return null;
  const ask = (): void =>
    question({
      title: t('people.visits.endAsk', { name: row.visitorName }),
      text: t('people.visits.endWhy'),
      yes: t('people.visits.end'),
      act: async () => {
        await people.endVisit({ params: { visitId: row.id } });
        await queries.invalidateQueries({ queryKey: ['people', 'visits'] });
        return t('people.visits.endDone');
      },
    });
  return (
    <Button danger size="small" onClick={ask}>
      {t('people.visits.end')}
    </Button>
  );
}

function RequestsDrawer({ visit, onClose }: { visit: VisitRow; onClose: () => void }) {
  const { t } = useText();
  const one = useQuery({
    queryKey: ['people', 'visits', visit.id],
    queryFn: async () => people.visit({ params: { visitId: visit.id } }),
  });
  return (
    <Drawer open size={640} title={t('people.visits.seen')} onClose={onClose}>
      <p>{visit.reason}</p>
      {one.isPending && <Loading lines={6} />}
      {one.isError && <ErrorState error={one.error} onRetry={() => void one.refetch()} />}
      {one.data && (
        <Table
          rowKey={(row) => `${row.at}${row.path}`}
          size="small"
          dataSource={[...one.data.requests]}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          columns={[
            { title: t('people.visits.at'), render: (_, { at }) => <Time at={at} /> },
            { title: t('people.visits.path'), render: (_, { path }) => <code>{path}</code> },
          ]}
        />
      )}
    </Drawer>
  );
}
