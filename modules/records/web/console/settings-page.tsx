import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { PrecedenceView, SourceView, StateView } from '../../contract/shapes.ts';
import { records, usePick } from './client.ts';
import { RecordsNav, useStanding } from './records-nav.tsx';
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
      {sources.data?.length === 0 && (
        <EmptyState icon="link" title={t('records.settings.none')}>
          {t('records.settings.noneText')}
        </EmptyState>
      )}
      {sources.data && sources.data.length > 0 && <Sources rows={sources.data} />}
      {sources.data && precedence.data && precedence.data.length > 0 && (
        <Precedence rows={precedence.data} sources={sources.data} />
      )}
      {standing.data && standing.data.learned.length > 0 && <Learned state={standing.data} />}
    </>
  );
}

function Sources({ rows }: { readonly rows: readonly SourceView[] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <section>
      <h2>{t('records.settings.sources')}</h2>
      <Table<SourceView>
        rowKey="id"
        size="small"
        dataSource={[...rows]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t('records.settings.resource'),
            render: (_, row) => pick(row.resourceZh, row.resourceEn),
          },
          {
            title: t('records.kindLabel'),
            render: (_, row) => t(`records.kind.${row.kind}`),
          },
          {
            title: t('records.settings.role'),
            render: (_, row) => pick(row.roleZh, row.roleEn),
          },
          {
            title: t('records.settings.fields'),
            render: (_, { mapping }) =>
              mapping.map(({ field }) => t(`records.field.${field}`)).join('、'),
          },
          { title: t('records.settings.rows'), align: 'right', dataIndex: 'rowCount' },
          {
            title: t('records.settings.readAt'),
            render: (_, { readAt, waiting }) => (
              <>
                {readAt ? <Time at={readAt} /> : t('records.settings.never')}
                {waiting && <span className="rc-origin">{t('records.settings.waiting')}</span>}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

interface PrecedenceProps {
  readonly rows: readonly PrecedenceView[];
  readonly sources: readonly SourceView[];
}

function Precedence({ rows, sources }: PrecedenceProps) {
  const { t } = useText();
  return (
    <section>
      <h2>{t('records.settings.precedence')}</h2>
      <p className="dk-muted">{t('records.settings.precedenceText')}</p>
      <Table<PrecedenceView>
        rowKey={({ kind, field }) => `${kind}.${field}`}
        size="small"
        dataSource={[...rows]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('records.kindLabel'), render: (_, row) => t(`records.kind.${row.kind}`) },
          {
            title: t('records.pair.field'),
            render: (_, row) => t(`records.field.${row.field}`),
          },
          {
            title: t('records.settings.order'),
            render: (_, row) => <Order row={row} sources={sources} />,
          },
        ]}
      />
    </section>
  );
}

function Order({
  row,
  sources,
}: {
  readonly row: PrecedenceView;
  readonly sources: readonly SourceView[];
}) {
  const { t } = useText();
  const pick = usePick();
  const queries = useQueryClient();
  const act = useAct();
  const mayChange = usePermission('records.configure');
  const { kind, field, version, resourceCodes } = row;
  const nameOf = (code: string): string => {
    const source = sources.find(({ resourceCode }) => resourceCode === code);
    return source ? pick(source.resourceZh, source.resourceEn) : code;
  };
  const forward = async (at: number): Promise<void> => {
    const next = [...resourceCodes];
    next.splice(at - 1, 2, ...next.slice(at - 1, at + 1).reverse());
    const body = { resourceCodes: next, version };
    await act.run(async () => records.savePrecedence({ params: { kind, field }, body }));
    await queries.invalidateQueries({ queryKey: ['records'] });
  };
  return (
    <>
      <ol className="rc-order">
        {resourceCodes.map((code, at) => (
          <li key={code}>
            {at + 1}. {nameOf(code)}
            {mayChange && at > 0 && (
              <Button
                type="text"
                size="small"
                loading={act.busy}
                icon={<Icon name="back" />}
                aria-label={t('records.settings.forward', { source: nameOf(code) })}
                onClick={() => void forward(at)}
              />
            )}
          </li>
        ))}
      </ol>
      <ErrorNotice error={act.error} />
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
