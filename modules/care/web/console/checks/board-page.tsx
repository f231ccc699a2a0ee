import { useQuery } from '@tanstack/react-query';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import { type BoardState, boardStates, type CheckRow } from '../../../contract/checks.ts';
import { care, useLiveCare, usePick } from '../shared/client.ts';
import { Download } from '../shared/download.tsx';
import { BoardTag, clock, elderNumber, Places } from '../shared/words.tsx';
import { CheckActs } from './check-acts.tsx';
import '../shared/care.css';

/** 平安打卡: who has not given a sign of life today, what is late first. */
export default function BoardPage() {
  const { t } = useText();
  const [day, setDay] = useState('');
  useLiveCare();
  const query = day ? { day } : {};
  const board = useQuery({
    queryKey: ['care', 'board', day],
    queryFn: async () => care.board({ query }),
    refetchInterval: 60_000,
  });
  return (
    <>
      <PageHead title={t('care.board.title')} lead={t('care.board.lead')}>
        <Input
          type="date"
          style={{ width: 160 }}
          aria-label={t('care.board.day')}
          value={day || (board.data?.day ?? '')}
          onChange={({ target }) => setDay(target.value)}
        />
        <Button icon={<Icon name="print" />} onClick={() => print()}>
          {t('care.print')}
        </Button>
        <Download file={async () => care.boardSheet({ query })} />
      </PageHead>
      <Places />
      {board.isPending && <Loading lines={8} />}
      {board.isError && <ErrorState error={board.error} onRetry={() => void board.refetch()} />}
      {board.data && board.data.items.length === 0 && (
        <EmptyState icon="elder" title={t('care.board.none')}>
          {t('care.board.noneText')}
        </EmptyState>
      )}
      {board.data && board.data.items.length > 0 && <Board items={board.data.items} />}
    </>
  );
}

function Board({ items }: { items: readonly CheckRow[] }) {
  const { t } = useText();
  const [state, setState] = useState<BoardState | null>(null);
  const shown = items.filter((row) => state === null || row.state === state);
  return (
    <>
      <div className="care-counts care-no-print">
        {boardStates.map((one) => {
          const count = items.filter((row) => row.state === one).length;
          return (
            <button
              key={one}
              type="button"
              className={`care-count ${count > 0 ? `care-count-${one}` : ''}`}
              aria-pressed={one === state}
              disabled={count === 0}
              onClick={() => setState(one === state ? null : one)}
            >
              <span className="dk-muted">{t(`care.board.state.${one}`)}</span>
              <strong>{count}</strong>
            </button>
          );
        })}
      </div>
      <BoardTable rows={shown} />
    </>
  );
}

function BoardTable({ rows }: { rows: CheckRow[] }) {
  const { t } = useText();
  const pick = usePick();
  const mayAct = usePermission('care.check');
  return (
    <Table<CheckRow>
      rowKey={(row) => `${row.elderId} ${row.minute}`}
      size="small"
      dataSource={rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      rowClassName={({ state }) => (state === 'missed' ? 'care-row-missed' : '')}
      columns={[
        {
          title: t('care.col.name'),
          render: (_, row) => (
            <>
              <Link to={`/care/elders/${row.elderId}`}>{row.name}</Link>{' '}
              <span className="dk-muted">
                {row.age !== null && t('care.age', { count: row.age })}
                {row.livingAlone && ` · ${t('care.alone')}`}
              </span>
              <div className="dk-muted care-number">{elderNumber(row.number)}</div>
            </>
          ),
        },
        {
          title: t('care.col.place'),
          render: (_, row) => (
            <>
              {pick(row.villageZh, row.villageEn)}
              <div className="dk-muted">{row.gridCellZh}</div>
            </>
          ),
        },
        { title: t('care.col.phone'), dataIndex: 'phone', className: 'care-number' },
        {
          title: t('care.board.agreed'),
          className: 'care-number',
          render: (_, row) => clock(row.minute),
        },
        {
          title: t('care.col.state'),
          render: (_, row) => (
            <>
              <BoardTag state={row.state} />
              {row.step > 0 && row.state === 'missed' && (
                <div className="dk-muted">{t(`care.board.step.${row.step}`)}</div>
              )}
            </>
          ),
        },
        {
          title: t('care.board.sign'),
          render: (_, row) => (
            <>
              {row.doneAt && <Time at={row.doneAt} />} {row.how && t(`care.sign.${row.how}`)}
              {row.outcome && row.outcome !== 'checkedIn' && t(`care.outcome.${row.outcome}`)}
              {row.reason && <div className="dk-muted">{row.reason}</div>}
            </>
          ),
        },
        {
          title: t('care.col.case'),
          className: 'care-number',
          render: (_, row) =>
            row.caseId ? <Link to={`/cases/${row.caseId}`}>{row.caseNumber}</Link> : '—',
        },
        {
          title: '',
          className: 'care-no-print',
          render: (_, row) => mayAct && <CheckActs row={row} />,
        },
      ]}
    />
  );
}
