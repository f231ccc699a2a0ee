import { Button, Checkbox, Input, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { channels } from '../../../contract/index.ts';
import { CategorySelect } from '../shared/category-select.tsx';
import { dayOf, daysAfter } from '../shared/local-day.ts';
import { useGround, useNameOf } from '../shared/use-names.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { type Narrowing, wide } from './view.ts';
import './filter-panel.css';

interface FilterPanelProps {
  readonly value: Narrowing;
  readonly onChange: (value: Narrowing) => void;
}

type ListKey = 'departmentId' | 'villageId' | 'gridCellId' | 'channel' | 'urgency';

const spans = [0, 6, 29, 364] as const;

/** Everything the list can be narrowed by. */
export function FilterPanel({ value, onChange }: FilterPanelProps) {
  const { t } = useText();
  const ground = useGround();
  const nameOf = useNameOf();
  const set = (change: Partial<Narrowing>): void => onChange({ ...value, ...change });
  const options = (things: readonly { id: string; nameZh: string; nameEn: string }[] | undefined) =>
    (things ?? []).map((one) => ({ value: one.id, label: nameOf(one) }));
  const words = (kind: 'channel' | 'urgency', all: readonly string[]) =>
    all.map((one) => ({ value: one, label: t(`cases.${kind}.${one}`) }));
  const cells = ground.data?.gridCells.filter(
    ({ villageId }) => value.villageId.length === 0 || value.villageId.includes(villageId),
  );
  const select = (key: ListKey, choices: { value: string; label: string }[]) => (
    <label className="cs-filter-field">
      <span>{t(`cases.filter.${key}`)}</span>
      <Select
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        value={[...value[key]]}
        onChange={(chosen: string[]) => set({ [key]: chosen })}
        options={choices}
        loading={ground.isPending}
        placeholder={t('cases.filter.any')}
        showSearch={{ optionFilterProp: 'label' }}
      />
    </label>
  );
  return (
    <div className="cs-filter">
      {select('departmentId', options(ground.data?.departments))}
      <label className="cs-filter-field">
        <span>{t('cases.filter.categoryCode')}</span>
        <CategorySelect
          multiple
          value={value.categoryCode}
          onChange={(categoryCode) => set({ categoryCode })}
        />
      </label>
      {select('villageId', options(ground.data?.villages))}
      {select('gridCellId', options(cells))}
      {select('urgency', words('urgency', ['urgent', 'high', 'normal', 'low']))}
      {select('channel', words('channel', channels))}
      <Days value={value} set={set} />
      <div className="cs-filter-wide dk-row">
        {(['returned', 'reopened', 'extensionAsked'] as const).map((key) => (
          <Checkbox
            key={key}
            checked={value[key]}
            onChange={(event) => set({ [key]: event.target.checked })}
          >
            {t(`cases.filter.${key}`)}
          </Checkbox>
        ))}
        <Button type="link" className="cs-push" onClick={() => onChange({ ...wide, q: value.q })}>
          {t('cases.filter.clear')}
        </Button>
      </div>
    </div>
  );
}

function Days({ value, set }: { value: Narrowing; set: (change: Partial<Narrowing>) => void }) {
  const { t } = useText();
  const now = serverNow();
  return (
    <fieldset className="cs-filter-wide cs-days">
      <legend>{t('cases.filter.days')}</legend>
      <div className="dk-row">
        <Input
          type="date"
          value={value.fromDay}
          max={value.toDay || undefined}
          onChange={(event) => set({ fromDay: event.target.value })}
          aria-label={t('cases.filter.fromDay')}
        />
        –
        <Input
          type="date"
          value={value.toDay}
          min={value.fromDay || undefined}
          onChange={(event) => set({ toDay: event.target.value })}
          aria-label={t('cases.filter.toDay')}
        />
      </div>
      <div className="dk-row">
        {spans.map((days) => (
          <Button
            key={days}
            size="small"
            onClick={() => set({ fromDay: dayOf(daysAfter(now, -days)), toDay: '' })}
          >
            {t(`cases.filter.span.${days}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
