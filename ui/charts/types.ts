/** What the charts take. */

/** One value of a series; null is a gap, never drawn over. */
export interface ChartPoint {
  readonly at: Date | string;
  readonly value: number | null;
  /** Colour of this bar alone, where colour carries a second meaning that words give too. */
  readonly colour?: string;
}

/** A line or bars over time. */
export interface ChartSeries {
  readonly name: string;
  /** As people write it: `µg/m³`, `dB(A)`. */
  readonly unit?: string;
  /** `step` holds each value until the next; `line` by default. */
  readonly kind?: 'line' | 'bar' | 'step';
  readonly points: readonly ChartPoint[];
  /** Decimal places in words and table; 1 by default. */
  readonly digits?: number;
}

/** A level across the chart that must not be passed. */
export interface ChartLimit {
  readonly value: number;
  readonly label: string;
}

/** A stretch of time that stands out: an alarm, a pause. */
export interface ChartSpan {
  readonly from: Date | string;
  readonly to: Date | string;
  readonly label: string;
}

/** What `<TimeChart>` shows. */
export interface TimeChartProps {
  /** What it shows, for screen readers and above the table. */
  readonly label: string;
  readonly series: readonly ChartSeries[];
  readonly limits?: readonly ChartLimit[];
  /** Stretches laid behind the first series. */
  readonly spans?: readonly ChartSpan[];
  /** How instants are said: by the hour and minute, or by the day. `minute` by default. */
  readonly by?: 'minute' | 'day';
  /** Pixels; 260 by default. */
  readonly height?: number;
  /** Lowest value of the axis; by the values when left out. */
  readonly from?: number;
}
