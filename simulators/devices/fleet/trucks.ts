/** Refuse trucks on JT/T 808: out at 5:30, along the streets of their round, a stop at each door, home by noon. */
import { demoTown, type LngLat } from '#demo/geometry/index.ts';
import { createRandom } from '#demo/random.ts';
import { distanceMetres } from '#platform/geo/index.ts';
import { Jt808Terminal } from '../links/jt808-terminal.ts';
import { hourOf } from '../rhythm/waves.ts';
import type { World } from './world.ts';

const reportSeconds = 10;
const beatSeconds = 60;
/** Begin and end of the morning and afternoon rounds, hours. */
const rounds = [
  [5.5, 11.5],
  [13.5, 18.5],
] as const;

/** Starts all trucks. */
export function startTrucks(world: World): void {
  const target = world.doors.jt808;
  if (!target) return;
  const devices = world.ofModel('refuse-truck');
  const routes = routesFor(devices.length);
  const terminals = devices.map(({ externalId, name }) => {
    const plate = /粤?[\u4e00-\u9fa5][A-Z][·]?[A-Z0-9]{5,6}/.exec(name)?.[0] ?? '湘A·00000';
    const terminal = new Jt808Terminal({ target, phone: externalId, plate });
    world.atEnd(() => terminal.close());
    return terminal;
  });
  world.clockwork.every(reportSeconds, terminals.length, (index, at) => {
    const route = routes[index];
    if (route) terminals[index]?.locate(locationOf(route, at, index));
  });
  world.clockwork.every(beatSeconds, terminals.length, (index) => terminals[index]?.beat());
}

/** A way with the metres at each of its points. */
export interface Route {
  readonly points: readonly LngLat[];
  readonly metres: readonly number[];
  readonly lengthMetres: number;
}

/** Rounds through the streets of the town, one a truck. */
export function routesFor(count: number): Route[] {
  const { roads } = demoTown().qingxi;
  const ways = roads.features.filter(({ properties }) => properties.kind !== 'countyRoad');
  return Array.from({ length: count }, (_, truck) => {
    const own = ways.filter((_way, index) => index % count === truck);
    return routeOf(own.flatMap(({ geometry }) => geometry.coordinates));
  });
}

function routeOf(points: readonly LngLat[]): Route {
  const metres = [0];
  for (const [index, point] of points.entries()) {
    if (index === 0) continue;
    const before = points[index - 1] ?? point;
    metres.push((metres[index - 1] ?? 0) + metresBetween(before, point));
  }
  return { points, metres, lengthMetres: metres.at(-1) ?? 0 };
}

const metresBetween = ([a, b]: LngLat, [c, d]: LngLat): number =>
  distanceMetres({ longitude: a, latitude: b }, { longitude: c, latitude: d });

/** Where a truck is at an instant. */
export function locationOf(route: Route, at: Date, truck: number) {
  const hour = hourOf(at);
  const round = rounds.find(([from, to]) => hour >= from && hour < to);
  const done = round ? (hour - round[0]) / (round[1] - round[0]) : 0;
  const metres = done * route.lengthMetres;
  const [place, heading] = along(route, metres);
  // Every third half minute it stands at a door.
  const stands = !round || Math.floor(at.getTime() / 30_000 + truck) % 3 === 0;
  const shiver = createRandom(Math.floor(at.getTime() / 1000), `truck ${truck}`);
  return {
    alarms: [],
    acc: round !== undefined,
    fixed: true,
    longitude: place[0] + shiver.normal(0, 0.00002),
    latitude: place[1] + shiver.normal(0, 0.00002),
    altitudeMetres: 62,
    speedKmh: stands ? 0 : 12 + shiver.between(0, 14),
    heading,
    at,
    mileageKm:
      Math.round((20_000 + Math.floor(at.getTime() / 86_400_000) * 40 + metres / 1000) * 10) / 10,
    fuelLitres: null,
    signalStrength: 24,
    satellites: 11,
  };
}

function along(route: Route, metres: number): [LngLat, number] {
  const next = Math.max(
    1,
    route.metres.findIndex((value) => value >= metres),
  );
  const [from, to] = [route.points[next - 1], route.points[next]];
  if (!from || !to) return [route.points[0] ?? [0, 0], 0];
  const start = route.metres[next - 1] ?? 0;
  const length = Math.max(0.1, (route.metres[next] ?? 0) - start);
  const part = Math.min(1, (metres - start) / length);
  const heading = (Math.atan2(to[0] - from[0], to[1] - from[1]) * 180) / Math.PI;
  return [
    [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part],
    Math.round((heading + 360) % 360),
  ];
}
