import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createClient } from '#ui/api/index.ts';
import { api } from '../../contract.ts';

/** The client of this module. */
export const lorawan = createClient(api);

const key = ['lorawan', 'codecs'];

/** The codecs and how far the door is open. */
export function useCodecs() {
  return useQuery({ queryKey: key, queryFn: async () => lorawan.codecs({}) });
}

/** Reads the codecs anew. */
export function useRenewCodecs(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: key }), [queries]);
}
