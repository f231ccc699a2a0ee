import { useQuery } from '@tanstack/react-query';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { CallView } from '../../../contract/index.ts';
import { assist, dayBefore } from '../shared/client.ts';
import { Figures } from './figures.tsx';
import '../shared/assist.css';

const meanings = { ringing: 'warning', talking: 'notice', ended: 'ok', missed: 'urgent' } as const;

/** Calls of some days with their figures. */
export default function CallsPage() {
  const { t } = useText();
  const act = useAct();
  const [days, setDays] = useState({ from: dayBefore(6), to: dayBefore(0) });
  const query = days;
  const list = useQuery({
    queryKey: ['assist', 'calls', days],
    queryFn: async () => (await assist.calls({ query })).items,
  });
  const save = (): Promise<boolean> =>
    act.run(async () => saveFile(await assist.exportCalls({ query })));
  const day = (name: 'from' | 'to') => (
    <Input
      type="date"
      value={days[name]}
      className="as-day"
      aria-label={t(`assist.calls.${name}`)}
      onChange={(event) => setDays({ ...days, [name]: event.target.value || dayBefore(0) })}
    />
  );
  return (
    <>
      <PageHead title={t('assist.calls.title')} lead={t('assist.calls.lead')}>
        <Link to="/assist/phone">{t('assist.menu.phone')}</Link>
      </PageHead>
      <div className="dk-tools">
        {day('from')} – {day('to')}
        <Button
          icon={<Icon name="download" size={16} />}
          loading={act.busy}
          onClick={() => void save()}
        >
          {t('assist.sheet')}
        </Button>
      </div>
      <ErrorNotice error={act.error} />
      <div className="dk-stack">
        <Figures days={days} />
        {list.isPending && <Loading lines={6} />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data?.length === 0 && (
          <EmptyState icon="phone" title={t('assist.calls.none')}>
            {t('assist.calls.noneText')}
          </EmptyState>
        )}
        {list.data && list.data.length > 0 && <Rows rows={list.data} />}
      </div>
    </>
  );
}

function Rows({ rows }: { rows: readonly CallView[] }) {
  const { t } = useText();
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('assist.list.number'),
          render: (_, row: CallView) => <span className="dk-number">{row.number}</span>,
        },
        { title: t('assist.calls.when'), render: (_, row) => <Time at={row.startedAt} /> },
        { title: t('assist.calls.caller'), render: (_, row) => row.callerName || '—' },
        {
          title: t('assist.window.phone'),
          render: (_, row) => (
            <span className="dk-number">{row.phone || t('assist.phone.withheld')}</span>
          ),
        },
        {
          title: t('assist.list.state'),
          render: (_, row) => (
            <StatusTag meaning={meanings[row.state]}>{t(`assist.call.${row.state}`)}</StatusTag>
          ),
        },
        {
          title: t('assist.phone.result'),
          render: (_, row) => (row.result ? t(`assist.result.${row.result}`) : '—'),
        },
        {
          title: t('assist.phone.summaryShort'),
          render: (_, row) => [row.summary, row.reference].filter(Boolean).join(' · ') || '—',
        },
        { title: t('assist.list.clerk'), render: (_, row) => row.agentName || '—' },
      ]}
    />
  );
}
