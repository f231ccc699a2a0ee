import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useText } from '#ui/index.ts';
import type { TileProps } from '../tile-props.ts';
import { named, unitOf } from '../titles.ts';
import { type Line, trendOption } from './trend-option.ts';

register([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** Lines over days or months, each with its name, colour and dash; what it is compared with stands faint behind. */
export default function TrendTile({ answer, indicators }: TileProps) {
  const { t, locale } = useText();
  const lines = answer.series.flatMap(({ code, values, compared }): Line[] => {
    const indicator = indicators.get(code);
    if (!indicator) return [];
    const name = named(indicator, locale);
    return [{ name, unit: unitOf(indicator, t), indicator, values, compared }];
  });
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const latest = useRef(lines);
  latest.current = lines;
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const drawn = init(element, null, { renderer: 'svg' });
    chart.current = drawn;
    const draw = (): void =>
      drawn.setOption(trendOption(latest.current, element), { notMerge: true });
    const watch = new ResizeObserver(() => {
      drawn.resize();
      draw();
    });
    watch.observe(element);
    // The colours are the page's: a change of its theme draws anew.
    const themes = new MutationObserver(draw);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-distance'] });
    return () => {
      watch.disconnect();
      themes.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  const text = JSON.stringify([answer.series, locale]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew when what it shows changes.
  useEffect(() => {
    const element = place.current;
    if (element) chart.current?.setOption(trendOption(latest.current, element), { notMerge: true });
  }, [text]);
  return (
    <div className="ck-trend">
      <ul className="ck-legend">
        {lines.map(({ name, unit }, at) => (
          <li key={name} className={`ck-series-${at}`}>
            {name}
            {unit && <small> {unit}</small>}
          </li>
        ))}
      </ul>
      {/* The table beside it says the same to a screen reader. */}
      <div ref={place} aria-hidden="true" className="ck-trend-place" />
    </div>
  );
}
