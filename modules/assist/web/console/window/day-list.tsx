import { useQuery } from '@tanstack/react-query';
import { Button, Input, Switch, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { useLive } from '#ui/live/use-live.ts';
import { useMe } from '#ui/session/index.ts';
import type { SessionRowView } from '../../../contract/index.ts';
import { assist, dayBefore } from '../shared/client.ts';

/** Sessions of a day, the newest first. */
export function DayList() {
  const { t } = useText();
  const act = useAct();
  const { person } = useMe();
  const [day, setDay] = useState(dayBefore(0));
  const [mine, setMine] = useState(false);
  const query = { day, ...(mine ? { mine } : {}) };
  const list = useQuery({
    queryKey: ['assist', 'sessions', day, mine],
    queryFn: async () => (await assist.sessions({ query })).items,
  });
  useLive('assist.session', undefined, [['assist', 'sessions']]);
  const save = (): Promise<boolean> =>
    act.run(async () => saveFile(await assist.exportSessions({ query })));
  return (
    <section className="dk-card">
      <div className="dk-tools">
        <h2 className="dk-grow">{t('assist.list.title')}</h2>
        <Input
          type="date"
          value={day}
          aria-label={t('assist.list.day')}
          className="as-day"
          onChange={(event) => setDay(event.target.value || dayBefore(0))}
        />
        <label className="dk-row" htmlFor="assist-mine">
          <Switch id="assist-mine" checked={mine} onChange={setMine} />
          {t('assist.list.mine')}
        </label>
        <Button
          icon={<Icon name="download" size={16} />}
          loading={act.busy}
          onClick={() => void save()}
        >
          {t('assist.sheet')}
        </Button>
      </div>
      <ErrorNotice error={act.error} />
      {list.isPending && <Loading lines={5} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && (
        <EmptyState icon="users" title={t('assist.list.none')}>
          {t('assist.list.noneText')}
        </EmptyState>
      )}
      {list.data && list.data.length > 0 && <Rows rows={list.data} clerk={person.name} />}
    </section>
  );
}

function Rows({ rows, clerk }: { rows: readonly SessionRowView[]; clerk: string }) {
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
          title: t('assist.list.number'),
          render: (_, row: SessionRowView) =>
            row.clerkName === clerk ? (
              <Link to={`/assist/sessions/${row.id}`} className="dk-number">
                {row.number}
              </Link>
            ) : (
              <span className="dk-number">{row.number}</span>
            ),
        },
        { title: t('assist.list.opened'), render: (_, row) => <Time at={row.openedAt} /> },
        { title: t('assist.list.resident'), dataIndex: 'residentName' },
        { title: t('assist.list.clerk'), dataIndex: 'clerkName' },
        { title: t('assist.list.way'), render: (_, row) => t(`assist.way.${row.way}`) },
        {
          title: t('assist.list.consent'),
          render: (_, row) => t(`assist.consent.${row.consent}`),
        },
        {
          title: t('assist.list.done'),
          render: (_, row) =>
            row.references.length > 0 ? (
              <span className="dk-number">{row.references.join('、')}</span>
            ) : row.acts > 0 ? (
              t('assist.list.acts', { count: row.acts })
            ) : (
              '—'
            ),
        },
        { title: t('assist.list.state'), render: (_, row) => <SessionTag row={row} /> },
      ]}
    />
  );
}

/** How a session stands. */
export function SessionTag({ row }: { row: Pick<SessionRowView, 'isOpen' | 'endReason'> }) {
  const { t } = useText();
  if (row.isOpen) return <StatusTag meaning="notice">{t('assist.list.open')}</StatusTag>;
  const meaning =
    row.endReason === 'finished' ? 'ok' : row.endReason === 'idle' ? 'warning' : 'neutral';
  return <StatusTag meaning={meaning}>{t(`assist.end.${row.endReason ?? 'finished'}`)}</StatusTag>;
}
