/** The option of a trend for the chart library. */
import type { EChartsCoreOption } from 'echarts/core';
import type { Series } from '#modules/cockpit/contract/index.ts';
import type { Indicator } from '#modules/indicators/contract/index.ts';
import { fontFamily } from '#ui/tokens/tokens.ts';
import { sayValue, seriesColours } from '../words.ts';

/** One line. */
export interface Line extends Pick<Series, 'values' | 'compared'> {
  readonly name: string;
  readonly unit: string;
  readonly indicator: Indicator;
}

/** Told apart without colour too. */
const dashes = ['solid', 'dashed', 'dotted'] as const;

/** The option, in the colours and the type size of the element's page. */
export function trendOption(lines: readonly Line[], element: HTMLElement): EChartsCoreOption {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const size = Math.max(11, Number.parseFloat(style.fontSize));
  const theme = document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark';
  const days = [...new Set(lines.flatMap(({ values }) => values.map(({ group }) => group)))].sort();
  const label = { color: colour('--zs-muted'), fontSize: size, fontFamily };
  return {
    animation: false,
    color: [...seriesColours[theme]],
    textStyle: { fontFamily, color: colour('--zs-text') },
    grid: { left: size * 0.4, right: size, top: size * 0.8, bottom: 0, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colour('--zs-surface'),
      borderColor: colour('--zs-line-strong'),
      textStyle: { color: colour('--zs-text'), fontSize: size },
      formatter: (points: unknown) => tipOf(points as TipPoint[], lines),
    },
    xAxis: {
      type: 'category',
      data: days,
      boundaryGap: false,
      axisLine: { lineStyle: { color: colour('--zs-line-strong') } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true, formatter: shortDay },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 3,
      axisLabel: label,
      splitLine: { lineStyle: { color: colour('--zs-line') } },
    },
    series: lines.flatMap((line, at) =>
      seriesOf(line, { at, days, thick: size * 0.14 }).map((one) => ({
        ...one,
        color: seriesColours[theme][at],
      })),
    ),
  };
}

function seriesOf(
  { name, values, compared }: Line,
  {
    at,
    days,
    thick,
  }: { readonly at: number; readonly days: readonly string[]; readonly thick: number },
): object[] {
  const known = new Map(values.map(({ group, value }) => [group, value]));
  const shared = { type: 'line', showSymbol: days.length < 3, smooth: false };
  const data = days.map((day) => known.get(day) ?? null);
  const type = dashes[at % dashes.length];
  // The last day or month is not over: it is drawn faintly, so that it does not look like a fall.
  const main = {
    ...shared,
    name,
    lineStyle: { width: thick, type },
    data: [...data.slice(0, -1), null],
  };
  const running = {
    ...shared,
    name,
    silent: true,
    lineStyle: { width: thick * 0.7, opacity: 0.45, type: 'dotted' },
    data: data.map((value, day) => (day < days.length - 2 ? null : value)),
  };
  // The same day of the other span stands under the same day of this one.
  const before = compared.map(({ value }) => value).slice(-days.length);
  const other = {
    ...shared,
    name: '',
    silent: true,
    lineStyle: { width: thick * 0.7, opacity: 0.4 },
    data: before,
  };
  return compared.length > 0 ? [main, running, other] : [main, running];
}

/** `2026-11-27` as `11-27`. */
function shortDay(group: string): string {
  return group.slice(5);
}

interface TipPoint {
  readonly seriesName: string;
  readonly axisValue: string;
  readonly value: number | null | undefined;
}

/** The tooltip as an element, so that no name can smuggle markup in. */
function tipOf(points: readonly TipPoint[], lines: readonly Line[]): HTMLElement {
  const tip = document.createElement('div');
  const head = document.createElement('strong');
  head.textContent = points[0]?.axisValue ?? '';
  tip.append(head);
  const told = new Set<string>();
  for (const { seriesName, value } of points) {
    if (value === null || value === undefined || told.has(seriesName)) continue;
    told.add(seriesName);
    const line = lines.find(({ name }) => name === seriesName);
    if (!line) continue;
    const row = document.createElement('div');
    row.textContent = `${seriesName}: ${sayValue(value, line.indicator)} ${line.unit}`;
    tip.append(row);
  }
  return tip;
}
