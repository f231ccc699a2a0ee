/** Charts over time, each with its table. Import from pages; the library comes when one is shown. */
export { TimeChart } from './time-chart.tsx';
export type { ChartLimit, ChartPoint, ChartSeries, TimeChartProps } from './types.ts';
