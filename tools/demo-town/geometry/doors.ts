import { type Point, walkAlong } from './plane.ts';
import { ROAD_WIDTH_METRES, type Road } from './roads.ts';

/** A house number in the drawing plane. */
export interface Door {
  street: string;
  number: number;
  town: number;
  at: Point;
}

/** Metres between neighbouring numbers on one side of a street. */
export const METRES_PER_DOOR = 16;

/**
 * House numbers of every street: they rise along the street's course, odd numbers on its left
 * hand, even ones on its right, as the usual Chinese rule has it. Village roads have none.
 */
export function doorsOf(roads: readonly Road[]): Door[] {
  return roads
    .filter((road) => road.kind !== 'villageRoad' && road.kind !== 'countyRoad')
    .flatMap(({ line, nameZh, town, kind }) =>
      walkAlong(line, METRES_PER_DOOR / 1000).flatMap(({ at, direction }, index) =>
        [1, -1].map((hand) => {
          const away = (hand * (ROAD_WIDTH_METRES[kind] / 2 + 10)) / 1000;
          return {
            street: nameZh,
            number: index * 2 + (hand === 1 ? 1 : 2),
            town,
            at: [at[0] - direction[1] * away, at[1] + direction[0] * away] as Point,
          };
        }),
      ),
    );
}

/** The address of a place on a street: the nearest number, e.g. 清溪大街88号. */
export function addressOn(street: string, at: Point, doors: readonly Door[]): string {
  let [best, bestSquare] = [0, Number.POSITIVE_INFINITY];
  for (const door of doors) {
    if (door.street !== street) continue;
    const square = (door.at[0] - at[0]) ** 2 + (door.at[1] - at[1]) ** 2;
    if (square < bestSquare) [best, bestSquare] = [door.number, square];
  }
  return best === 0 ? street : `${street}${String(best)}号`;
}
