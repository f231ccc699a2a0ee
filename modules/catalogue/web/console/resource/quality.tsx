import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { QualityDay, Resource, RuleView } from '../../../contract/index.ts';
import { catalogue, keys } from '../clients.tsx';
import { RuleDrawer } from './rule-drawer.tsx';

/** Rules with what they last gave, and the days before. */
export function Quality({ resource }: { resource: Resource }) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const act = useAct();
  const [open, setOpen] = useState<RuleView | 'new' | null>(null);
  const params = { resourceId: resource.id };
  const quality = useQuery({
    queryKey: keys.quality(resource.id),
    queryFn: () => catalogue.quality({ params }),
  });
  const renew = () => queries.invalidateQueries({ queryKey: keys.all });
  const measure = () =>
    act.run(async () => {
      const { day } = await catalogue.measure({ params });
      if (!day) void message.info(t('catalogue.quality.nothing'));
      await renew();
    });
  if (quality.isError)
    return <ErrorState error={quality.error} onRetry={() => void quality.refetch()} />;
  if (!quality.data) return <Loading lines={6} />;
  const { rules, days } = quality.data;
  return (
    <>
      <div className="dk-tools">
        <span className="dk-grow dk-muted">{t('catalogue.quality.lead')}</span>
        {resource.own && (
          <>
            <Button loading={act.busy} onClick={() => void measure()}>
              {t('catalogue.quality.measure')}
            </Button>
            <Button icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
              {t('catalogue.quality.add')}
            </Button>
          </>
        )}
      </div>
      {resource.kind === 'inPlace' && <p className="dk-note">{t('catalogue.inPlace.measured')}</p>}
      <ErrorNotice error={act.error} />
      {rules.length === 0 ? (
        <EmptyState icon="check" title={t('catalogue.quality.none')} />
      ) : (
        <Rules rules={rules} newest={days[0]} {...(resource.own ? { onOpen: setOpen } : {})} />
      )}
      {days.length > 0 && <History days={days} />}
      {open && (
        <RuleDrawer
          resource={resource}
          rule={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            void renew();
          }}
        />
      )}
    </>
  );
}

interface RulesProps {
  readonly rules: readonly RuleView[];
  readonly newest: QualityDay | undefined;
  readonly onOpen?: (rule: RuleView) => void;
}

function Rules({ rules, newest, onOpen }: RulesProps) {
  const { t } = useText();
  const resultOf = (id: string) => newest?.results.find(({ ruleId }) => ruleId === id);
  const columns: TableColumnsType<RuleView> = [
    {
      title: t('catalogue.quality.rule'),
      render: (_, rule) =>
        onOpen ? (
          <Button type="link" className="ca-link" onClick={() => onOpen(rule)}>
            {rule.title}
          </Button>
        ) : (
          rule.title
        ),
    },
    {
      title: t('catalogue.quality.kind'),
      render: (_, rule) => t(`catalogue.ruleKinds.${rule.kind}`),
    },
    {
      title: t('catalogue.quality.least'),
      align: 'right',
      render: (_, rule) => `${Math.round(rule.leastShare * 1000) / 10}%`,
    },
    {
      title: t('catalogue.quality.now'),
      render: (_, rule) => {
        const result = resultOf(rule.id);
        if (!result) return <span className="dk-muted">{t('catalogue.notMeasured')}</span>;
        const share =
          result.checked === 0 ? 100 : ((result.checked - result.failed) / result.checked) * 100;
        return (
          <StatusTag meaning={result.passes ? 'ok' : 'warning'}>
            <span className="dk-number">{`${share.toFixed(1)}%`}</span>
          </StatusTag>
        );
      },
    },
    {
      title: t('catalogue.quality.failed'),
      align: 'right',
      render: (_, rule) => resultOf(rule.id)?.failed.toLocaleString('en-US'),
    },
    {
      title: t('catalogue.quality.case'),
      render: (_, rule) =>
        rule.caseId && <Link to={`/cases/${rule.caseId}`}>{rule.caseNumber}</Link>,
    },
  ];
  return (
    <Table<RuleView>
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={[...rules]}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}

function History({ days }: { days: readonly QualityDay[] }) {
  const { t } = useText();
  const columns: TableColumnsType<QualityDay> = [
    { title: t('catalogue.quality.day'), dataIndex: 'day' },
    {
      title: t('catalogue.score'),
      align: 'right',
      render: (_, { score }) => <span className="dk-number">{score.toFixed(1)}</span>,
    },
    {
      title: t('catalogue.rows'),
      align: 'right',
      render: (_, { rows }) => rows.toLocaleString('en-US'),
    },
    {
      title: t('catalogue.quality.broken'),
      render: (_, { results }) =>
        results
          .filter(({ passes }) => !passes)
          .map(({ title }) => title)
          .join('、') || '—',
    },
    {
      title: t('catalogue.quality.measuredAt'),
      render: (_, { measuredAt }) => <Time at={measuredAt} />,
    },
  ];
  return (
    <>
      <h2 className="ca-sub">{t('catalogue.quality.history')}</h2>
      <Table<QualityDay>
        rowKey="day"
        size="small"
        columns={columns}
        dataSource={[...days]}
        pagination={{ pageSize: 14, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
      />
    </>
  );
}
