import { Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Report } from '../../contract.ts';
import {
  airUnit,
  aqiLook,
  factorOrder,
  noiseMeaning,
  pollutantOrder,
  waterMeaning,
} from './levels.ts';

type AirRow = Report['air'][number];
type NoiseRow = Report['noise'][number];
type WaterRow = Report['water'][number];

const rowKey = ({ thingId, date }: { thingId: string; date: string }): string =>
  `${thingId} ${date}`;
const paging = { pageSize: 31, hideOnSinglePage: true, showSizeChanger: false };

/** Days of air. */
export function AirReport({ report }: { report: Report }) {
  const { t } = useText();
  return (
    <section className="dk-card">
      <h2>{t('environment.air.title')}</h2>
      <Table<AirRow>
        size="small"
        rowKey={rowKey}
        pagination={paging}
        dataSource={report.air}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('environment.day'), dataIndex: 'date' },
          { title: t('environment.station'), dataIndex: 'name' },
          {
            title: 'AQI',
            dataIndex: 'aqi',
            align: 'right',
            render: (aqi: number | null) => aqi ?? '—',
          },
          {
            title: t('environment.air.level'),
            dataIndex: 'level',
            render: (level: number | null) => {
              const { colour, ink } = aqiLook(level);
              return (
                <span className="env-chip" style={{ background: colour, color: ink }}>
                  {t(`environment.level.${level ?? 0}`)}
                </span>
              );
            },
          },
          {
            title: t('environment.air.primaryTitle'),
            dataIndex: 'primary',
            render: (primary: string[]) => primary.join('、') || '—',
          },
          ...pollutantOrder.map(({ key, digits }) => ({
            title: `${key} (${airUnit(key)})`,
            key,
            align: 'right' as const,
            render: (_: unknown, { means }: AirRow) => means[key]?.toFixed(digits) ?? '—',
          })),
          { title: t('environment.standard'), dataIndex: 'standard' },
        ]}
      />
    </section>
  );
}

/** Days and nights of noise. */
export function NoiseReport({ report }: { report: Report }) {
  const { t } = useText();
  const periodOf = (row: NoiseRow, period: string) =>
    row.periods.find((one) => one.period === period);
  return (
    <section className="dk-card">
      <h2>{t('environment.noise.title')}</h2>
      <Table<NoiseRow>
        size="small"
        rowKey={rowKey}
        pagination={paging}
        dataSource={report.noise}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('environment.day'), dataIndex: 'date' },
          { title: t('environment.station'), dataIndex: 'name' },
          {
            title: t('environment.noise.zone'),
            dataIndex: 'zone',
            render: (zone: string) => t('environment.noise.zoneName', { zone }),
          },
          ...(['day', 'night'] as const).flatMap((period) => [
            {
              title: t(`environment.noise.${period}Long`),
              key: period,
              align: 'right' as const,
              render: (_: unknown, row: NoiseRow) => {
                const found = periodOf(row, period);
                return `${found?.level?.toFixed(1) ?? '—'} / ${found?.limit ?? '—'}`;
              },
            },
            {
              title: t('environment.verdict'),
              key: `${period}Verdict`,
              render: (_: unknown, row: NoiseRow) => (
                <Verdict over={periodOf(row, period)?.over ?? null} />
              ),
            },
          ]),
          {
            title: t('environment.noise.hoursOver'),
            key: 'hours',
            align: 'right',
            render: (_, row) => row.periods.reduce((sum, one) => sum + one.hoursOver, 0),
          },
          {
            title: 'Ldn',
            dataIndex: 'ldn',
            align: 'right',
            render: (ldn: number | null) => ldn?.toFixed(1) ?? '—',
          },
        ]}
      />
    </section>
  );
}

function Verdict({ over }: { over: number | null }) {
  const { t } = useText();
  if (over === null) return <StatusTag meaning="neutral">{t('environment.noData')}</StatusTag>;
  return (
    <StatusTag meaning={noiseMeaning(over)}>
      {over === 0 ? t('environment.kept') : t('environment.noise.over', { over: over.toFixed(1) })}
    </StatusTag>
  );
}

/** Days of water. */
export function WaterReport({ report }: { report: Report }) {
  const { t } = useText();
  const isMeasured = (key: string): boolean => report.water.some(({ means }) => key in means);
  return (
    <section className="dk-card">
      <h2>{t('environment.water.title')}</h2>
      <Table<WaterRow>
        size="small"
        rowKey={rowKey}
        pagination={paging}
        dataSource={report.water}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('environment.day'), dataIndex: 'date' },
          { title: t('environment.station'), dataIndex: 'name' },
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
              title: t(`environment.factor.${key}`),
              key,
              align: 'right' as const,
              render: (_: unknown, { means }: WaterRow) => means[key]?.toFixed(digits) ?? '—',
            })),
        ]}
      />
    </section>
  );
}
