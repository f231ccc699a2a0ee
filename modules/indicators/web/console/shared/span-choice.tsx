import { Input, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { dayOf, type Days, daysOf, presetOf, presets, type Preset } from './days.ts';

/** The span of the page's address; the last 30 days when it names none. */
export function useDays(): readonly [days: Days, set: (days: Days) => void] {
  const [search, setSearch] = useSearchParams();
  const usual = daysOf('30', dayOf(serverNow()));
  const days = { from: search.get('from') ?? usual.from, to: search.get('to') ?? usual.to };
  const set = ({ from, to }: Days): void =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        next.set('from', from);
        next.set('to', to);
        return next;
      },
      { replace: true },
    );
  return [days, set];
}

interface SpanChoiceProps {
  readonly days: Days;
  readonly onChange: (days: Days) => void;
}

/** A usual span, or days of one's own. */
export function SpanChoice({ days, onChange }: SpanChoiceProps) {
  const { t } = useText();
  const today = dayOf(serverNow());
  const preset = presetOf(days, today);
  return (
    <span className="dk-row in-span">
      <Select<Preset | 'own'>
        aria-label={t('indicators.span.label')}
        value={preset ?? 'own'}
        onChange={(chosen) => chosen !== 'own' && onChange(daysOf(chosen, today))}
        options={[...presets, ...(preset ? [] : (['own'] as const))].map((value) => ({
          value,
          label: t(`indicators.span.${value}`),
        }))}
      />
      <Input
        type="date"
        aria-label={t('indicators.span.from')}
        value={days.from}
        onChange={({ target: { value } }) => value && onChange({ ...days, from: value })}
      />
      <Input
        type="date"
        aria-label={t('indicators.span.to')}
        value={days.to}
        onChange={({ target: { value } }) => value && onChange({ ...days, to: value })}
      />
    </span>
  );
}
