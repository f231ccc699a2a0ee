import { Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { type Indicator, type Values } from '../../../contract/index.ts';
import { useNameOf, useValues } from '../shared/clients.ts';
import type { Days } from '../shared/days.ts';
import { useSay } from '../shared/say.ts';
import { ExportButton } from './over-time.tsx';
import { isDimension, queryOf, type Where } from './where.ts';

interface DividedProps {
  readonly indicator: Indicator;
  readonly days: Days;
  readonly where: Where | null;
  readonly onWhere: (where: Where) => void;
}

type Row = Values['values'][number];

/** The number divided by village, department, category, channel or grid cell; a name leads into its part. */
export function Divided({ indicator, days, where, onWhere }: DividedProps) {
  const { t } = useText();
  const dimensions = indicator.dimensions.filter(isDimension);
  const [chosen, choose] = useState(dimensions[0] ?? 'village');
  const query = queryOf(days, where, chosen);
  const values = useValues(indicator.code, query);
  return (
    <section className="dk-card">
      <div className="in-head">
        <h2>{t('indicators.one.divided')}</h2>
        <span className="dk-row">
          <Segmented
            aria-label={t('indicators.one.dividedBy')}
            value={chosen}
            onChange={choose}
            options={dimensions.map((value) => ({
              value,
              label: t(`indicators.dimension.${value}`),
            }))}
          />
          <ExportButton code={indicator.code} query={query} />
        </span>
      </div>
      {values.isPending && <Loading lines={6} />}
      {values.isError && <ErrorState error={values.error} onRetry={() => void values.refetch()} />}
      {values.data?.values.length === 0 && (
        <EmptyState icon="chart" title={t('indicators.one.nothingThere')} />
      )}
      {values.data && values.data.values.length > 0 && (
        <Bars
          indicator={indicator}
          rows={values.data.values}
          onWhere={(row, name) => onWhere({ dimension: chosen, key: row.group, name })}
        />
      )}
    </section>
  );
}

interface BarsProps {
  readonly indicator: Indicator;
  readonly rows: readonly Row[];
  readonly onWhere: (row: Row, name: string) => void;
}

/** Chart and table in one: a bar beside each number. */
function Bars({ indicator, rows, onWhere }: BarsProps) {
  const { t } = useText();
  const say = useSay();
  const nameOf = useNameOf();
  const sorted = rows.toSorted((one, other) => (other.value ?? -1) - (one.value ?? -1));
  const most = Math.max(...rows.map(({ value }) => Math.abs(value ?? 0)), 0);
  return (
    <Table<Row>
      rowKey="group"
      size="small"
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={sorted}
      columns={[
        {
          title: t('indicators.one.part'),
          width: '40%',
          render: (_, row) => (
            <Button type="link" size="small" onClick={() => onWhere(row, nameOf(row))}>
              {nameOf(row)}
            </Button>
          ),
        },
        {
          title: t('indicators.list.value'),
          align: 'right',
          width: 130,
          render: (_, { value }) => <span className="dk-number">{say(value, indicator)}</span>,
        },
        {
          title: t('indicators.one.bar'),
          render: (_, { value }) => (
            <span className="in-bar" aria-hidden="true">
              <span style={{ width: `${most > 0 ? (Math.abs(value ?? 0) / most) * 100 : 0}%` }} />
            </span>
          ),
        },
      ]}
    />
  );
}
