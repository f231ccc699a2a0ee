/** Masks as expressions of DuckDB, equal to those of `platform/personal` value by value. */
import type { FieldView } from '#modules/catalogue/index.ts';

/** A column of a field as those see it who need not see it whole. */
export function maskedExpression({ type, mask }: FieldView, column: string): string {
  if (mask === null) return column;
  // Numbers and days have no partly shown form.
  if (type !== 'text' || mask === 'withheld') return 'NULL';
  return masks[mask](column);
}

const masks = {
  name: (c: string) => `left(${c}, 1) || repeat('*', greatest(length(${c}) - 1, 1)::INTEGER)`,
  phone: (c: string) => `'****' || right(${c}, 2)`,
  idNumber: (c: string) =>
    `CASE WHEN length(${c}) >= 15 THEN left(${c}, 3) || repeat('*', (length(${c}) - 7)::INTEGER) || right(${c}, 4) ELSE repeat('*', length(${c})::INTEGER) END`,
  bankCard: (c: string) => `'**** **** **** ' || right(${c}, 4)`,
  address: (c: string) => `left(${c}, 6) || '****'`,
  plate: (c: string) => `left(${c}, 2) || '·****' || right(${c}, 2)`,
  email: (c: string) => `left(${c}, 1) || '***@' || split_part(${c}, '@', -1)`,
  text: (c: string) => `regexp_replace(${c}, '[0-9]{5,}', '****', 'g')`,
} as const;
