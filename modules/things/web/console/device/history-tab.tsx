import { Button, Segmented, Select, Switch } from 'antd';
import { useState } from 'react';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Property, ThingDetail } from '../../../contract/index.ts';
import { useNameOf } from '../use-things.ts';
import { NumberHistory } from './number-history.tsx';
import { type Asked, lastHours, observations } from './use-observations.ts';
import { ValueHistory } from './value-history.tsx';

const spans = [6, 24, 72, 168, 720] as const;

interface HistoryTabProps {
  readonly thing: ThingDetail;
  /** The property that is looked at; null: the first of the model. */
  readonly property: string | null;
  readonly onProperty: (key: string) => void;
}

/** The course of one property: numbers as a chart with its table, everything else as a list. */
export function HistoryTab({ thing, property, onProperty }: HistoryTabProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const [hours, setHours] = useState<number>(24);
  const [isAll, setAll] = useState(false);
  const { properties } = thing.model;
  const chosen = properties.find(({ key }) => key === property) ?? properties[0];
  if (!chosen) return <EmptyState icon="chart" title={t('things.values.noProperties')} />;
  const asked: Asked = { key: chosen.key, hours, quality: isAll ? 'all' : 'N' };
  return (
    <div className="dk-stack">
      <div className="dk-tools">
        <Select
          style={{ width: 200 }}
          value={chosen.key}
          onChange={onProperty}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('things.values.property')}
          options={properties.map((one) => ({ value: one.key, label: nameOf(one) }))}
        />
        <Segmented<number>
          value={hours}
          onChange={setHours}
          options={spans.map((value) => ({ value, label: t(`things.span.${value}`) }))}
        />
        {isNumeric(chosen) && (
          <label className="dk-row">
            <Switch size="small" checked={isAll} onChange={setAll} />
            {t('things.values.allQualities')}
          </label>
        )}
        <span className="th-push">
          <Exports thing={thing} asked={asked} />
        </span>
      </div>
      {isNumeric(chosen) ? (
        <NumberHistory thingId={thing.id} property={chosen} asked={asked} />
      ) : (
        <ValueHistory thingId={thing.id} property={chosen} asked={asked} />
      )}
    </div>
  );
}

function isNumeric({ type }: Property): boolean {
  return type === 'number' || type === 'integer';
}

/** All properties of the span as a file. */
function Exports({ thing, asked }: { thing: ThingDetail; asked: Asked }) {
  const { t } = useText();
  const mayExport = usePermission('observations.export');
  const act = useAct();
  if (!mayExport) return null;
  const keys = thing.model.properties.map(({ key }) => key).join(',');
  const input = { params: { thingId: thing.id }, query: { keys, ...lastHours(asked.hours) } };
  const download = async (format: 'csv' | 'parquet'): Promise<unknown> =>
    act.run(async () =>
      saveFile(
        await (format === 'csv'
          ? observations.exportCsv(input)
          : observations.exportParquet(input)),
      ),
    );
  return (
    <span className="dk-row">
      <ErrorNotice error={act.error} />
      <Button
        icon={<Icon name="download" />}
        loading={act.busy}
        title={t('things.values.export')}
        onClick={() => void download('csv')}
      >
        CSV
      </Button>
      <Button loading={act.busy} onClick={() => void download('parquet')}>
        Parquet
      </Button>
    </span>
  );
}
