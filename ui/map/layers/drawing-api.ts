/** The server's side of drawings. */
import { useQueryClient } from '@tanstack/react-query';
import { defineApi } from '#platform/contract/index.ts';
import { drawingOperations, drawingsLayer } from '#platform/contract/map-drawings.ts';
import { createClient } from '../../api/index.ts';
import { mapKeys } from './api.ts';

/** Typed client of drawings. */
export const drawingServer = createClient(defineApi('map', { ...drawingOperations }));

/** Where answers are kept. */
export const drawingKeys = { list: ['map', 'drawings'], one: ['map', 'drawing'] } as const;

/** Reads list, cards and layer anew, after something was kept. */
export function useDrawingsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const keys = [
      drawingKeys.list,
      drawingKeys.one,
      [...mapKeys.features, drawingsLayer],
      [...mapKeys.select, drawingsLayer],
    ];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
}
