import { type NamedField, sayValue } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { StaffInput } from '../../contract.ts';
import { useGround, useNameOf, useRoles } from './use-people.ts';

/** The fields of a person as the form calls them, for comparing two states. */
export function useStaffFields(): NamedField[] {
  const { t } = useText();
  const nameOf = useNameOf();
  const ground = useGround().data;
  const roles = useRoles().data?.roles ?? [];
  const sayRole = ({ roleId, ...at }: StaffInput['roles'][number]): string => {
    const place =
      ground?.gridCells.find(({ id }) => id === at.gridCellId) ??
      ground?.villages.find(({ id }) => id === at.villageId) ??
      ground?.departments.find(({ id }) => id === at.departmentId);
    return [nameOf(roles.find(({ id }) => id === roleId)), nameOf(place)]
      .filter(Boolean)
      .join(' · ');
  };
  const named = (key: string, say?: (value: unknown) => string): NamedField => ({
    key,
    label: t(`people.field.${key}`),
    ...(say ? { say } : {}),
  });
  return [
    named('name'),
    named('phone'),
    named('gender', (value) => (value ? t(`people.gender.${String(value)}`) : '—')),
    named('title'),
    named(
      'departmentId',
      (value) => nameOf(ground?.departments.find(({ id }) => id === value)) || '—',
    ),
    named('skills'),
    named('active', (value) => t(value ? 'people.staff.isActive' : 'people.staff.isInactive')),
    named('username'),
    named('roles', (value) => sayValue((value as StaffInput['roles'] | undefined)?.map(sayRole))),
  ];
}
