/** Drawing a line with fewer corners (Douglas and Peucker 1973, without recursion). */

type Pair = readonly [number, number];

/** The corners of a line that matter: none of those left out lies further than `degrees` from it. */
export function simplified(line: readonly Pair[], degrees: number): Pair[] {
  if (line.length < 3) return [...line];
  const keeps = new Uint8Array(line.length);
  keeps[0] = 1;
  keeps[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    const far = farthest(line, from, to);
    if (far.distance <= degrees) continue;
    keeps[far.at] = 1;
    if (far.at - from > 1) open.push([from, far.at]);
    if (to - far.at > 1) open.push([far.at, to]);
  }
  return line.filter((_, at) => keeps[at] === 1);
}

function farthest(
  line: readonly Pair[],
  from: number,
  to: number,
): { at: number; distance: number } {
  const [x1, y1] = line[from] ?? [0, 0];
  const [x2, y2] = line[to] ?? [0, 0];
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  let [at, most] = [from, -1];
  for (let i = from + 1; i < to; i += 1) {
    const [x, y] = line[i] ?? [0, 0];
    // The two ends of a closed ring are one point: the distance to it, not to a line.
    const along =
      length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
    const [ex, ey] = [x - x1 - along * dx, y - y1 - along * dy];
    const distance = ex * ex + ey * ey;
    if (distance > most) [at, most] = [i, distance];
  }
  return { at, distance: Math.sqrt(most) };
}

/** About a tenth of a metre. */
const finestDegrees = 1e-6;

/** A line with at most so many corners, as finely as that allows. */
export function atMost(line: readonly Pair[], corners: number): Pair[] {
  let drawn = [...line];
  for (let degrees = finestDegrees; drawn.length > corners; degrees *= 2) {
    drawn = simplified(drawn, degrees);
  }
  return drawn;
}
