import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { RecordField } from '../../../contract/kinds.ts';
import type { FieldPair, SourceInput, SourceView } from '../../../contract/settings.ts';
import { catalogue, records, usePick } from '../client.ts';
import { SourceDrawer } from './source-drawer.tsx';
import { VersionsDrawer } from './versions-drawer.tsx';

/** What is open beside the table: a form, with an older state in it perhaps, or the versions of a source. */
type Opened =
  | {
      readonly kind: 'form';
      readonly source: SourceView | null;
      readonly start?: Partial<SourceInput>;
    }
  | { readonly kind: 'versions'; readonly source: SourceView };

/** Resources that feed the records: added, changed, switched off with their rows, and taken back to an older state. */
export function SourcesPart({ rows }: { readonly rows: readonly SourceView[] }) {
  const { t } = useText();
  const mayChange = usePermission('records.configure');
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = (): void => setOpened(null);
  return (
    <section>
      <div className="dk-tools">
        <h2 className="dk-grow">{t('records.settings.sources')}</h2>
        {mayChange && (
          <Button
            type="primary"
            icon={<Icon name="plus" />}
            onClick={() => setOpened({ kind: 'form', source: null })}
          >
            {t('records.source.add')}
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <EmptyState icon="link" title={t('records.settings.none')}>
          {t('records.settings.noneText')}
        </EmptyState>
      ) : (
        <SourceTable rows={rows} mayChange={mayChange} onOpen={setOpened} />
      )}
      {opened?.kind === 'form' && (
        <SourceDrawer source={opened.source} start={opened.start} onClose={close} />
      )}
      {opened?.kind === 'versions' && (
        <SourceVersions
          source={opened.source}
          mayChange={mayChange}
          onTake={(start) => setOpened({ kind: 'form', source: opened.source, start })}
          onClose={close}
        />
      )}
    </section>
  );
}

interface SourceTableProps {
  readonly rows: readonly SourceView[];
  readonly mayChange: boolean;
  readonly onOpen: (opened: Opened) => void;
}

function SourceTable({ rows, mayChange, onOpen }: SourceTableProps) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table<SourceView>
      rowKey="id"
      size="small"
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('records.settings.resource'),
          render: (_, row) => (
            <>
              {pick(row.resourceZh, row.resourceEn)}{' '}
              {!row.active && <StatusTag meaning="neutral">{t('records.source.isOff')}</StatusTag>}
            </>
          ),
        },
        { title: t('records.kindLabel'), render: (_, row) => t(`records.kind.${row.kind}`) },
        { title: t('records.settings.role'), render: (_, row) => pick(row.roleZh, row.roleEn) },
        {
          title: t('records.settings.fields'),
          className: 'rc-fields',
          render: (_, { mapping }) =>
            mapping.map(({ field }) => t(`records.field.${field}`)).join('、'),
        },
        {
          title: t('records.settings.rows'),
          align: 'right',
          render: (_, { rowCount }) => rowCount.toLocaleString(),
        },
        {
          title: t('records.settings.readAt'),
          render: (_, { readAt, waiting }) => (
            <>
              {readAt ? <Time at={readAt} /> : t('records.settings.never')}
              {waiting && <span className="rc-origin">{t('records.settings.waiting')}</span>}
            </>
          ),
        },
        {
          title: '',
          key: 'acts',
          render: (_, row) => <SourceActs row={row} mayChange={mayChange} onOpen={onOpen} />,
        },
      ]}
    />
  );
}

function SourceActs({
  row,
  mayChange,
  onOpen,
}: Omit<SourceTableProps, 'rows'> & { readonly row: SourceView }) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const turn = async (): Promise<void> => {
    const { id: sourceId, active, version } = row;
    const body = { active: !active, version };
    await act.run(async () => records.switchSource({ params: { sourceId }, body }));
    await queries.invalidateQueries({ queryKey: ['records'] });
  };
  return (
    <>
      <span className="dk-row">
        {mayChange && (
          <Button type="link" size="small" onClick={() => onOpen({ kind: 'form', source: row })}>
            {t('records.source.change')}
          </Button>
        )}
        <Button type="link" size="small" onClick={() => onOpen({ kind: 'versions', source: row })}>
          {t('records.source.history')}
        </Button>
        {mayChange && (
          <Popconfirm
            title={t(row.active ? 'records.source.offText' : 'records.source.onText')}
            onConfirm={() => void turn()}
          >
            <Button type="link" size="small" loading={act.busy}>
              {t(row.active ? 'records.source.off' : 'records.source.on')}
            </Button>
          </Popconfirm>
        )}
      </span>
      <ErrorNotice error={act.error} />
    </>
  );
}

interface SourceVersionsProps {
  readonly source: SourceView;
  readonly mayChange: boolean;
  readonly onTake: (start: Partial<SourceInput>) => void;
  readonly onClose: () => void;
}

function SourceVersions({ source, mayChange, onTake, onClose }: SourceVersionsProps) {
  const { t } = useText();
  const pick = usePick();
  const resource = useQuery({
    queryKey: ['catalogue', 'one', source.resourceId],
    queryFn: () => catalogue.one({ params: { resourceId: source.resourceId } }),
  });
  /** A column of the resource as people call it; its key where the resource has it no longer. */
  const titleOf = (key: string): string => {
    const field = resource.data?.fields.find((one) => one.key === key);
    return field ? pick(field.titleZh, field.titleEn) : key;
  };
  const sayMapping = (value: unknown): string =>
    (value as readonly FieldPair[])
      .map(
        ({ field, key }) =>
          `${t(`records.field.${field satisfies RecordField}`)} ← ${titleOf(key)}`,
      )
      .join(' · ');
  return (
    <VersionsDrawer
      title={pick(source.resourceZh, source.resourceEn)}
      queryKey={['records', 'sourceVersions', source.id, source.version]}
      read={() => records.sourceVersions({ params: { sourceId: source.id } })}
      fields={[
        { key: 'roleZh', label: t('records.source.roleZh') },
        { key: 'roleEn', label: t('records.source.roleEn') },
        { key: 'mapping', label: t('records.source.mapping'), say: sayMapping },
        { key: 'active', label: t('records.source.active') },
      ]}
      onTake={
        mayChange ? ({ roleZh, roleEn, mapping }) => onTake({ roleZh, roleEn, mapping }) : null
      }
      onClose={onClose}
    />
  );
}
