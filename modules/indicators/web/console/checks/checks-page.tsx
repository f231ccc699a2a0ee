import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { Link } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Check } from '../../../contract/index.ts';
import { indicators, keys } from '../shared/clients.ts';
import '../indicators.css';

/** What the nightly comparisons of roll-ups with the rows found. */
export default function ChecksPage() {
  const { t } = useText();
  const mayManage = usePermission('indicators.manage');
  const queries = useQueryClient();
  const act = useAct();
  const checks = useQuery({ queryKey: keys.checks, queryFn: () => indicators.checks({}) });
  const now = async (): Promise<void> => {
    await act.run(async () => {
      await indicators.checkNow({});
      await queries.invalidateQueries({ queryKey: keys.checks });
    });
  };
  return (
    <>
      <PageHead title={t('indicators.checks.title')} lead={t('indicators.checks.lead')}>
        <Link to="/indicators">{t('indicators.menu')}</Link>
        {mayManage && (
          <Button icon={<Icon name="refresh" />} loading={act.busy} onClick={() => void now()}>
            {t('indicators.checks.now')}
          </Button>
        )}
      </PageHead>
      <ErrorNotice error={act.error} />
      {checks.isPending && <Loading lines={8} />}
      {checks.isError && <ErrorState error={checks.error} onRetry={() => void checks.refetch()} />}
      {checks.data && checks.data.waitingDays > 0 && (
        <p className="dk-muted">
          {t('indicators.checks.waiting', { count: checks.data.waitingDays })}
        </p>
      )}
      {checks.data?.items.length === 0 && (
        <EmptyState icon="history" title={t('indicators.checks.never')} />
      )}
      {checks.data && checks.data.items.length > 0 && <CheckTable checks={checks.data.items} />}
    </>
  );
}

function CheckTable({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useText();
  return (
    <Table<Check>
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...checks]}
      expandable={{
        rowExpandable: ({ differences }) => differences.length > 0,
        expandedRowRender: (check) => <Differences check={check} />,
      }}
      columns={[
        { title: t('indicators.checks.at'), render: (_, { startedAt }) => <Time at={startedAt} /> },
        {
          title: t('indicators.checks.result'),
          render: (_, { differences: { length: count } }) => (
            <StatusTag meaning={count === 0 ? 'ok' : 'warning'}>
              {count === 0
                ? t('indicators.checks.same')
                : t('indicators.checks.differs', { count })}
            </StatusTag>
          ),
        },
        { title: t('indicators.checks.days'), align: 'right', dataIndex: 'days' },
        {
          title: t('indicators.checks.took'),
          align: 'right',
          render: (_, { seconds }) =>
            t('indicators.checks.seconds', { seconds: seconds.toFixed(2) }),
        },
      ]}
    />
  );
}

function Differences({ check }: { readonly check: Check }) {
  const { t } = useText();
  const number = (value: number | null): string => (value === null ? '—' : String(value));
  return (
    <Table<Check['differences'][number]>
      rowKey={({ source, day, cube, key }) => `${source} ${day} ${cube} ${key}`}
      size="small"
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      dataSource={[...check.differences]}
      columns={[
        { title: t('indicators.checks.source'), dataIndex: 'source' },
        { title: t('indicators.checks.day'), dataIndex: 'day' },
        { title: t('indicators.checks.cube'), render: (_, { cube, key }) => `${cube} ${key}` },
        {
          title: t('indicators.checks.rollup'),
          align: 'right',
          render: (_, { rollup }) => number(rollup),
        },
        {
          title: t('indicators.checks.rows'),
          align: 'right',
          render: (_, { rows }) => number(rows),
        },
      ]}
    />
  );
}
