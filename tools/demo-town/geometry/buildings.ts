import { createRandom, type Random } from '../random.ts';
import { distance, insideRing, nearestOn, type Point, rectangle, walkAlong } from './plane.ts';
import { ROAD_WIDTH_METRES, type Road } from './roads.ts';
import type { RiverSide } from './river.ts';
import type { BuildingProperties } from './town-geometry.ts';

/** A building in the drawing plane. */
export interface Building {
  kind: BuildingProperties['kind'];
  storeys: number;
  at: Point;
  ring: Point[];
  radiusKm: number;
}

/** What buildings must respect. */
export interface BuildingGround {
  quarter: readonly Point[];
  hamlets: readonly Point[];
  roads: readonly Road[];
  grounds: readonly (readonly Point[])[];
  /** Those of the grounds on which a public building stands. */
  publicGrounds: readonly (readonly Point[])[];
  side: RiverSide;
}

const boxes = new WeakMap<readonly Point[], [number, number, number, number]>();

/** True when a place lies within 50 m of a line's bounding box (a quick no for most roads). */
function nearBox(line: readonly Point[], at: Point): boolean {
  let box = boxes.get(line);
  if (!box) {
    const [xs, ys] = [line.map((point) => point[0]), line.map((point) => point[1])];
    box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    boxes.set(line, box);
  }
  const [x, y] = at;
  return x > box[0] - 0.05 && x < box[2] + 0.05 && y > box[1] - 0.05 && y < box[3] + 0.05;
}

/** Accepts a building only where it stands free of roads, water, grounds and other buildings. */
class BuildingSite {
  readonly placed: Building[] = [];
  private readonly ground: BuildingGround;
  private readonly squares = new Map<string, Building[]>();

  constructor(ground: BuildingGround) {
    this.ground = ground;
  }

  private isFree(building: Building): boolean {
    const { roads, grounds, side } = this.ground;
    const touches = this.around(building.at).some(
      (other) =>
        distance(other.at, building.at) < other.radiusKm + building.radiusKm &&
        (building.ring.some(([x, y]) => insideRing(x, y, other.ring)) ||
          other.ring.some(([x, y]) => insideRing(x, y, building.ring)) ||
          distance(other.at, building.at) < (other.radiusKm + building.radiusKm) * 0.62),
    );
    if (touches) return false;
    if (side.distanceKm(building.at) < 0.075) return false;
    const blocked = grounds.some((ring) =>
      [building.at, ...building.ring].some(([x, y]) => insideRing(x, y, ring)),
    );
    if (blocked) return false;
    return !roads.some((road) => {
      if (!nearBox(road.line, building.at)) return false;
      const half = ROAD_WIDTH_METRES[road.kind] / 2000 + 0.003;
      return building.ring.some((corner) => nearestOn(road.line, corner).distanceKm < half);
    });
  }

  /** Buildings in the nine squares of 60 m round a place. */
  private around(at: Point): Building[] {
    const [column, row] = [Math.floor(at[0] / 0.06), Math.floor(at[1] / 0.06)];
    return [-1, 0, 1].flatMap((east) =>
      [-1, 0, 1].flatMap((north) => this.squares.get(`${column + east}/${row + north}`) ?? []),
    );
  }

  offer(building: Building): void {
    if (!this.isFree(building)) return;
    this.placed.push(building);
    const [x, y] = building.at;
    const key = `${Math.floor(x / 0.06)}/${Math.floor(y / 0.06)}`;
    this.squares.set(key, [...(this.squares.get(key) ?? []), building]);
  }
}

function build(
  at: Point,
  direction: Point,
  size: readonly [number, number],
  looks: Pick<Building, 'kind' | 'storeys'>,
): Building {
  const [halfLong, halfShort] = size;
  return {
    ...looks,
    at,
    ring: rectangle(at, direction, halfLong, halfShort),
    radiusKm: Math.hypot(halfLong, halfShort),
  };
}

/** A street's frontage: shop-houses wall to wall, gaps for lanes and courtyards. */
function lineStreet(site: BuildingSite, road: Road, random: Random): void {
  const half = ROAD_WIDTH_METRES[road.kind] / 2000;
  const isBusy = road.kind === 'mainStreet' || road.nameZh === '圩场路';
  for (const { at, direction } of walkAlong(road.line, 0.034)) {
    for (const hand of [1, -1]) {
      if (random.chance(0.12)) continue;
      const halfLong = random.between(0.008, 0.0165);
      const depth = random.between(0.007, 0.011);
      const away = hand * (half + 0.006 + depth + random.between(0, 0.003));
      const place: Point = [at[0] - direction[1] * away, at[1] + direction[0] * away];
      const kind = random.chance(isBusy ? 0.8 : 0.35) ? 'shop' : 'house';
      const looks = { kind, storeys: random.integer(2, isBusy ? 6 : 4) } as const;
      site.offer(build(place, direction, [halfLong, depth], looks));
    }
  }
}

/** Houses inside the blocks, behind the frontages. */
function fillBlocks(site: BuildingSite, quarter: readonly Point[], random: Random): void {
  for (let attempt = 0; attempt < 420; attempt += 1) {
    const at: Point = [random.between(-1.05, 1.05), random.between(-0.5, 0.85)];
    if (!insideRing(at[0], at[1], quarter)) continue;
    const turn = random.normal(0.04, 0.05);
    const direction: Point = [Math.cos(turn), Math.sin(turn)];
    const size = [random.between(0.009, 0.018), random.between(0.006, 0.009)] as const;
    site.offer(build(at, direction, size, { kind: 'house', storeys: random.integer(2, 6) }));
  }
}

/** The buildings on public grounds; squares, parks and the like stay open. */
function buildOnGround(ring: readonly Point[]): Building {
  const [a, b, c]: Point[] = [...ring];
  if (!a || !b || !c) throw new Error('A ground needs four corners.');
  const long = distance(a, b);
  const direction: Point = [(b[0] - a[0]) / long, (b[1] - a[1]) / long];
  const at: Point = [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2];
  const short = distance(b, c);
  const moved: Point = [at[0] - direction[1] * short * 0.14, at[1] + direction[0] * short * 0.14];
  return build(moved, direction, [long * 0.36, short * 0.22], { kind: 'public', storeys: 3 });
}

/** Houses of a hamlet: along its road and in a loose cluster, most of them facing south. */
function fillHamlet(site: BuildingSite, heart: Point, count: number, random: Random): void {
  const before = site.placed.length;
  for (let attempt = 0; attempt < count * 6; attempt += 1) {
    if (site.placed.length - before >= count) return;
    const at: Point = [heart[0] + random.normal(0, 0.075), heart[1] + random.normal(0, 0.055)];
    const turn = random.normal(0.05, 0.22);
    const direction: Point = [Math.cos(turn), Math.sin(turn)];
    const size = [random.between(0.006, 0.011), random.between(0.0045, 0.007)] as const;
    site.offer(build(at, direction, size, { kind: 'house', storeys: random.integer(1, 3) }));
  }
}

/** Lays out all buildings of a town: the quarter along its streets, then the hamlets. */
export function layBuildings(ground: BuildingGround, perHamlet: number, seed: number): Building[] {
  const random = createRandom(seed, 'buildings');
  const site = new BuildingSite(ground);
  const inQuarter = ground.roads
    .filter((road) => road.kind !== 'villageRoad')
    .map((road) => ({
      ...road,
      line: road.line.filter(([x, y]) => insideRing(x, y, ground.quarter)),
    }))
    .filter((road) => road.line.length > 1);
  for (const road of inQuarter) lineStreet(site, road, random);
  if (inQuarter.length > 12) fillBlocks(site, ground.quarter, random);
  for (const heart of ground.hamlets) {
    fillHamlet(site, heart, perHamlet + random.integer(-3, 3), random);
  }
  return [...site.placed, ...ground.publicGrounds.map(buildOnGround)];
}
