import { useText } from '#ui/i18n/text-provider.tsx';
import { useRoles } from '../use-people.ts';

/** All permissions as choices, with the module before the words. */
export function usePermissionOptions(): { readonly value: string; readonly label: string }[] {
  const { locale } = useText();
  const roles = useRoles();
  return (roles.data?.permissions ?? []).map(({ id, zh, en, moduleZh, moduleEn }) => ({
    value: id,
    label: locale === 'en' ? `${moduleEn}: ${en}` : `${moduleZh}：${zh}`,
  }));
}
