import type { Series } from '#modules/cockpit/contract/index.ts';
import type { Indicator } from '#modules/indicators/contract/index.ts';
import { Icon, type IconName, type Meaning, useText } from '#ui/index.ts';
import type { TileProps } from '../tile-props.ts';
import { unitOf, withUnit } from '../titles.ts';
import { useRolling } from '../use-rolling.ts';
import { type Change, changeOf, judge, sayValue } from '../words.ts';
import { Spark } from './spark.tsx';

const icons: Readonly<Record<Meaning, IconName>> = {
  ok: 'checkCircle',
  notice: 'info',
  warning: 'warning',
  urgent: 'urgent',
};

/** One number: how much, how it stands to its target, how it was before, the last days. */
export default function NumberTile({ answer, indicators }: TileProps) {
  const { t } = useText();
  const [series] = answer.series;
  const indicator = indicators.get(series?.code ?? '');
  if (!series || !indicator) return null;
  const value = series.values[0]?.value ?? null;
  return (
    <div className="ck-number">
      <div className="ck-number-main">
        <Rolling value={value} indicator={indicator} />
        {value === null ? (
          <p className="ck-why">{t('cockpit.noValue')}</p>
        ) : (
          <p className="ck-number-notes">
            <Verdict value={value} indicator={indicator} />
            <Compared series={series} value={value} indicator={indicator} />
          </p>
        )}
      </div>
      <Spark values={series.spark} />
    </div>
  );
}

function Rolling({ value, indicator }: { value: number | null; indicator: Indicator }) {
  const { t } = useText();
  const shown = useRolling(value);
  const unit = unitOf(indicator, t);
  const bound = indicator.target ?? indicator.warning;
  const sign = indicator.direction === 'up' ? '≥' : '≤';
  return (
    <p className="ck-figure" aria-live="polite" data-value={value ?? ''}>
      <span aria-hidden="true">{sayValue(shown, indicator)}</span>
      <small>
        {unit && value !== null && <span aria-hidden="true">{unit}</span>}
        {bound !== null && indicator.direction !== 'none' && (
          <span className="ck-bound">
            {t('cockpit.target', { bound: `${sign} ${sayValue(bound, indicator)}` })}
          </span>
        )}
      </small>
      <span className="zs-hidden">{withUnit(value, indicator, t)}</span>
    </p>
  );
}

/** How the value stands to its bounds, in words and with an icon; nothing where there are none. */
function Verdict({ value, indicator }: { value: number; indicator: Indicator }) {
  const { t } = useText();
  const meaning = judge(value, indicator);
  if (!meaning) return null;
  return (
    <span className={`ck-mark ck-mark-${meaning}`}>
      <Icon name={icons[meaning]} size={18} />
      {t(`cockpit.verdict.${meaning}`)}
    </span>
  );
}

function Compared(props: { series: Series; value: number; indicator: Indicator }) {
  const { t } = useText();
  const { series, value, indicator } = props;
  const before = series.compared[0]?.value ?? null;
  const change = changeOf(value, before, indicator);
  if (!change || series.comparedTo === null) return null;
  const span = spanText(series);
  // A day that is not over is told beside the other, not measured against it.
  const isToday = series.comparedFrom === series.comparedTo;
  if (isToday) {
    return (
      <span className="ck-before">
        {t('cockpit.yesterday', { value: withUnit(before, indicator, t) })}
      </span>
    );
  }
  return (
    <span className={`ck-change ck-change-${change.meaning ?? 'plain'}`} title={span}>
      {changeText(change, t)}
    </span>
  );
}

const spanText = ({ comparedFrom, comparedTo }: Series): string =>
  `${comparedFrom} – ${comparedTo}`;

function changeText({ way, size, inPoints }: Change, t: ReturnType<typeof useText>['t']): string {
  if (way === 'same') return t('cockpit.change.same');
  if (size === null) return t(`cockpit.change.${way}`);
  return t(`cockpit.change.${way}${inPoints ? 'Points' : 'Percent'}`, { size });
}
