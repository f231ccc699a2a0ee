import { useText } from '#ui/i18n/text-provider.tsx';
import type { Indicator } from '../../../contract/index.ts';
import { changeOf } from './say.ts';

interface ChangeProps {
  readonly value: number | null;
  readonly before: number | null;
  readonly indicator: Pick<Indicator, 'unit' | 'direction'>;
}

/** Against the span before: how much, up or down, and whether that is good. */
export function Change({ value, before, indicator }: ChangeProps) {
  const { t } = useText();
  const change = changeOf(value, before, indicator.unit);
  if (!change) return <span className="dk-muted">{t('indicators.change.none')}</span>;
  const by = Math.abs(change.by).toFixed(1);
  const isFlat = by === '0.0';
  const way = isFlat ? 'flat' : change.by > 0 ? 'up' : 'down';
  const isGood = (way === 'up') === (indicator.direction === 'up');
  const tone = isFlat || indicator.direction === 'none' ? '' : isGood ? 'in-good' : 'in-bad';
  return (
    <span className={`in-change ${tone}`}>
      {t(`indicators.change.${change.kind}.${way}`, { by })}
    </span>
  );
}
