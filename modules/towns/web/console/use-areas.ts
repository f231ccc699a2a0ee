import { useCallback, useMemo } from 'react';
import { boundsAround, type Bounds, type MapArea, pairsOf } from '#ui/map/index.ts';
import type { GroundView } from '../../contract.ts';
import { useNameOf } from './use-ground.ts';

type Geometry = MapArea['geometry'];

/** The grid cells as areas of the map, and where each area lies. */
export function useAreas(ground: GroundView) {
  const nameOf = useNameOf();
  const areas = useMemo(
    () =>
      ground.gridCells.flatMap((cell): MapArea[] => {
        if (!cell.area || !cell.active) return [];
        const mark = cell.gridWorkerId ? {} : { meaning: 'warning' as const };
        return [{ id: cell.id, geometry: geometryOf(cell.area), label: nameOf(cell), ...mark }];
      }),
    [ground, nameOf],
  );
  const boundsOf = useCallback(
    (id: string): Bounds | null => {
      const found = [...ground.villages, ...ground.gridCells].find((one) => one.id === id);
      return found?.area ? boundsAround(pairsOf(geometryOf(found.area))) : null;
    },
    [ground],
  );
  const whole = useMemo(() => boundsOfAreas(areas), [areas]);
  return { areas, boundsOf, whole };
}

/** Bounds of all areas together; null without any. */
function boundsOfAreas(areas: readonly MapArea[]): Bounds | null {
  return boundsAround(areas.flatMap(({ geometry }) => [...pairsOf(geometry)]));
}

/** The platform's area as GeoJSON's own type: the same shape under two names. */
export function geometryOf(area: unknown): Geometry {
  return area as Geometry;
}
