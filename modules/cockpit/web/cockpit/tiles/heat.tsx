import type { Indicator } from '#modules/indicators/contract/index.ts';
import { useText } from '#ui/index.ts';
import { withUnit } from '../titles.ts';

/** From the ground to the accent: one hue, so that more is simply stronger for every eye. */
export function heatColour(value: number | null, most: number): string {
  if (value === null || value <= 0 || most <= 0) return 'var(--ck-heat-none)';
  // The square root keeps single events visible beside a busy hour.
  const strength = Math.round(Math.sqrt(value / most) * 100);
  return `color-mix(in oklab, var(--ck-heat-1) ${strength}%, var(--ck-heat-0))`;
}

/** What the colours mean. */
export function HeatScale({ most, indicator }: { most: number; indicator: Indicator }) {
  const { t } = useText();
  return (
    <p className="ck-heat-scale">
      <span>0</span>
      <span aria-hidden="true" className="ck-heat-steps">
        {[0, 0.04, 0.16, 0.36, 0.64, 1].map((part) => (
          <i key={part} style={{ background: heatColour(part * most, most) }} />
        ))}
      </span>
      <span>{withUnit(most, indicator, t)}</span>
    </p>
  );
}
