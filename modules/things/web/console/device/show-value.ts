import { useText } from '#ui/i18n/text-provider.tsx';
import type { Property } from '../../../contract/index.ts';
import { unitText } from '../../../contract/units.ts';
import { useNameOf } from '../use-things.ts';

/** Says a value of a property as people read it: with unit, in words where the model has words. */
export function useShowValue(): (property: Property | undefined, value: unknown) => string {
  const { t, locale } = useText();
  return (property, value) => {
    if (value === undefined || value === null) return '—';
    if (typeof value === 'boolean') return t(value ? 'things.value.yes' : 'things.value.no');
    if (typeof value === 'number') return numberText(property, value);
    if (typeof value === 'object') return objectText(value);
    const word = property?.choices?.find((one) => one.value === value);
    return (locale === 'en' && word?.en) || word?.zh || String(value);
  };
}

function numberText(property: Property | undefined, value: number): string {
  const unit = unitText(property?.unit ?? '1');
  const digits = property?.precision;
  const number = digits === undefined ? String(value) : value.toFixed(digits);
  return unit ? `${number} ${unit}` : number;
}

function objectText(value: object): string {
  const { longitude, latitude } = value as { longitude?: unknown; latitude?: unknown };
  if (typeof longitude === 'number' && typeof latitude === 'number') {
    return `${longitude.toFixed(5)}, ${latitude.toFixed(5)}`;
  }
  return JSON.stringify(value).slice(0, 200);
}

/** Says an object of fields in one line. */
export function useShowFields() {
  const nameOf = useNameOf();
  const show = useShowValue();
  return (fields: readonly Property[], values: Readonly<Record<string, unknown>>): string => {
    const known = fields.filter(({ key }) => Object.hasOwn(values, key));
    const other = Object.keys(values).filter((key) => !known.some((one) => one.key === key));
    return [
      ...known.map((property) => `${nameOf(property)} ${show(property, values[property.key])}`),
      ...other.map((key) => `${key} ${show(undefined, values[key])}`),
    ].join(' · ');
  };
}
