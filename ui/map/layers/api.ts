/** The server's side of the layers. */
import { useQuery } from '@tanstack/react-query';
import { defineApi } from '#platform/contract/index.ts';
import { type MapLayerView, mapLayerOperations } from '#platform/contract/map.ts';
import { createClient } from '../../api/index.ts';

/** Typed client of the map's layers. */
export const mapServer = createClient(defineApi('map', { ...mapLayerOperations }));

/** Where answers are kept. */
export const mapKeys = {
  list: ['map', 'layers'],
  features: ['map', 'features'],
  replay: ['map', 'replay'],
  select: ['map', 'select'],
} as const;

/** Layers that the viewer may see, in order. */
export function useLayerList() {
  return useQuery({
    queryKey: mapKeys.list,
    queryFn: async (): Promise<readonly MapLayerView[]> => (await mapServer.layers({})).items,
    staleTime: 300_000,
  });
}
