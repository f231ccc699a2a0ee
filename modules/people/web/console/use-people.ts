import { useQuery } from '@tanstack/react-query';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { api } from '../../contract.ts';
import type { StaffInput, StaffMember } from '../../contract.ts';

/** The client of this module. */
export const people = createClient(api);

/** Villages, grid cells and departments, for names and choices. */
export function useGround() {
  return useQuery({
    queryKey: ['towns', 'ground', 'names'],
    queryFn: async () => createClient(townsApi).ground({ query: {} }),
  });
}

/** Roles and permissions of the town. */
export function useRoles() {
  return useQuery({ queryKey: ['people', 'roles'], queryFn: async () => people.roles({}) });
}

/** The name in the language of the screen. */
export function useNameOf() {
  const { locale } = useText();
  return (thing: { nameZh: string; nameEn: string } | undefined): string =>
    thing ? (locale === 'en' && thing.nameEn) || thing.nameZh : '';
}

/** What a save of an unchanged person would send. */
export function inputOf(member: StaffMember): StaffInput {
  const { name, phone, title, departmentId, skills, active, version, username } = member;
  return {
    name,
    phone: phone || null,
    gender: member.gender === 'female' || member.gender === 'male' ? member.gender : null,
    title,
    departmentId,
    skills: [...skills],
    active,
    version,
    username,
    roles: member.roles.map(({ roleId, departmentId: at, villageId, gridCellId }) => ({
      roleId,
      departmentId: at,
      villageId,
      gridCellId,
    })),
  };
}
