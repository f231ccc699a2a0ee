import { Button, Input, InputNumber, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { type MarketRule, useWeekdays } from './use-calendar.ts';
import { useSayRule } from './use-say-rule.ts';

interface MarketRulesProps {
  readonly rules: readonly MarketRule[];
  readonly onChange: (rules: MarketRule[]) => void;
}

const starts: Readonly<Record<MarketRule['kind'], MarketRule>> = {
  lunarEndings: { kind: 'lunarEndings', endings: [3, 8] },
  solarEndings: { kind: 'solarEndings', endings: [5, 0] },
  everyDays: { kind: 'everyDays', everyDays: 5, anchorDate: '2026-01-01' },
  weekdays: { kind: 'weekdays', weekdays: [6] },
};

/** Rules of the market days; a day is a market day when any of them says so. */
export function MarketRules({ rules, onChange }: MarketRulesProps) {
  const { t } = useText();
  const sayRule = useSayRule();
  const change = (at: number, rule: MarketRule): void =>
    onChange(rules.map((one, index) => (index === at ? rule : one)));
  return (
    <div className="dk-stack">
      {rules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rules may be equal while being typed.
        <div key={index}>
          <div className="dk-row">
            <Select<MarketRule['kind']>
              style={{ width: 170 }}
              value={rule.kind}
              aria-label={t('calendar.market.kind')}
              onChange={(kind) => change(index, starts[kind])}
              options={(Object.keys(starts) as MarketRule['kind'][]).map((value) => ({
                value,
                label: t(`calendar.market.${value}`),
              }))}
            />
            <RuleFields rule={rule} onChange={(next) => change(index, next)} />
            <Button
              type="text"
              danger
              icon={<Icon name="trash" />}
              aria-label={t('calendar.market.remove')}
              onClick={() => onChange(rules.filter((_, other) => other !== index))}
            />
          </div>
          <p className="dk-muted">{sayRule(rule)}</p>
        </div>
      ))}
      <Button
        type="dashed"
        icon={<Icon name="plus" />}
        onClick={() => onChange([...rules, starts.lunarEndings])}
      >
        {t('calendar.market.add')}
      </Button>
    </div>
  );
}

interface RuleFieldsProps {
  readonly rule: MarketRule;
  readonly onChange: (rule: MarketRule) => void;
}

function RuleFields({ rule, onChange }: RuleFieldsProps) {
  const { t } = useText();
  const weekdays = useWeekdays();
  const label = t('calendar.market.days');
  const shared = { mode: 'multiple' as const, style: { minWidth: 180 }, 'aria-label': label };
  if (rule.kind === 'everyDays') {
    return (
      <>
        <InputNumber
          min={1}
          max={60}
          value={rule.everyDays}
          aria-label={t('calendar.market.everyDays')}
          onChange={(days) => onChange({ ...rule, everyDays: days ?? rule.everyDays })}
        />
        <Input
          type="date"
          style={{ width: 150 }}
          value={rule.anchorDate}
          aria-label={t('calendar.market.anchor')}
          onChange={(event) => onChange({ ...rule, anchorDate: event.target.value })}
        />
      </>
    );
  }
  if (rule.kind === 'weekdays') {
    return (
      <Select
        {...shared}
        value={[...rule.weekdays]}
        onChange={(days: number[]) => onChange({ ...rule, weekdays: days })}
        options={weekdays.map(({ day, name }) => ({ value: day as number, label: name }))}
      />
    );
  }
  return (
    <Select
      {...shared}
      value={[...rule.endings]}
      onChange={(endings: number[]) => onChange({ ...rule, endings })}
      options={[1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map((value) => ({ value, label: String(value) }))}
    />
  );
}
