import { useQuery } from '@tanstack/react-query';
import { defineApi, Type } from '#platform/contract/index.ts';
import { mapLayerOperations } from '#platform/contract/map.ts';
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
  background: mapLayerOperations.background,
});

/** The base map, read once and kept for work without a network. */
export function useMapBase() {
  return useQuery({
    queryKey: ['map', 'base'],
    queryFn: async (): Promise<MapBase> => {
      const server = createClient(mapApi);
      // Without an answer on tiles the town's own drawing is all that is needed.
      const [base, background] = await Promise.all([
        server.base({}),
        server.background({}).catch(() => null),
      ]);
      return background ? { ...base, background } : base;
    },
    staleTime: Number.POSITIVE_INFINITY,
    meta: { keep: true },
  });
}
