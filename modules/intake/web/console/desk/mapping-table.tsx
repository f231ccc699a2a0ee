import { Button, Select, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { type ColumnProfile, type FieldMapping, usual } from '../../../contract/index.ts';
import type { useResource } from '../shared/clients.ts';
import { RulesDrawer } from './rules-drawer.tsx';

type ResourceOf = NonNullable<ReturnType<typeof useResource>['data']>;
type FieldOf = ResourceOf['fields'][number];

interface MappingTableProps {
  readonly columns: readonly ColumnProfile[];
  /** That the columns were profiled over. */
  readonly rows: number;
  readonly resource: ResourceOf;
  readonly mapping: readonly FieldMapping[];
  readonly onChange: (change: (old: FieldMapping[]) => FieldMapping[]) => void;
  /** A column that is chosen is taken as it is, without repairs. */
  readonly asIs?: boolean;
  /** Fields by which the source itself judges conditions; left out where rows are brought in. */
  readonly judgedThere?: readonly string[];
}

/** Which column feeds which field, with what it holds and with rules. */
export function MappingTable(props: MappingTableProps) {
  const { resource, mapping, onChange } = props;
  const [ruled, setRuled] = useState<FieldOf | null>(null);
  const columns = useColumns({ ...props, onRules: setRuled });
  const current = ruled && mapping.find(({ field }) => field === ruled.key);
  return (
    <>
      <Table<FieldOf>
        rowKey="key"
        size="small"
        columns={columns}
        dataSource={[...resource.fields]}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
      {ruled && current && (
        <RulesDrawer
          field={ruled}
          mapping={current}
          onClose={() => setRuled(null)}
          onSave={(next) => {
            onChange((old) => old.map((one) => (one.field === next.field ? next : one)));
            setRuled(null);
          }}
        />
      )}
    </>
  );
}

interface ColumnsOf extends MappingTableProps {
  readonly onRules: (field: FieldOf) => void;
}

function useColumns(given: ColumnsOf): TableColumnsType<FieldOf> {
  const { columns, rows, mapping, onChange, onRules, judgedThere } = given;
  const { t, locale } = useText();
  const byTitle = useMemo(() => new Map(columns.map((one) => [one.title, one])), [columns]);
  const fresh = given.asIs ? { repairs: [] } : {};
  const of = (key: string) => mapping.find(({ field }) => field === key);
  const choose = (key: string, column: string | undefined): void =>
    onChange((old) => {
      const rest = old.filter(({ field }) => field !== key);
      const known = old.find(({ field }) => field === key);
      return column === undefined
        ? rest
        : [...rest, { ...usual, ...fresh, ...known, field: key, column, constant: null }];
    });
  const options = columns.map(({ title }) => ({ value: title, label: title }));
  return [
    {
      title: t('intake.mapping.field'),
      render: (_, field) => (
        <>
          {locale === 'en' ? field.titleEn || field.titleZh : field.titleZh}
          {field.required && <span className="in-required"> *</span>}
          <div className="dk-muted">{t(`intake.types.${field.format ?? field.type}`)}</div>
        </>
      ),
    },
    {
      title: t('intake.mapping.column'),
      width: 240,
      render: (_, field) => (
        <Select
          className="in-column"
          showSearch
          allowClear
          aria-label={t('intake.mapping.columnOf', { field: field.titleZh })}
          placeholder={t('intake.mapping.none')}
          value={of(field.key)?.column ?? null}
          onChange={(column: string | undefined) => choose(field.key, column)}
          options={options}
        />
      ),
    },
    {
      title: t('intake.mapping.holds'),
      render: (_, field) => <Holds column={byTitle.get(of(field.key)?.column ?? '')} rows={rows} />,
    },
    {
      title: t('intake.mapping.samples'),
      render: (_, field) => (
        <span className="in-samples">
          {byTitle
            .get(of(field.key)?.column ?? '')
            ?.samples.slice(0, 3)
            .join(' ; ')}
        </span>
      ),
    },
    ...(judgedThere
      ? [
          {
            title: t('intake.inPlace.judged'),
            render: (_: unknown, field: FieldOf) => (
              <span className="dk-muted">
                {of(field.key) &&
                  t(`intake.inPlace.judges.${judgedThere.includes(field.key) ? 'there' : 'here'}`)}
              </span>
            ),
          },
        ]
      : []),
    {
      title: t('intake.mapping.rules'),
      render: (_, field) =>
        of(field.key) && (
          <Button
            type="text"
            size="small"
            icon={<Icon name="settings" size={16} />}
            aria-label={t('intake.rules.title', { field: field.titleZh })}
            onClick={() => onRules(field)}
          />
        ),
    },
  ];
}

function Holds({ column, rows }: { column: ColumnProfile | undefined; rows: number }) {
  const { t } = useText();
  if (!column) return null;
  const share = Math.round(column.share * 100);
  return (
    <span className="dk-muted">
      {t(`intake.looks.${column.looksLike}`)}
      {share < 100 && ` ${share}%`}
      {column.missing > 0 &&
        ` · ${t('intake.mapping.empty', { share: Math.max(1, Math.round((column.missing / Math.max(1, rows)) * 100)) })}`}
    </span>
  );
}
