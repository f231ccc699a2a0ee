import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Glance, Indicator } from '../../../contract/index.ts';
import { Change } from '../shared/change.tsx';
import { useMeaningOf, useNameOf } from '../shared/clients.ts';
import type { Days } from '../shared/days.ts';
import { useGroupName } from '../shared/group-name.ts';
import { useSay } from '../shared/say.ts';
import { Spark } from '../shared/spark.tsx';
import { StandingTag, useBounds } from '../shared/standing.tsx';

interface GroupTableProps {
  readonly group: string;
  readonly indicators: readonly Indicator[];
  /** Null while they are read. */
  readonly glances: readonly Glance[] | null;
  readonly days: Days;
}

interface Row {
  readonly indicator: Indicator;
  readonly glance: Glance | null;
}

/** The indicators of one group. */
export function GroupTable({ group, indicators, glances, days }: GroupTableProps) {
  const columns = useColumns(days);
  const nameOf = useGroupName();
  const byCode = new Map((glances ?? []).map((one) => [one.code, one]));
  const rows = indicators.map((indicator) => ({
    indicator,
    glance: byCode.get(indicator.code) ?? null,
  }));
  return (
    <section className="in-group">
      <h2>
        {nameOf(group)} <span className="dk-muted dk-number">{indicators.length}</span>
      </h2>
      <Table<Row>
        rowKey={({ indicator }) => indicator.code}
        size="small"
        columns={columns}
        dataSource={rows}
        loading={glances === null}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
    </section>
  );
}

function useColumns({ from, to }: Days): TableColumnsType<Row> {
  const { t } = useText();
  const say = useSay();
  const bounds = useBounds();
  const nameOf = useNameOf();
  const meaningOf = useMeaningOf();
  return [
    {
      title: t('indicators.list.name'),
      className: 'in-name',
      render: (_, { indicator }) => (
        <>
          <Link to={`/indicators/${indicator.code}?from=${from}&to=${to}`}>
            {nameOf(indicator)}
          </Link>
          {!indicator.active && <StatusTag meaning="neutral">{t('indicators.list.off')}</StatusTag>}
          <p className="dk-muted">{meaningOf(indicator)}</p>
        </>
      ),
    },
    {
      title: t('indicators.list.value'),
      align: 'right',
      width: 140,
      render: (_, { indicator, glance }) => (
        <strong className="dk-number in-value">{say(glance?.value, indicator)}</strong>
      ),
    },
    {
      title: t('indicators.list.change'),
      align: 'right',
      width: 140,
      render: (_, { indicator, glance }) =>
        glance && <Change value={glance.value} before={glance.before} indicator={indicator} />,
    },
    {
      title: t('indicators.list.trend'),
      width: 128,
      render: (_, { glance }) =>
        glance && <Spark values={glance.trend.map(({ value }) => value)} />,
    },
    {
      title: t('indicators.list.standing'),
      width: 220,
      render: (_, { indicator, glance }) => (
        <>
          <StandingTag standing={glance?.standing ?? 'none'} />
          <p className="dk-muted in-bounds">{bounds(indicator)}</p>
        </>
      ),
    },
  ];
}
