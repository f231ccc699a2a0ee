import { Button, Table, type TableColumnsType } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState } from '#ui/kit/states.tsx';
import type { ReasonCount } from '../../contract/index.ts';
import type { Chosen } from './chosen.ts';
import { useReason } from './use-observations.ts';

interface ReasonTableProps {
  readonly reasons: readonly ReasonCount[];
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen | null) => void;
}

/** How often what was refused in the last day; a reason is chosen to see its examples below. */
export function ReasonTable({ reasons, chosen, onChoose }: ReasonTableProps) {
  const { t } = useText();
  const sayReason = useReason();
  const isChosen = ({ reason, door }: ReasonCount): boolean =>
    chosen?.reason === reason && chosen.door === door;
  const columns: TableColumnsType<ReasonCount> = [
    {
      title: t('observations.refusals.reason'),
      render: (_, one) => (
        <Button
          type="link"
          size="small"
          aria-pressed={isChosen(one)}
          onClick={() => onChoose(isChosen(one) ? null : { reason: one.reason, door: one.door })}
        >
          {sayReason(one.reason)}
        </Button>
      ),
    },
    {
      title: t('observations.refusals.door'),
      render: (_, one) => t(`observations.door.${one.door}`),
    },
    { title: t('observations.refusals.things'), dataIndex: 'things', align: 'right' },
    { title: t('observations.refusals.count'), dataIndex: 'count', align: 'right' },
  ];
  if (reasons.length === 0) {
    return <EmptyState icon="checkCircle" title={t('observations.refusals.none')} />;
  }
  return (
    <Table
      rowKey={({ reason, door }) => `${reason} ${door}`}
      size="small"
      columns={columns}
      dataSource={[...reasons]}
      pagination={false}
      rowClassName={(one) => (isChosen(one) ? 'ob-chosen' : '')}
      scroll={{ x: 'max-content' }}
    />
  );
}
