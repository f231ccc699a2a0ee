/** Which of many fences a position may concern: an R-tree over their boxes, widened by the buffer. */
import Flatbush from 'flatbush';
import { type Area, boundingBox, type Position } from '#platform/geo/index.ts';

/** Degrees of latitude in a metre. */
const degreesPerMetre = 1 / 111_195;

/** Finds the fences whose box holds a position. */
export class FencesNear<F extends { readonly area: Area; readonly leaveBufferMetres: number }> {
  readonly #fences: readonly F[];
  readonly #tree: Flatbush | null;

  constructor(fences: readonly F[]) {
    this.#fences = fences;
    this.#tree = fences.length > 0 ? treeOf(fences) : null;
  }

  /** The fences at a position with its accuracy. A fence not named sees the position as outside. */
  at({ longitude, latitude }: Position, accuracyMetres: number): F[] {
    if (!this.#tree || !Number.isFinite(longitude) || !Number.isFinite(latitude)) return [];
    const north = accuracyMetres * degreesPerMetre;
    const east = north / Math.cos((latitude * Math.PI) / 180);
    const found = this.#tree.search(
      longitude - east,
      latitude - north,
      longitude + east,
      latitude + north,
    );
    return found.flatMap((index) => this.#fences[index] ?? []);
  }
}

function treeOf(
  fences: readonly { readonly area: Area; readonly leaveBufferMetres: number }[],
): Flatbush {
  const tree = new Flatbush(fences.length);
  for (const { area, leaveBufferMetres } of fences) {
    const box = boundingBox(area);
    const north = leaveBufferMetres * degreesPerMetre;
    const east = north / Math.cos((box.north * Math.PI) / 180);
    tree.add(box.west - east, box.south - north, box.east + east, box.north + north);
  }
  tree.finish();
  return tree;
}
