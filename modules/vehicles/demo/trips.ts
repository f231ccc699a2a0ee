/** Routes of the demo's refuse trucks, and what they drove. */
import { demoTown } from '#demo/geometry/index.ts';
import { createRandom, type Random } from '#demo/random.ts';
import { distanceMetres, offsetMetres, type Position } from '#platform/geo/index.ts';
import { simplified } from '../rules/track.ts';
import { wayBetween } from './road-net.ts';

/** A route with its points. */
export interface DemoRoute {
  readonly name: string;
  readonly line: readonly Position[];
  readonly points: readonly { readonly name: string; readonly position: Position }[];
}

/** One fix of a drive. */
export interface DemoFix {
  readonly at: Date;
  readonly position: Position;
  readonly speed: number;
}

const plans: readonly (readonly [name: string, landmarks: readonly string[]])[] = [
  ['圩镇一线', ['清溪镇卫生院', '清溪镇人民政府', '清溪文化站', '清溪镇中心小学', '清溪汽车站']],
  ['圩镇二线', ['清溪农贸市场', '老圩坪', '滨河公园', '清溪邮政所', '清溪中学']],
  ['乡村线', ['石桥村委会', '枫林村委会', '白鹭村委会', '上坪村委会', '柳塘村委会']],
];

/** All routes: from the transfer station past the points and back. */
export function demoRoutes(): DemoRoute[] {
  const station = landmark('清溪垃圾中转站');
  return plans.map(([name, names]) => {
    const points = names.map((one) => ({ name: one, position: landmark(one) }));
    const stops = [station, ...points.map(({ position }) => position), station];
    const way = stops.slice(1).flatMap((to, index) => wayBetween(stops[index] ?? station, to));
    const line = thinned(way);
    // A point is served from the road, not inside the building.
    const onRoad = points.map(({ name: point, position }) => ({
      name: point,
      position: nearestOn(line, position),
    }));
    return { name, line, points: onRoad };
  });
}

/** Without the vertices that change nothing one could see. */
function thinned(way: readonly Position[]): Position[] {
  const fixes = way.map((position) => ({ at: new Date(0), position, speedKmh: null }));
  return simplified(fixes, 3).map(({ position }) => position);
}

function landmark(name: string): Position {
  const town = demoTown().qingxi;
  const found = town.landmarks.features.find(({ properties }) => properties.nameZh === name);
  const [longitude, latitude] = found?.geometry.coordinates ?? town.centre;
  return { longitude, latitude };
}

function nearestOn(line: readonly Position[], place: Position): Position {
  return line.reduce((best, at) =>
    distanceMetres(at, place) < distanceMetres(best, place) ? at : best,
  );
}

/** Longer than what counts as one drive. */
const gapMs = 12 * 60_000;

/** A drive along a route from an instant on, a fix every 20 s; some days a stretch is unknown. */
export function demoDrive(route: DemoRoute, start: Date, seed: string): DemoFix[] {
  const random = createRandom(41, seed);
  const skips = random.chance(0.6) ? random.between(0.25, 0.55) : 2;
  const fixes: DemoFix[] = [];
  let now = start.getTime();
  let off = false;
  const put = (position: Position, speed: number): void => {
    fixes.push({ at: new Date(now), position: wander(position, random), speed });
    now += 20_000;
  };
  for (const [index, to] of route.line.entries()) {
    const from = route.line[index - 1];
    const share = index / route.line.length;
    if (!from) continue;
    if (share > skips && share < skips + 0.35) {
      // The terminal was off: nothing is known of this stretch.
      if (!off) now += gapMs;
      off = true;
      continue;
    }
    off = false;
    const speed = random.between(12, 24);
    const steps = Math.max(1, Math.round(distanceMetres(from, to) / ((speed / 3.6) * 20)));
    for (let step = 1; step <= steps; step += 1)
      put(between(from, to, step / steps), Number(speed.toFixed(1)));
    const isPoint = route.points.some(({ position }) => position === to);
    if (isPoint) for (let wait = 0; wait < random.integer(4, 12); wait += 1) put(to, 0);
  }
  return fixes;
}

function between(from: Position, to: Position, share: number): Position {
  return {
    longitude: from.longitude + (to.longitude - from.longitude) * share,
    latitude: from.latitude + (to.latitude - from.latitude) * share,
  };
}

function wander(position: Position, random: Random): Position {
  return offsetMetres(position, random.normal(0, 2.5), random.normal(0, 2.5));
}
