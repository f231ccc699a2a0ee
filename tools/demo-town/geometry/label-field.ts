/** Ground that is divided into labelled pieces, described by a function of the place. */
export interface LabelField {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  stepKm: number;
  /** The piece at a place; −1 is outside. */
  labelAt(x: number, y: number): number;
}

/** The field sampled on a lattice, row by row from the south-west. */
export interface LabelRaster {
  field: LabelField;
  columns: number;
  rows: number;
  labels: Int32Array;
}

/** Samples the field. The outermost ring is forced outside, so that every border closes. */
export function sampleLabels(field: LabelField): LabelRaster {
  const columns = Math.round((field.maxX - field.minX) / field.stepKm) + 1;
  const rows = Math.round((field.maxY - field.minY) / field.stepKm) + 1;
  const labels = new Int32Array(columns * rows).fill(-1);
  for (let row = 1; row < rows - 1; row += 1) {
    for (let column = 1; column < columns - 1; column += 1) {
      labels[row * columns + column] = field.labelAt(
        field.minX + column * field.stepKm,
        field.minY + row * field.stepKm,
      );
    }
  }
  return { field, columns, rows, labels };
}

interface Component {
  label: number;
  members: number[];
  neighbours: Map<number, number>;
}

function floodFrom(raster: LabelRaster, start: number, seen: Uint8Array): Component {
  const { labels, columns } = raster;
  const label = labels[start] ?? -1;
  const members = [start];
  const neighbours = new Map<number, number>();
  seen[start] = 1;
  for (let index = 0; index < members.length; index += 1) {
    const place = members[index] ?? 0;
    for (const next of [place - 1, place + 1, place - columns, place + columns]) {
      const other = labels[next];
      if (other === undefined) continue;
      if (other !== label) neighbours.set(other, (neighbours.get(other) ?? 0) + 1);
      else if (!seen[next]) {
        seen[next] = 1;
        members.push(next);
      }
    }
  }
  return { label, members, neighbours };
}

function components(raster: LabelRaster): Component[] {
  const seen = new Uint8Array(raster.labels.length);
  const found: Component[] = [];
  for (let place = 0; place < raster.labels.length; place += 1) {
    if (!seen[place]) found.push(floodFrom(raster, place, seen));
  }
  return found;
}

/**
 * Gives stray islands to the neighbour with which they share the longest border. A component is
 * kept when it is the largest of its label, or, with `keepFrom`, when it has that many samples.
 */
export function absorbIslands(raster: LabelRaster, keepFrom = Number.POSITIVE_INFINITY): void {
  for (let round = 0; round < 4; round += 1) {
    const parts = components(raster).sort((a, b) => b.members.length - a.members.length);
    const kept = new Set<number>();
    let changed = false;
    for (const part of parts) {
      if (!kept.has(part.label) || part.members.length >= keepFrom) {
        kept.add(part.label);
        continue;
      }
      const [owner] = [...part.neighbours].sort((a, b) => b[1] - a[1])[0] ?? [part.label];
      for (const place of part.members) raster.labels[place] = owner;
      changed = true;
    }
    if (!changed) return;
  }
}
