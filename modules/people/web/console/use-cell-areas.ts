import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient } from '#ui/api/index.ts';
import type { MapArea } from '#ui/map/index.ts';
import { useNameOf } from './use-people.ts';

/** The grid cells as areas of the map; those without a grid worker are marked. */
export function useCellAreas(): MapArea[] {
  const nameOf = useNameOf();
  const ground = useQuery({
    queryKey: ['towns', 'ground', 'areas'],
    queryFn: async () => createClient(townsApi).ground({ query: { areas: true } }),
  });
  return useMemo(
    () =>
      (ground.data?.gridCells ?? []).flatMap((cell) =>
        cell.area
          ? [
              {
                id: cell.id,
                geometry: cell.area as unknown as MapArea['geometry'],
                label: nameOf(cell),
                ...(cell.gridWorkerId ? {} : { meaning: 'warning' as const }),
              },
            ]
          : [],
      ),
    [ground.data, nameOf],
  );
}
