/**
 * The breakpoint tables of the air quality index.
 * HJ 633-2026 table 3, in force from 2026-03-01; before it HJ 633-2012 table 1, which differs for
 * PM2.5 (75 at IAQI 100) and PM10 (150 at IAQI 100). µg/m³, CO mg/m³.
 */

/** The six pollutants of the index. */
export const pollutants = ['SO2', 'NO2', 'CO', 'O3', 'PM10', 'PM2.5'] as const;
export type Pollutant = (typeof pollutants)[number];

/** Over how long a concentration was averaged. */
export type Period = '1h' | '8h' | '24h';

/** One column of the table: concentrations at the IAQI steps, and what stands above the last. */
export interface Column {
  readonly steps: readonly number[];
  /** IAQI of every concentration above the last step. */
  readonly above: number;
}

/** IAQI at each step of a column. */
export const iaqiSteps = [0, 50, 100, 150, 200, 300, 400, 500] as const;

/** First day of HJ 633-2026, local date. */
export const firstDayOf2026Table = '2026-03-01';

type Table = Readonly<Partial<Record<`${Pollutant} ${Period}`, Column>>>;

function whole(...steps: number[]): Column {
  return { steps, above: 500 };
}

const gases: Table = {
  'SO2 24h': whole(0, 50, 150, 475, 800, 1600, 2100, 2620),
  // Ends at 800: HJ 633-2026 counts more as 200; HJ 633-2012 sends the reader to the 24 h mean.
  'SO2 1h': { steps: [0, 150, 500, 650, 800], above: 200 },
  'NO2 24h': whole(0, 40, 80, 180, 280, 565, 750, 940),
  'NO2 1h': whole(0, 100, 200, 700, 1200, 2340, 3090, 3840),
  'CO 24h': whole(0, 2, 4, 14, 24, 36, 48, 60),
  'CO 1h': whole(0, 5, 10, 35, 60, 90, 120, 150),
  // Ends at 800: HJ 633-2026 counts more as 300; HJ 633-2012 sends the reader to the 1 h mean.
  'O3 8h': { steps: [0, 100, 160, 215, 265, 800], above: 300 },
  'O3 1h': whole(0, 160, 200, 300, 400, 800, 1000, 1200),
};

// Neither standard has hourly columns for particles: the real-time report uses the daily ones.
function withParticles(pm10: Column, pm25: Column): Table {
  return { ...gases, 'PM10 24h': pm10, 'PM10 1h': pm10, 'PM2.5 24h': pm25, 'PM2.5 1h': pm25 };
}

const table2026 = withParticles(
  whole(0, 50, 120, 250, 350, 420, 500, 600),
  whole(0, 35, 60, 115, 150, 250, 350, 500),
);

const table2012 = withParticles(
  whole(0, 50, 150, 250, 350, 420, 500, 600),
  whole(0, 35, 75, 115, 150, 250, 350, 500),
);

/**
 * The column that judges a pollutant on a local day (`YYYY-MM-DD`).
 * @throws RangeError when the standard has no such column
 */
export function columnOf(pollutant: Pollutant, period: Period, day: string): Column {
  const table = day >= firstDayOf2026Table ? table2026 : table2012;
  const column = table[`${pollutant} ${period}`];
  if (column) return column;
  throw new RangeError(`HJ 633 has no ${period} breakpoints for ${pollutant}`);
}
