/** Local days of the town, whatever zone the browser is in. */

const dayMs = 86_400_000;
/** China keeps UTC+8 all year. */
const offsetMs = 8 * 3_600_000;

/** A span of local days, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The local day of an instant. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);
}

/** The beginning of a local day as an instant. */
export function startOf(day: string): string {
  return `${day}T00:00:00+08:00`;
}

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days a span has; not a number for what is no day. */
export function countOf({ from, to }: Days): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs) + 1;
}

/** Spans that are asked most. */
export const presets = ['7', '30', '90', 'month', 'lastMonth', 'year'] as const;
export type Preset = (typeof presets)[number];

/** The days of a preset up to today. */
export function daysOf(preset: Preset, today: string): Days {
  const month = `${today.slice(0, 7)}-01`;
  if (preset === 'month') return { from: month, to: today };
  if (preset === 'year') return { from: `${today.slice(0, 4)}-01-01`, to: today };
  if (preset === 'lastMonth') {
    const to = plusDays(month, -1);
    return { from: `${to.slice(0, 7)}-01`, to };
  }
  return { from: plusDays(today, 1 - Number(preset)), to: today };
}

/** The preset that a span is; null for days of one's own. */
export function presetOf(days: Days, today: string): Preset | null {
  return (
    presets.find((preset) => {
      const own = daysOf(preset, today);
      return own.from === days.from && own.to === days.to;
    }) ?? null
  );
}
