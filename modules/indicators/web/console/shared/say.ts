/** Numbers as people read them. */
import { useCallback } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';

/** How an indicator's number is written. */
export interface Written {
  readonly unit: string;
  readonly decimals: number;
}

/** Units with a word of their own; others stand as they are. */
const unitWords: Readonly<Record<string, string>> = {
  '1': '',
  h: 'hour',
  min: 'minute',
  s: 'second',
  d: 'day',
  CNY: 'yuan',
  'kW.h': 'kilowattHour',
};

/** Units that the editor offers. */
export const offeredUnits = [
  '1',
  '%',
  'h',
  'min',
  'd',
  'CNY',
  'kW.h',
  'kg',
  't',
  'km',
  'm',
] as const;

/** A unit as people write it; empty for plain counts. */
export function useUnitOf() {
  const { t } = useText();
  return useCallback(
    (unit: string): string => {
      const word = unitWords[unit];
      if (word === undefined) return unit;
      return word === '' ? '' : t(`indicators.unit.${word}`);
    },
    [t],
  );
}

/** A number with its decimals and, unless `bare`, its unit; a dash for none. */
export function useSay() {
  const { locale } = useText();
  const unitOf = useUnitOf();
  return useCallback(
    (value: number | null | undefined, { unit, decimals }: Written, bare = false): string => {
      if (value === null || value === undefined) return '—';
      const number = value.toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB', {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      const word = bare ? '' : unitOf(unit);
      if (word === '') return number;
      return word === '%' ? `${number}%` : `${number} ${word}`;
    },
    [locale, unitOf],
  );
}

/** A change against an earlier number: in points of shares, else in per cent of it; null when there is none to tell. */
export function changeOf(
  value: number | null,
  before: number | null,
  unit: string,
): { readonly kind: 'points' | 'percent'; readonly by: number } | null {
  if (value === null || before === null) return null;
  if (unit === '%') return { kind: 'points', by: value - before };
  if (before === 0) return null;
  return { kind: 'percent', by: ((value - before) / Math.abs(before)) * 100 };
}
