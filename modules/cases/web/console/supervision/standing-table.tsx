import { Button, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState } from '#ui/kit/states.tsx';
import { serverNow } from '#ui/i18n/clock.ts';
import type { SupervisionRow } from '../../../contract/index.ts';
import { dayOf, daysAfter } from '../shared/local-day.ts';
import { useLookup } from '../shared/use-names.ts';
import { inTimeRate, sayRate, totalOf } from './standing.ts';
import { useStandingExport } from './use-standing-export.ts';

interface StandingTableProps {
  readonly kind: 'departments' | 'villages';
  readonly rows: readonly SupervisionRow[];
  readonly days: number;
}

type Counted = 'open' | 'overdue' | 'dueSoon' | 'returned' | 'reopened' | 'closedInPeriod';
const countedColumns: readonly Counted[] = [
  'open',
  'overdue',
  'dueSoon',
  'returned',
  'reopened',
  'closedInPeriod',
];

/** One row a department or village; every number leads to its cases. */
export function StandingTable({ kind, rows, days }: StandingTableProps) {
  const { t } = useText();
  const name = useLookup();
  const exporting = useStandingExport(kind, rows, days);
  const columns = useColumns(kind, days);
  const total = totalOf(rows);
  return (
    <section className="dk-card">
      <header className="cs-part-head">
        <h2>{t(`cases.supervision.${kind}`)}</h2>
        <Button
          size="small"
          icon={<Icon name="download" size={14} />}
          loading={exporting.busy}
          onClick={() => void exporting.save()}
        >
          {t('cases.supervision.export')}
        </Button>
      </header>
      {rows.length === 0 ? (
        <EmptyState icon="chart" title={t('cases.supervision.noData')}>
          {t('cases.supervision.noDataText')}
        </EmptyState>
      ) : (
        <Table<SupervisionRow>
          rowKey="id"
          size="small"
          columns={columns}
          dataSource={rows.map((row) => ({ ...row, name: name(row.id, row.name) }))}
          pagination={false}
          scroll={{ x: 1040 }}
          summary={() => (
            <Table.Summary.Row className="cs-total">
              <Table.Summary.Cell index={0}>{t('cases.supervision.total')}</Table.Summary.Cell>
              {countedColumns.map((key, index) => (
                <Table.Summary.Cell key={key} index={index + 1} align="right">
                  {total[key]}
                </Table.Summary.Cell>
              ))}
              <Table.Summary.Cell index={7} align="right">
                {sayRate(inTimeRate(total))}
              </Table.Summary.Cell>
              <Table.Summary.Cell index={8} colSpan={2} />
            </Table.Summary.Row>
          )}
        />
      )}
    </section>
  );
}

function useColumns(
  kind: StandingTableProps['kind'],
  days: number,
): TableColumnsType<SupervisionRow> {
  const { t } = useText();
  const place = kind === 'departments' ? 'departmentId' : 'villageId';
  const since = dayOf(daysAfter(serverNow(), -days));
  const tails: Readonly<Record<Counted, string>> = {
    open: '',
    overdue: '&tab=overdue',
    dueSoon: '&tab=dueSoon',
    returned: '&returned=true',
    reopened: '&reopened=true',
    closedInPeriod: `&tab=all&fromDay=${since}`,
  };
  const number = (key: 'medianHandlingHours' | 'averageRating', title: string) => ({
    title,
    dataIndex: key,
    align: 'right' as const,
    sorter: (a: SupervisionRow, b: SupervisionRow) => (a[key] ?? -1) - (b[key] ?? -1),
  });
  return [
    {
      title: t('cases.supervision.name'),
      dataIndex: 'name',
      fixed: 'left',
      width: 200,
      sorter: (a, b) => a.name.localeCompare(b.name, 'zh'),
    },
    ...countedColumns.map((key) => ({
      title: t(`cases.supervision.${key}`),
      dataIndex: key,
      align: 'right' as const,
      sorter: (a: SupervisionRow, b: SupervisionRow) => a[key] - b[key],
      ...(key === 'overdue' ? { defaultSortOrder: 'descend' as const } : {}),
      render: (count: number, row: SupervisionRow) =>
        count === 0 ? (
          <span className="dk-muted">0</span>
        ) : (
          <Link
            to={`/cases?${place}=${row.id}${tails[key]}`}
            className={key === 'overdue' ? 'cs-late' : ''}
          >
            {count}
          </Link>
        ),
    })),
    {
      title: t('cases.supervision.inTimeRate'),
      align: 'right',
      sorter: (a, b) => (inTimeRate(a) ?? -1) - (inTimeRate(b) ?? -1),
      render: (_, row) => <RateBar rate={inTimeRate(row)} />,
    },
    {
      ...number('medianHandlingHours', t('cases.supervision.medianHours')),
      width: 140,
      render: (hours: number | null) =>
        hours === null ? '—' : t('cases.supervision.hours', { count: hours.toFixed(1) }),
    },
    {
      ...number('averageRating', t('cases.supervision.rating')),
      render: (stars: number | null) => (stars === null ? '—' : stars.toFixed(2)),
    },
  ];
}

function RateBar({ rate }: { rate: number | null }) {
  return (
    <span className="cs-rate">
      <span className="cs-rate-bar" aria-hidden="true">
        <i style={{ width: `${(rate ?? 0) * 100}%` }} />
      </span>
      {sayRate(rate)}
    </span>
  );
}
