/** What a layer showed at an instant of a day. Pure. */
import type { MapFeaturePoint, MapSpan, MapTrack } from '#platform/contract/map.ts';

/** Between two fixes further apart nobody knows where it was. */
const longestGapSeconds = 900;
/** The way that is drawn behind something that moves. */
const trailSeconds = 900;

/** Seconds of a local day (Asia/Shanghai) since 1970. */
export function secondsOfDay(day: string): { readonly from: number; readonly to: number } {
  const from = Date.parse(`${day}T00:00:00+08:00`) / 1000;
  return { from, to: from + 86_400 };
}

/** The local day (Asia/Shanghai) of an instant, `2026-03-05`. */
export function localDayOf(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The class that holds at an instant; -1 before its beginning and after its end. */
export function kindAt(steps: MapSpan['steps'], at: number): number {
  let kind = -1;
  for (const [from, next] of steps) {
    if (from > at) break;
    kind = next;
  }
  return kind;
}

/** The points of spans at an instant. */
export function pointsAt(
  spans: readonly MapSpan[],
  at: number,
  hidden: readonly number[],
): MapFeaturePoint[] {
  return spans.flatMap(({ id, label, longitude, latitude, steps }) => {
    const kind = kindAt(steps, at);
    if (kind < 0 || hidden.includes(kind)) return [];
    return [{ id, label, longitude, latitude, kind, count: 1 }];
  });
}

/** Where something that moves was; null when it was not heard around that time. */
export function placeAt({ path }: MapTrack, at: number): [number, number] | null {
  const next = path.findIndex(([seconds]) => seconds > at);
  const before = path[next === -1 ? path.length - 1 : next - 1];
  if (!before) return null;
  const [from, x, y] = before;
  const after = next === -1 ? undefined : path[next];
  if (!after) return at - from <= longestGapSeconds ? [x, y] : null;
  const [to, toX, toY] = after;
  if (to - from > longestGapSeconds) return at - from <= longestGapSeconds ? [x, y] : null;
  const share = (at - from) / (to - from);
  return [x + (toX - x) * share, y + (toY - y) * share];
}

/** The points of tracks at an instant. */
export function moversAt(tracks: readonly MapTrack[], at: number): MapFeaturePoint[] {
  return tracks.flatMap((track): MapFeaturePoint[] => {
    const place = placeAt(track, at);
    if (!place) return [];
    const { id, label, kind } = track;
    return [{ id, label, kind, longitude: place[0], latitude: place[1], count: 1 }];
  });
}

/** The ways just driven. */
export function trailsAt(tracks: readonly MapTrack[], at: number): [number, number][][] {
  return tracks.flatMap((track) => {
    const place = placeAt(track, at);
    if (!place) return [];
    const passed = track.path.filter(([seconds]) => seconds <= at && seconds > at - trailSeconds);
    const line = [...passed.map(([, x, y]): [number, number] => [x, y]), place];
    return line.length > 1 ? [line] : [];
  });
}

/** How many spans begin in each of `bins` equal parts of a span of time. */
export function beginnings(
  spans: readonly MapSpan[],
  { from, to }: { readonly from: number; readonly to: number },
  bins: number,
): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const { steps } of spans) {
    const [first] = steps[0] ?? [Number.NaN];
    const bin = Math.floor(((first - from) / (to - from)) * bins);
    if (bin >= 0 && bin < bins) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
