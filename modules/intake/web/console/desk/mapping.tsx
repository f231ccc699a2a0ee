import { useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { type BatchView, type FieldMapping, type Mode, modes } from '../../../contract/index.ts';
import { intake, keys, type useResource } from '../shared/clients.ts';
import { MappingTable } from './mapping-table.tsx';

type ResourceOf = NonNullable<ReturnType<typeof useResource>['data']>;

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
      <MappingTable
        columns={batch.columns}
        rows={batch.counts.staged}
        resource={resource}
        mapping={mapping}
        onChange={setMapping}
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
    </section>
  );
}
