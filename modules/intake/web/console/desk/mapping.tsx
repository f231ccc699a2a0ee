import { useQueryClient } from '@tanstack/react-query';
import { Button, Select, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import {
  type BatchView,
  type ColumnProfile,
  type FieldMapping,
  type Mode,
  modes,
  usual,
} from '../../../contract/index.ts';
import { intake, keys, type useResource } from '../shared/clients.ts';
import { RulesDrawer } from './rules-drawer.tsx';

type ResourceOf = NonNullable<ReturnType<typeof useResource>['data']>;
type FieldOf = ResourceOf['fields'][number];

interface MappingProps {
  readonly batch: BatchView;
  readonly resource: ResourceOf;
  readonly onChecked: () => void;
}

/** Which column feeds which field: suggested, with samples, changed here. */
export function Mapping({ batch, resource, onChecked }: MappingProps) {
  const { t } = useText();
  const act = useAct();
  const queries = useQueryClient();
  const [mapping, setMapping] = useState<FieldMapping[]>(() =>
    batch.mapping.filter(
      ({ column }) => column === null || batch.columns.some(({ title }) => title === column),
    ),
  );
  const [mode, setMode] = useState<Mode>(batch.mode);
  const [ruled, setRuled] = useState<FieldOf | null>(null);
  const columns = useColumns({ batch, mapping, onChange: setMapping, onRules: setRuled });
  const lost = batch.mapping.filter(
    ({ column }) => column !== null && !batch.columns.some(({ title }) => title === column),
  );
  const missing = resource.fields.filter(
    ({ key, required }) => required && !mapping.some(({ field }) => field === key),
  );
  const check = () =>
    act.run(async () => {
      const next = await intake.check({ params: { batchId: batch.id }, body: { mapping, mode } });
      queries.setQueryData(keys.batch(batch.id), next);
      onChecked();
    });
  const current = ruled && mapping.find(({ field }) => field === ruled.key);
  return (
    <section className="in-part" aria-label={t('intake.mapping.title')}>
      <h2>{t('intake.mapping.title')}</h2>
      <p className="dk-muted">
        {t('intake.mapping.lead', { columns: batch.columns.length, rows: batch.counts.staged })}
      </p>
      {lost.length > 0 && (
        <p className="in-warn">
          {t('intake.mapping.lost', { columns: lost.map(({ column }) => column ?? '').join('、') })}
        </p>
      )}
      <Table<FieldOf>
        rowKey="key"
        size="small"
        columns={columns}
        dataSource={[...resource.fields]}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
      <div className="dk-tools in-foot">
        <label htmlFor="in-mode">{t('intake.mode.label')}</label>
        <Select
          id="in-mode"
          value={mode}
          onChange={setMode}
          options={modes.map((value) => ({ value, label: t(`intake.mode.${value}`) }))}
        />
        <span className="dk-grow dk-muted">{t(`intake.mode.hint.${mode}`)}</span>
        {missing.length > 0 && (
          <StatusTag meaning="warning">
            {t('intake.mapping.missing', {
              fields: missing.map(({ titleZh }) => titleZh).join('、'),
            })}
          </StatusTag>
        )}
        <Button
          type="primary"
          loading={act.busy}
          disabled={mapping.length === 0}
          onClick={() => void check()}
        >
          {t('intake.mapping.check')}
        </Button>
      </div>
      <ErrorNotice error={act.error} />
      {ruled && current && (
        <RulesDrawer
          field={ruled}
          mapping={current}
          onClose={() => setRuled(null)}
          onSave={(next) => {
            setMapping((old) => old.map((one) => (one.field === next.field ? next : one)));
            setRuled(null);
          }}
        />
      )}
    </section>
  );
}

interface ColumnsOf {
  readonly batch: BatchView;
  readonly mapping: readonly FieldMapping[];
  readonly onChange: (change: (old: FieldMapping[]) => FieldMapping[]) => void;
  readonly onRules: (field: FieldOf) => void;
}

function useColumns({ batch, mapping, onChange, onRules }: ColumnsOf): TableColumnsType<FieldOf> {
  const { t, locale } = useText();
  const byTitle = useMemo(
    () => new Map(batch.columns.map((one) => [one.title, one])),
    [batch.columns],
  );
  const of = (key: string) => mapping.find(({ field }) => field === key);
  const choose = (key: string, column: string | undefined): void =>
    onChange((old) => {
      const rest = old.filter(({ field }) => field !== key);
      const known = old.find(({ field }) => field === key);
      return column === undefined
        ? rest
        : [...rest, { ...usual, ...known, field: key, column, constant: null }];
    });
  const options = batch.columns.map(({ title }) => ({ value: title, label: title }));
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
      render: (_, field) => (
        <Holds column={byTitle.get(of(field.key)?.column ?? '')} rows={batch.counts.staged} />
      ),
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
