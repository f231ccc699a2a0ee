import { Button, Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { CabinetView } from '../../contract/index.ts';
import type { Target } from './command-dialog.tsx';

interface CabinetTableProps {
  readonly cabinets: readonly CabinetView[];
  readonly onCommand: ((target: Target) => void) | null;
}

/** Cabinets with their meters and the state of their lines. */
export function CabinetTable({ cabinets, onCommand }: CabinetTableProps) {
  const { t } = useText();
  const number = (digits: number) => (value: number | null) => value?.toFixed(digits) ?? '—';
  return (
    <Table<CabinetView>
      size="small"
      rowKey="thingId"
      pagination={false}
      dataSource={[...cabinets]}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('lighting.cabinet'), dataIndex: 'name' },
        { title: t('lighting.lamps'), dataIndex: 'lampCount', align: 'right' },
        {
          title: t('lighting.power'),
          dataIndex: 'powerKilowatts',
          align: 'right',
          render: number(2),
        },
        { title: t('lighting.energy'), dataIndex: 'energyKwh', align: 'right', render: number(0) },
        {
          title: t('lighting.line'),
          key: 'line',
          render: (_, cabinet) => <LineState cabinet={cabinet} />,
        },
        {
          title: t('lighting.heard'),
          dataIndex: 'reportedAt',
          render: (at: string | null) => (at ? <Time at={at} /> : t('lighting.never')),
        },
        ...(onCommand
          ? [
              {
                title: t('lighting.act'),
                key: 'act',
                render: (_: unknown, { thingId, name }: CabinetView) => (
                  <Button
                    size="small"
                    onClick={() => onCommand({ kind: 'cabinet', id: thingId, name })}
                  >
                    {t('lighting.control.command')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function LineState({ cabinet }: { cabinet: CabinetView }) {
  const { t } = useText();
  const { cableCut, doorOpen, leakageMilliamperes } = cabinet;
  if (cableCut === null && leakageMilliamperes === null) {
    return <StatusTag meaning="neutral">{t('lighting.lineState.unknown')}</StatusTag>;
  }
  if (cableCut) return <StatusTag meaning="urgent">{t('lighting.lineState.cut')}</StatusTag>;
  if ((leakageMilliamperes ?? 0) >= 100) {
    return (
      <StatusTag meaning="urgent">
        {t('lighting.lineState.leakage', { value: Math.round(leakageMilliamperes ?? 0) })}
      </StatusTag>
    );
  }
  if (doorOpen) return <StatusTag meaning="notice">{t('lighting.lineState.door')}</StatusTag>;
  return <StatusTag meaning="ok">{t('lighting.lineState.ok')}</StatusTag>;
}
