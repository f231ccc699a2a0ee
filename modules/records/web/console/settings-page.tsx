import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { StateView } from '../../contract/shapes.ts';
import { records } from './client.ts';
import { RecordsNav, useStanding } from './records-nav.tsx';
import { PrecedencePart } from './sources/precedence-part.tsx';
import { SourcesPart } from './sources/sources-part.tsx';
import './records.css';

/** Which resources feed the records, whose word goes first, and what the resolution has learned. */
export default function SettingsPage() {
  const { t } = useText();
  const standing = useStanding();
  const sources = useQuery({
    queryKey: ['records', 'sources'],
    queryFn: async () => (await records.sources({})).items,
  });
  const precedence = useQuery({
    queryKey: ['records', 'precedence'],
    queryFn: async () => (await records.precedence({})).items,
  });
  const failed = [sources, precedence, standing].find(({ isError }) => isError);
  return (
    <>
      <PageHead title={t('records.nav.settings')} lead={t('records.settings.lead')} />
      <RecordsNav />
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && (sources.isPending || precedence.isPending) && <Loading lines={8} />}
      {sources.data && <SourcesPart rows={sources.data} />}
      {sources.data && precedence.data && precedence.data.length > 0 && (
        <PrecedencePart rows={precedence.data} sources={sources.data} />
      )}
      {standing.data && standing.data.learned.length > 0 && <Learned state={standing.data} />}
    </>
  );
}

function Learned({ state }: { readonly state: StateView }) {
  const { t } = useText();
  const rows = state.learned.flatMap(({ field, levels }) =>
    levels.map((level) => ({ ...level, field, key: `${field}.${level.level}` })),
  );
  return (
    <section>
      <h2>{t('records.settings.learned')}</h2>
      <p className="dk-muted">{t('records.settings.learnedText', { judged: state.judged })}</p>
      <Table
        rowKey="key"
        size="small"
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('records.pair.field'), render: (_, row) => t(`records.field.${row.field}`) },
          { title: t('records.pair.why'), render: (_, row) => t(`records.level.${row.level}`) },
          {
            title: t('records.settings.amongSame'),
            align: 'right',
            render: (_, row) => share(row.same),
          },
          {
            title: t('records.settings.amongDifferent'),
            align: 'right',
            render: (_, row) => share(row.different),
          },
          {
            title: t('records.settings.weight'),
            align: 'right',
            render: (_, row) => row.weight.toFixed(1),
          },
        ]}
      />
    </section>
  );
}

/** A share as people read it: 93.7%, 0.0031%. */
function share(value: number): string {
  return `${Number((value * 100).toPrecision(3))}%`;
}
