import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { FactName, Indicator, Subject } from '../../../contract/index.ts';
import { indicators, keys, useFacts, useNameOf, useValues } from '../shared/clients.ts';
import type { Days } from '../shared/days.ts';
import { useSay } from '../shared/say.ts';
import { queryOf, type Where } from './where.ts';

interface WhereFromProps {
  readonly indicator: Indicator;
  readonly days: Days;
  readonly where: Where | null;
}

/** The very rows behind the number, within the reader's reach. */
export function WhereFrom({ indicator, days, where }: WhereFromProps) {
  const { t } = useText();
  const facts = useFacts();
  const sources = useValues(indicator.code, queryOf(days, where, 'nothing')).data?.sources ?? [];
  const [chosen, choose] = useState('');
  const source = sources.includes(chosen) ? chosen : (sources[0] ?? '');
  const title = useSourceTitle();
  const about = facts.data?.find(({ name }) => name === `${source}.n`);
  return (
    <section className="dk-card">
      <div className="in-head">
        <h2>{t('indicators.from.title')}</h2>
        {sources.length > 1 && (
          <Segmented
            aria-label={t('indicators.from.source')}
            value={source}
            onChange={choose}
            options={sources.map((value) => ({ value, label: title(facts.data, value) }))}
          />
        )}
      </div>
      {indicator.isLive && <p className="dk-muted">{t('indicators.from.live')}</p>}
      {about && <Meaning about={about} />}
      {source !== '' && (
        <Rows
          key={source}
          indicator={indicator}
          source={source}
          facts={facts.data ?? []}
          {...{ days, where }}
        />
      )}
    </section>
  );
}

function Meaning({ about }: { readonly about: FactName }) {
  const { t, locale } = useText();
  return (
    <p className="dk-muted">
      {locale === 'en' ? about.meaningEn : about.meaningZh} {t('indicators.from.reach')}
    </p>
  );
}

/** What a source is called: the first half of the title of its count. */
function useSourceTitle() {
  const { locale } = useText();
  return (facts: readonly FactName[] | undefined, source: string): string => {
    const found = facts?.find(({ name }) => name === `${source}.n`);
    const title = locale === 'en' ? found?.titleEn : found?.titleZh;
    return title?.split(' · ')[0] ?? source;
  };
}

interface RowsProps extends WhereFromProps {
  readonly source: string;
  readonly facts: readonly FactName[];
}

function Rows({ indicator, source, facts, days, where }: RowsProps) {
  const { t } = useText();
  const columns = useColumns(source, facts);
  const query = { ...queryOf(days, where, 'nothing'), source, limit: 20 };
  const pages = useInfiniteQuery({
    queryKey: [...keys.all, 'subjects', indicator.code, query],
    queryFn: ({ pageParam }) =>
      indicators.subjects({
        params: { code: indicator.code },
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (pages.isPending) return <Loading lines={6} />;
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <EmptyState icon="search" title={t('indicators.from.none')} />;
  return (
    <>
      <Table<Subject>
        rowKey={({ rowId, at }) => `${rowId} ${at}`}
        size="small"
        pagination={false}
        columns={columns}
        dataSource={rows}
        scroll={{ x: 'max-content' }}
      />
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('indicators.from.more')}
        </Button>
      )}
    </>
  );
}

function useColumns(source: string, facts: readonly FactName[]): TableColumnsType<Subject> {
  const { t } = useText();
  const nameOf = useNameOf();
  const own = facts.filter(({ name }) => name.startsWith(`${source}.`) && !name.endsWith('.n'));
  const dimensions = facts.find(({ name }) => name === `${source}.n`)?.dimensions ?? [];
  return [
    { title: t('indicators.from.at'), width: 130, render: (_, { at }) => <Time at={at} /> },
    {
      title: t('indicators.from.subject'),
      render: (_, row) => <Link to={row.path}>{nameOf(row) || t('indicators.from.unnamed')}</Link>,
    },
    ...dimensions
      .filter((dimension) => dimension !== 'gridCell')
      .map((dimension) => ({
        title: t(`indicators.dimension.${dimension}`),
        render: (_: unknown, { parts }: Subject) => {
          const part = parts.find((one) => one.dimension === dimension);
          return part ? nameOf(part) : '—';
        },
      })),
    {
      title: t('indicators.from.measures'),
      render: (_, { measures }) => <Measures measures={measures} facts={own} />,
    },
  ];
}

interface MeasuresProps {
  readonly measures: Subject['measures'];
  readonly facts: readonly FactName[];
}

/** What of a row was counted: what is not nothing, in words. */
function Measures({ measures, facts }: MeasuresProps) {
  const { locale } = useText();
  const say = useSay();
  const named = new Map(facts.map((fact) => [fact.name, fact]));
  const words = [...named.values()].flatMap(({ name, unit, titleZh, titleEn }) => {
    const value = measures[name.slice(name.lastIndexOf('.') + 1)];
    if (value === undefined || value === null || value === 0) return [];
    const title = (locale === 'en' ? titleEn : titleZh).split(' · ').slice(1).join(' · ');
    if (unit === '1' && value === 1) return [title];
    if (unit === 's') return [`${title} ${say(value / 3600, { unit: 'h', decimals: 1 })}`];
    const decimals = Number.isInteger(value) ? 0 : 1;
    return [`${title} ${say(value, { unit, decimals })}`];
  });
  return <span className="dk-muted">{words.join(locale === 'en' ? ', ' : '、')}</span>;
}
