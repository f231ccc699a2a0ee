import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createClient } from '#ui/api/index.ts';
import { api } from '../../contract.ts';

/** The client of this module. */
export const push = createClient(api);

const key = ['push', 'sources'];

/** The town's sources. */
export function useSources() {
  return useQuery({ queryKey: key, queryFn: async () => push.sources({}) });
}

/** Reads the sources anew. */
export function useRenewSources(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: key }), [queries]);
}
