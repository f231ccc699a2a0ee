import { useText } from '#ui/index.ts';
import type { TileProps } from '../tile-props.ts';
import { named, withUnit } from '../titles.ts';
import { shareOf } from '../words.ts';

/** Stations of a road: how many came so far, and their share of the first. */
export default function FunnelTile({ answer, indicators }: TileProps) {
  const { t, locale } = useText();
  const stages = answer.series.flatMap(({ code, values }) => {
    const indicator = indicators.get(code);
    return indicator ? [{ indicator, value: values[0]?.value ?? null }] : [];
  });
  const first = stages[0]?.value ?? 0;
  return (
    <ol className="ck-funnel">
      {stages.map(({ indicator, value }) => (
        <li key={indicator.code}>
          <span className="ck-row-name">{named(indicator, locale)}</span>
          <span className="ck-bar-track" aria-hidden="true">
            <span style={{ inlineSize: `${shareOf(value, first) * 100}%` }} />
          </span>
          <span className="ck-row-value">{withUnit(value, indicator, t)}</span>
          <span className="ck-row-share">
            {first > 0 ? `${Math.round(shareOf(value, first) * 100)}%` : '—'}
          </span>
        </li>
      ))}
    </ol>
  );
}
