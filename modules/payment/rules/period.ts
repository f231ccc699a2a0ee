/** Periods that bills are for, and their days. */
import type { Period } from '../contract/words.ts';

const shapes: Readonly<Record<Period, RegExp>> = {
  month: /^20\d{2}-(0[1-9]|1[0-2])$/,
  quarter: /^20\d{2}Q[1-4]$/,
  year: /^20\d{2}$/,
  once: /^(20\d{2}(-(0[1-9]|1[0-2])|Q[1-4])?)?$/,
};

/** Whether a label fits: 2026-11, 2026Q4, 2026; for single bills any of them or none. */
export function fitsPeriod(period: Period, label: string): boolean {
  return shapes[period].test(label);
}

/** The period in which a local day lies. */
export function periodOf(period: Period, day: string): string {
  const [year = '', month = ''] = day.split('-');
  if (period === 'month') return `${year}-${month}`;
  if (period === 'quarter') return `${year}Q${Math.ceil(Number(month) / 3)}`;
  return period === 'year' ? year : '';
}

/** As people say it: 2026年11月, 2026年第4季度. */
export function periodWords(label: string, locale: 'zh' | 'en'): string {
  if (locale === 'en' || label === '') return label;
  const [year = '', rest = ''] = label.split(/[-Q]/);
  if (label.includes('Q')) return `${year}年第${rest}季度`;
  return rest ? `${year}年${Number(rest)}月` : `${year}年`;
}

/** A local day so many days after another. */
export function dayAfter(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
  return new Date(at).toISOString().slice(0, 10);
}
