import { Button, Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { WaterNow } from '../../contract.ts';
import { factorOrder, waterMeaning } from './levels.ts';

interface WaterTableProps {
  readonly waters: readonly WaterNow[];
  readonly onOpen: (thingId: string) => void;
}

/** Water stations: class against target, and the factors that decide. */
export function WaterTable({ waters, onOpen }: WaterTableProps) {
  const { t } = useText();
  const isMeasured = (key: string): boolean =>
    waters.some(({ factors }) => factors.some(({ factor }) => factor === key));
  return (
    <Table<WaterNow>
      size="small"
      rowKey="thingId"
      pagination={false}
      dataSource={[...waters]}
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
          title: t('environment.water.class'),
          dataIndex: 'class',
          render: (found: number | null, { target }) => (
            <StatusTag meaning={found === null ? 'neutral' : waterMeaning(found, target)}>
              {t(`environment.water.classes.${found ?? 0}`)}
            </StatusTag>
          ),
        },
        {
          title: t('environment.water.target'),
          dataIndex: 'target',
          render: (target: number) => t(`environment.water.classes.${target}`),
        },
        {
          title: t('environment.water.deciding'),
          dataIndex: 'deciding',
          render: (deciding: string[]) =>
            deciding.map((one) => t(`environment.factor.${one}`)).join('、') || '—',
        },
        ...factorOrder
          .filter(({ key }) => isMeasured(key))
          .map(({ key, digits }) => ({
            title: key === 'pH' ? t(`environment.factor.${key}`) : <Factor of={key} />,
            key,
            align: 'right' as const,
            render: (_: unknown, { factors, target }: WaterNow) => {
              const found = factors.find(({ factor }) => factor === key);
              if (!found) return '—';
              const worse = found.class > target;
              return (
                <span className={worse ? 'env-worse' : undefined}>
                  {found.value.toFixed(digits)}
                  {worse && ` (${t(`environment.water.classes.${found.class}`)})`}
                </span>
              );
            },
          })),
        {
          title: t('environment.at'),
          dataIndex: 'at',
          render: (at: string | null) => (at ? <Time at={at} /> : t('environment.noData')),
        },
      ]}
    />
  );
}

/** A factor with its unit (GB 3838-2002, table 1). */
function Factor({ of: factor }: { readonly of: string }) {
  const { t } = useText();
  return (
    <>
      {t(`environment.factor.${factor}`)} <small className="dk-muted">mg/L</small>
    </>
  );
}
