import { Button, Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { NoiseNow } from '../../contract.ts';
import { noiseMeaning } from './levels.ts';

interface NoiseTableProps {
  readonly noises: readonly NoiseNow[];
  readonly onOpen: (thingId: string) => void;
}

/** Meters with their last hour against the limit of their zone. */
export function NoiseTable({ noises, onOpen }: NoiseTableProps) {
  const { t } = useText();
  return (
    <Table<NoiseNow>
      size="small"
      rowKey="thingId"
      pagination={false}
      dataSource={[...noises]}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('environment.station'),
          dataIndex: 'name',
          render: (name: string, { thingId }) => (
            <Button type="link" className="env-link" onClick={() => onOpen(thingId)}>
              {name}
            </Button>
          ),
        },
        {
          title: t('environment.noise.zone'),
          dataIndex: 'zone',
          render: (zone: string) => t('environment.noise.zoneName', { zone }),
        },
        {
          title: t('environment.noise.hour'),
          dataIndex: 'level',
          align: 'right',
          render: (_, one) => <Level noise={one} />,
        },
        {
          title: t('environment.noise.limit'),
          dataIndex: 'limit',
          align: 'right',
          render: (limit: number, { period }) => `${t(`environment.noise.${period}`)} ${limit}`,
        },
        {
          title: t('environment.verdict'),
          dataIndex: 'over',
          render: (over: number | null) => (
            <StatusTag meaning={over === null ? 'neutral' : noiseMeaning(over)}>
              {over === null && t('environment.noData')}
              {over === 0 && t('environment.kept')}
              {over !== null && over > 0 && t('environment.noise.over', { over: over.toFixed(1) })}
            </StatusTag>
          ),
        },
        {
          title: t('environment.noise.latest'),
          dataIndex: 'latest',
          align: 'right',
          render: (latest: number | null) => latest?.toFixed(1) ?? '—',
        },
      ]}
    />
  );
}

/** The level as a number and a bar, with the limit as a line in it. */
function Level({ noise: { level, limit, over } }: { noise: NoiseNow }) {
  if (level === null) return <>—</>;
  const share = (value: number): number => Math.min(100, Math.max(0, ((value - 30) / 60) * 100));
  return (
    <span className="env-level">
      <span className="env-level-track" aria-hidden="true">
        <span
          className={over ? 'env-level-bar env-level-over' : 'env-level-bar'}
          style={{ width: `${share(level)}%` }}
        />
        <span className="env-level-limit" style={{ insetInlineStart: `${share(limit)}%` }} />
      </span>
      <span className="dk-number">{level.toFixed(1)}</span>
    </span>
  );
}
