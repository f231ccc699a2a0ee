import Flatbush from 'flatbush';
import { boundingBox } from './measure.ts';
import { placeInPolygon } from './point-in-polygon.ts';
import type { Area, Position } from './types.ts';

/**
 * Finds the area (grid cell, village) of a position among many: an R-tree over the boxes, then the
 * exact test. Areas should not overlap. A position on a shared edge, or in an overlap, belongs to
 * exactly one area: the one listed first.
 */
export class PolygonIndex<Key> {
  readonly #entries: readonly { key: Key; area: Area }[];
  readonly #tree: Flatbush | undefined;

  /** @throws RangeError when an area has no positions. */
  constructor(entries: readonly { key: Key; area: Area }[]) {
    this.#entries = [...entries];
    if (entries.length === 0) return;
    const tree = new Flatbush(entries.length);
    for (const { area } of entries) {
      const box = boundingBox(area);
      tree.add(box.west, box.south, box.east, box.north);
    }
    tree.finish();
    this.#tree = tree;
  }

  /** Number of areas. */
  get size(): number {
    return this.#entries.length;
  }

  /** Key of the area that holds the position; undefined when none does. */
  locate(position: Position): Key | undefined {
    return this.locateAll(position)[0];
  }

  /** Keys of all areas that hold the position, edges included, in the order listed. */
  locateAll({ longitude, latitude }: Position): Key[] {
    if (!this.#tree || !Number.isFinite(longitude) || !Number.isFinite(latitude)) return [];
    const found: Key[] = [];
    const near = this.#tree.search(longitude, latitude, longitude, latitude);
    for (const index of near.sort((a, b) => a - b)) {
      const entry = this.#entries[index];
      if (entry && placeInPolygon({ longitude, latitude }, entry.area) !== 'outside') {
        found.push(entry.key);
      }
    }
    return found;
  }
}
