import { axisMs, axisText } from './town-time.ts';
import type { ChartSeries, TimeChartProps } from './types.ts';

/** The same values as a table: one row an instant, one column a series. */
export function ChartTable({
  label,
  series,
  by = 'minute',
  timeTitle,
}: TimeChartProps & { timeTitle: string }) {
  const rows = rowsOf(series);
  return (
    <div className="zs-chart-table">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{timeTitle}</th>
            {series.map(({ name, unit }) => (
              <th key={name} scope="col">
                {unit ? `${name} (${unit})` : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ ms, values }) => (
            <tr key={ms}>
              <th scope="row">{axisText(ms, by)}</th>
              {series.map(({ name, digits }, index) => (
                <td key={name}>{sayValue(values[index], digits)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Newest first, as one reads a log. */
function rowsOf(series: readonly ChartSeries[]): { ms: number; values: (number | null)[] }[] {
  const rows = new Map<number, (number | null)[]>();
  for (const [index, { points }] of series.entries()) {
    for (const { at, value } of points) {
      const ms = axisMs(at);
      const values = rows.get(ms) ?? series.map(() => null);
      values[index] = value;
      rows.set(ms, values);
    }
  }
  return [...rows].map(([ms, values]) => ({ ms, values })).sort((a, b) => b.ms - a.ms);
}

/** A value with its digits; a dash for a gap. */
export function sayValue(value: number | null | undefined, digits = 1): string {
  return value === null || value === undefined ? '—' : value.toFixed(digits);
}
