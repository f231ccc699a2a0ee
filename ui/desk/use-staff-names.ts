import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { defineApi, Type } from '#platform/contract/index.ts';
import { createClient } from '../api/index.ts';
import { usePermission } from '../session/index.ts';

interface NamedStaff {
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

/**
 * The list of staff, as far as a page of a module below people needs it: who an id is. The contract
 * belongs to the module of people; `ui` knows of it only this much.
 */
const staffApi = defineApi('people', {
  staff: {
    method: 'GET',
    path: '/staff',
    summary: 'The staff of the town',
    permission: 'people.read',
    query: Type.Unsafe<{ inactive: boolean }>({}),
    reply: Type.Unsafe<NamedStaff>({}),
  },
});

/** Names of the staff by id; empty for those who may not see the list. */
export function useStaffNames(): ReadonlyMap<string, string> {
  const enabled = usePermission('people.read');
  const { data } = useQuery({
    queryKey: ['people', 'staff', 'names'],
    queryFn: async () => createClient(staffApi).staff({ query: { inactive: true } }),
    staleTime: 60_000,
    enabled,
  });
  return useMemo(() => new Map(data?.items.map(({ id, name }) => [id, name])), [data]);
}
