import type { NamedField } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';

const fields = [
  'nameZh',
  'nameEn',
  'meaningZh',
  'meaningEn',
  'group',
  'unit',
  'decimals',
  'direction',
  'formula',
  'target',
  'warning',
  'ownerDepartmentId',
] as const;

/** The fields of a definition as people call them, for versions and conflicts. */
export function useFields(): readonly NamedField[] {
  const { t } = useText();
  return fields.map((key) => ({ key, label: t(`indicators.field.${key}`) }));
}
