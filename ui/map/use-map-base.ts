import { useQuery } from '@tanstack/react-query';
import { defineApi, Type } from '#platform/contract/index.ts';
import { createClient } from '../api/index.ts';
import type { MapBase } from './types.ts';

const mapApi = defineApi('towns', {
  base: {
    method: 'GET',
    path: '/map/base',
    summary: 'The base map of the town',
    permission: 'public',
    reply: Type.Unsafe<MapBase>({}),
  },
});

/** The base map, read once and kept for work without a network. */
export function useMapBase() {
  return useQuery({
    queryKey: ['map', 'base'],
    queryFn: async () => createClient(mapApi).base({}),
    staleTime: Number.POSITIVE_INFINITY,
    meta: { keep: true },
  });
}
