import { useText } from '#ui/i18n/text-provider.tsx';

/** Groups that ship; an administrator's own groups are called as they were written. */
export const shippedGroups = ['cases', 'sensing', 'environment', 'lighting', 'vehicles'] as const;

/** The name of a group. */
export function useGroupName(): (group: string) => string {
  const { t } = useText();
  return (group) =>
    shippedGroups.some((one) => one === group) ? t(`indicators.group.${group}`) : group;
}
