/** The chart's option of the library, from our own words. */
import type { EChartsCoreOption } from 'echarts/core';
import { colours, fontFamily, meanings } from '../tokens/tokens.ts';
import { sayValue } from './chart-table.tsx';
import { axisMs, axisText, tickText } from './town-time.ts';
import type { ChartSeries, TimeChartProps } from './types.ts';

/** Okabe and Ito's palette, told apart by colour-blind eyes; the brand's own green first. */
export const seriesColours = [
  '#0f766e',
  '#d55e00',
  '#0072b2',
  '#cc79a7',
  '#8a6d00',
  '#56b4e9',
  '#555555',
] as const;

/** One option for a chart of time. */
export function optionOf(props: TimeChartProps): EChartsCoreOption {
  const { by = 'minute', from, limits = [], spans = [] } = props;
  // A series without a single value would be a name that draws nothing.
  const series = props.series.filter(({ points }) => points.some(({ value }) => value !== null));
  const manyNames = series.length > 1;
  const unit = series[0]?.unit ?? '';
  return {
    useUTC: true,
    animation: false,
    color: [...seriesColours],
    textStyle: { fontFamily, color: colours.text },
    grid: { left: 8, right: 16, top: topOf(manyNames, unit), bottom: 4, containLabel: true },
    ...(manyNames ? { legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8 } } : {}),
    tooltip: {
      trigger: 'axis',
      confine: true,
      formatter: (points: unknown) => tipOf(points as TipPoint[], { series, by }),
    },
    xAxis: {
      type: 'time',
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: {
        color: colours.textMuted,
        hideOverlap: true,
        formatter: (ms: number) => tickText(ms, by),
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      scale: from === undefined,
      ...(from === undefined ? {} : { min: from }),
      name: unit,
      nameTextStyle: { color: colours.textMuted, align: 'left', padding: [0, 0, 0, -24] },
      axisLabel: { color: colours.textMuted },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: series.map((one, index) => ({
      ...seriesOf(one, index === 0 ? limits : []),
      ...(index === 0 && spans.length > 0 ? { markArea: spanAreas(spans) } : {}),
    })),
  };
}

/** Room above the drawing for the names and, below them, the unit. */
function topOf(manyNames: boolean, unit: string): number {
  if (!manyNames) return 28;
  return unit ? 56 : 36;
}

function seriesOf(series: ChartSeries, limits: TimeChartProps['limits'] = []): object {
  const bars = series.kind === 'bar';
  return {
    name: series.name,
    type: bars ? 'bar' : 'line',
    ...(series.kind === 'step' ? { step: 'end' } : {}),
    showSymbol: series.points.length < 3,
    lineStyle: { width: 2 },
    barMaxWidth: 22,
    data: series.points.map(({ at, value, colour }) => ({
      value: [axisMs(at), value],
      ...(colour ? { itemStyle: { color: colour } } : {}),
    })),
    ...(limits.length > 0 ? { markLine: limitLines(limits) } : {}),
  };
}

function limitLines(limits: NonNullable<TimeChartProps['limits']>): object {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: meanings.urgent.colour, type: 'dashed', width: 1.2 },
    label: {
      position: 'insideEndTop',
      color: meanings.urgent.colour,
      formatter: (line: { name: string }) => line.name,
    },
    data: limits.map(({ value, label }) => ({ yAxis: value, name: label })),
  };
}

function spanAreas(spans: NonNullable<TimeChartProps['spans']>): object {
  return {
    silent: true,
    itemStyle: {
      color: meanings.urgent.colour,
      opacity: 0.16,
      borderColor: meanings.urgent.colour,
      borderWidth: 1,
    },
    label: { show: false },
    data: spans.map(({ from, to, label }) => [
      { name: label, xAxis: axisMs(from) },
      { xAxis: axisMs(to) },
    ]),
  };
}

interface TipPoint {
  readonly seriesIndex: number;
  readonly marker: string;
  readonly value: readonly [number, number | null];
}

/** The tooltip as an element, so that no name can smuggle markup in. */
function tipOf(
  points: readonly TipPoint[],
  { series, by }: { readonly series: readonly ChartSeries[]; readonly by: 'minute' | 'day' },
): HTMLElement {
  const tip = document.createElement('div');
  const head = document.createElement('strong');
  head.textContent = axisText(points[0]?.value[0] ?? 0, by);
  tip.append(head);
  for (const { seriesIndex, value } of points) {
    const one = series[seriesIndex];
    const line = document.createElement('div');
    const said = sayValue(value[1], one?.digits);
    line.textContent = `${one?.name ?? ''}: ${said}${one?.unit ? ` ${one.unit}` : ''}`;
    tip.append(line);
  }
  return tip;
}
