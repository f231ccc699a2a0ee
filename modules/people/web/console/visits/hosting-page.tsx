import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { HostedTown } from '../../../contract.ts';
import { people, useNameOf } from '../use-people.ts';
import { VisitDialog } from './visit-dialog.tsx';
import { VisitState } from './visits-page.tsx';

/** The towns that a county hosts: numbers of each, and the way in by break-glass. */
export default function HostingPage() {
  const { t } = useText();
  const nameOf = useNameOf();
  const [asked, setAsked] = useState<HostedTown | null>(null);
  const towns = useQuery({
    queryKey: ['people', 'hosting'],
    queryFn: async () => people.hostedTowns({}),
  });
  const all = towns.data?.items ?? [];
  const visits = all.flatMap((town) => town.visits.map((visit) => ({ ...visit, town })));
  return (
    <>
      <PageHead title={t('people.menu.hosting')} lead={t('people.hosting.lead')} />
      {towns.isPending && <Loading lines={6} />}
      {towns.isError && <ErrorState error={towns.error} onRetry={() => void towns.refetch()} />}
      {towns.data && all.length === 0 && (
        <EmptyState icon="building" title={t('people.hosting.none')} />
      )}
      {all.length > 0 && (
        <Table
          rowKey="id"
          size="middle"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={all}
          columns={[
            { title: t('people.hosting.town'), render: (_, town) => nameOf(town) },
            { title: t('people.hosting.code'), dataIndex: 'code' },
            { title: t('people.hosting.staff'), dataIndex: 'staff', align: 'end' },
            { title: t('people.hosting.sessions'), dataIndex: 'sessions', align: 'end' },
            {
              title: t('people.hosting.seen'),
              render: (_, { seenAt }) => (seenAt ? <Time at={seenAt} /> : '—'),
            },
            {
              title: '',
              render: (_, town) => (
                <Button danger onClick={() => setAsked(town)}>
                  {t('people.hosting.visit')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {visits.length > 0 && (
        <section className="dk-card" style={{ marginTop: 24 }}>
          <h2>{t('people.hosting.visits')}</h2>
          <Table
            rowKey="id"
            size="small"
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            scroll={{ x: 'max-content' }}
            dataSource={visits}
            columns={[
              { title: t('people.hosting.town'), render: (_, { town }) => nameOf(town) },
              { title: t('people.visits.who'), dataIndex: 'visitorName' },
              { title: t('people.visits.reason'), dataIndex: 'reason' },
              { title: t('people.visits.state'), render: (_, row) => <VisitState row={row} /> },
              { title: t('people.visits.opened'), render: (_, row) => <Time at={row.openedAt} /> },
              { title: t('people.visits.requests'), dataIndex: 'requests', align: 'end' },
            ]}
          />
        </section>
      )}
      {asked && <VisitDialog town={asked} onClose={() => setAsked(null)} />}
    </>
  );
}
