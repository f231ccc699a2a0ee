import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { saveFile } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { participation, useDeskAct } from '../shared/client.ts';

/** What was earned and spent each month. */
export function MonthsPart() {
  const { t } = useText();
  const file = useDeskAct();
  const months = useQuery({
    queryKey: ['participation', 'months'],
    queryFn: async () => participation.pointMonths({}),
  });
  if (months.isPending) return <Loading lines={4} />;
  if (months.isError)
    return <ErrorState error={months.error} onRetry={() => void months.refetch()} />;
  const { running, items } = months.data;
  const rows = [running, ...items.filter(({ month }) => month !== running.month)];
  const save = (month: string): void =>
    void file.run(async () => saveFile(await participation.pointsSheet({ params: { month } })));
  return (
    <div className="dk-stack pt-stack">
      <p className="dk-muted">{t('participation.months.desk')}</p>
      <ErrorNotice error={file.error} />
      <Table
        rowKey="month"
        size="middle"
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t('participation.months.month'),
            render: (_, row) =>
              row.month === running.month
                ? `${row.month} ${t('participation.months.running')}`
                : row.month,
          },
          { title: t('participation.months.people'), dataIndex: 'people', align: 'right' },
          { title: t('participation.months.earned'), dataIndex: 'earned', align: 'right' },
          { title: t('participation.months.spent'), dataIndex: 'spent', align: 'right' },
          { title: t('participation.months.expired'), dataIndex: 'expired', align: 'right' },
          {
            title: '',
            render: (_, row) => (
              <Button type="link" loading={file.busy} onClick={() => save(row.month)}>
                {t('participation.export')}
              </Button>
            ),
          },
        ]}
      />
    </div>
  );
}
