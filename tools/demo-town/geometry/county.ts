import { type Building, layBuildings } from './buildings.ts';
import { type Divisions, traceDivisions } from './divisions.ts';
import { collect, type Feature, type PolygonGeometry } from './geojson.ts';
import { type Door, doorsOf } from './doors.ts';
import { landCover } from './land-cover.ts';
import { allLandmarks, type Landmark } from './landmarks.ts';
import { TOWNS } from './layout.ts';
import { centreOf, heartOf } from './hearts.ts';
import { layeredNoise } from './noise.ts';
import { closedLngLat, insideRing, type Point, toLngLat, toPlane } from './plane.ts';
import { brook, mainRiver, riverSide, type RiverSide } from './river.ts';
import { type HamletSite, hamletRoads, plannedRoads, type Road, roadFeature } from './roads.ts';
import type { DemoTown, TownGeometry, WaterProperties } from './town-geometry.ts';

interface Drawing {
  seed: number;
  divisions: Divisions;
  side: RiverSide;
  hamlets: HamletSite[];
  roads: Road[];
  doors: Door[];
  landmarks: Landmark[];
}

type WaterFeature = Feature<PolygonGeometry, WaterProperties>;

function water(
  kind: WaterProperties['kind'],
  nameZh: string,
  nameEn: string,
  ring: readonly Point[],
): WaterFeature {
  return {
    type: 'Feature',
    id: `water-${nameEn.toLowerCase().replaceAll(' ', '-')}`,
    geometry: { type: 'Polygon', coordinates: [closedLngLat(ring)] },
    properties: { kind, nameZh, nameEn },
  };
}

/** A lake: a circle pulled out of shape by noise. */
function lake(at: Point, radiusKm: number, seed: number): Point[] {
  const shore = layeredNoise(seed, 0.9, 3);
  return Array.from({ length: 48 }, (_, index): Point => {
    const angle = (index / 48) * 2 * Math.PI;
    const [ux, uy] = [Math.cos(angle), Math.sin(angle)];
    const reach = radiusKm * (1 + 0.75 * shore(ux + at[0] * 3, uy + at[1] * 3));
    return [at[0] + ux * reach * 1.25, at[1] + uy * reach * 0.8];
  });
}

function hamletSites(divisions: Divisions): HamletSite[] {
  return TOWNS.flatMap((town, townIndex) =>
    town.villages
      .filter((village) => village.kind === 'village')
      .flatMap((village) =>
        village.cells.map((cell) => ({
          nameZh: cell.hamletZh,
          nameEn: cell.hamletEn,
          town: townIndex,
          at: heartOf(divisions.cellRings.get(cell.code) ?? [], cell.seed),
        })),
      ),
  );
}

function ringOf(feature: Feature<PolygonGeometry, unknown>): Point[] {
  return (feature.geometry.coordinates[0] ?? []).map(toPlane);
}

function buildingFeatures(buildings: readonly Building[], code: string): TownGeometry['buildings'] {
  return collect(
    buildings.map((building, index) => ({
      type: 'Feature',
      id: `building-${code}-${String(index + 1)}`,
      geometry: { type: 'Polygon', coordinates: [closedLngLat(building.ring)] },
      properties: { kind: building.kind, storeys: building.storeys, nameZh: '', nameEn: '' },
    })),
  );
}

function landmarkFeatures(drawing: Drawing, town: number, code: string) {
  const own = drawing.landmarks.filter((landmark) => landmark.town === town);
  const cellAt = ([x, y]: Point): string =>
    [...drawing.divisions.cellRings].find(([, ring]) => insideRing(x, y, ring))?.[0] ?? '';
  const landmarks: TownGeometry['landmarks'] = collect(
    own.map(({ kind, nameZh, nameEn, at, addressZh }, index) => ({
      type: 'Feature',
      id: `landmark-${code}-${String(index + 1)}`,
      geometry: { type: 'Point', coordinates: toLngLat(at) },
      properties: { kind, nameZh, nameEn, addressZh, gridCellCode: cellAt(at) },
    })),
  );
  const grounds: TownGeometry['grounds'] = collect(
    own.flatMap(({ kind, nameZh, nameEn, ground }, index) =>
      ground
        ? [
            {
              type: 'Feature' as const,
              id: `ground-${code}-${String(index + 1)}`,
              geometry: { type: 'Polygon' as const, coordinates: [closedLngLat(ground)] },
              properties: { kind, nameZh, nameEn },
            },
          ]
        : [],
    ),
  );
  return { landmarks, grounds };
}

function waters(seed: number, town: number): WaterFeature[] {
  if (town === 1)
    return [water('pond', '白沙塘', 'Baisha Pond', lake([8.4, -1.5], 0.1, seed + 71))];
  return [
    water('brook', '白鹭溪', 'Bailu Brook', brook(seed).banks),
    water('reservoir', '枫林水库', 'Fenglin Reservoir', lake([2.0, 3.32], 0.22, seed + 61)),
    water('pond', '柳塘', 'Liutang Pond', lake([-1.62, -1.72], 0.11, seed + 63)),
    water('pond', '荷花塘', 'Lotus Pond', lake([1.75, 2.15], 0.08, seed + 65)),
    water('pond', '金竹塘', 'Jinzhu Pond', lake([-2.95, -0.75], 0.09, seed + 67)),
  ];
}

const COVER_NAMES = {
  paddy: ['水田', 'Paddy'],
  field: ['旱地', 'Dry field'],
  orchard: ['果园', 'Orchard'],
  forest: ['林地', 'Woodland'],
  builtUp: ['建成区', 'Built-up area'],
} as const;

function coverFeatures(drawing: Drawing, town: number): TownGeometry['landCover'] {
  const { divisions, side, hamlets, seed } = drawing;
  const plan = TOWNS[town];
  const [outline, quarter] = [divisions.towns[town], quarterOf(divisions, plan?.code ?? '')];
  if (!outline || !quarter) throw new Error('The town has no outline.');
  const own = hamlets.filter((hamlet) => hamlet.town === town).map((hamlet) => hamlet.at);
  const ground = { outline: ringOf(outline), quarter: ringOf(quarter), hamlets: own, side };
  return collect(
    landCover(seed, ground).map(({ kind, rings }, index) => ({
      type: 'Feature',
      id: `cover-${plan?.code ?? ''}-${String(index + 1)}`,
      geometry: { type: 'Polygon', coordinates: rings.map(closedLngLat) },
      properties: { kind, nameZh: COVER_NAMES[kind][0], nameEn: COVER_NAMES[kind][1] },
    })),
  );
}

function quarterOf(divisions: Divisions, townCode: string) {
  return divisions.villages.find(
    ({ properties }) => properties.kind === 'quarter' && properties.parentCode === townCode,
  );
}

function townBuildings(drawing: Drawing, town: number, code: string): Building[] {
  const quarter = quarterOf(drawing.divisions, code);
  const ground = {
    quarter: quarter ? ringOf(quarter) : [],
    hamlets: drawing.hamlets.filter((hamlet) => hamlet.town === town).map(({ at }) => at),
    roads: drawing.roads,
    grounds: drawing.landmarks.flatMap(({ ground: ring }) => (ring ? [ring] : [])),
    publicGrounds: drawing.landmarks.flatMap(({ ground: ring, kind, town: owner }) =>
      ring && owner === town && kind !== 'square' && kind !== 'park' ? [ring] : [],
    ),
    side: drawing.side,
  };
  return layBuildings(ground, town === 0 ? 22 : 18, drawing.seed + town);
}

function drawTown(drawing: Drawing, town: number): TownGeometry {
  const { divisions } = drawing;
  const [plan, outline] = [TOWNS[town], divisions.towns[town]];
  if (!plan || !outline) throw new Error(`The layout has no town ${String(town)}.`);
  const { code, nameZh, nameEn } = plan;
  const corners = outline.geometry.coordinates[0] ?? [];
  const [lngs, lats] = [corners.map((c) => c[0]), corners.map((c) => c[1])];
  const roads = drawing.roads.filter((road) => road.town === town);
  return {
    code,
    nameZh,
    nameEn,
    centre: toLngLat(centreOf(ringOf(quarterOf(divisions, code) ?? outline))),
    bounds: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)],
    outline,
    villages: collect(divisions.villages.filter((v) => v.properties.parentCode === code)),
    gridCells: collect(divisions.gridCells.filter((c) => c.properties.code.startsWith(code))),
    waters: collect(waters(drawing.seed, town)),
    roads: collect(
      roads.map((road, index) => roadFeature(road, `road-${code}-${String(index + 1)}`)),
    ),
    landCover: coverFeatures(drawing, town),
    buildings: buildingFeatures(townBuildings(drawing, town, code), code),
    doors: drawing.doors
      .filter((door) => door.town === town)
      .map(({ street, number, at }) => ({ street, number, position: toLngLat(at) })),
    hamlets: drawing.hamlets
      .filter((hamlet) => hamlet.town === town)
      .map(({ nameZh: zh, nameEn: en, at }) => ({
        nameZh: zh,
        nameEn: en,
        position: toLngLat(at),
      })),
    ...landmarkFeatures(drawing, town, code),
  };
}

/** Draws the whole county from a seed. */
export function createCounty(seed: number): DemoTown {
  const river = mainRiver(seed);
  const side = riverSide(river);
  const divisions = traceDivisions(seed, side);
  const hamlets = hamletSites(divisions);
  const planned = plannedRoads();
  const roads = [...planned, ...hamletRoads(hamlets, planned, side, seed)];
  const villages = TOWNS.flatMap((town, index) =>
    town.villages
      .filter((village) => village.kind === 'village')
      .map(({ nameZh, nameEn, cells }) => ({
        nameZh,
        nameEn,
        town: index,
        hamlets: cells.map(
          (cell) => hamlets.find((h) => h.nameZh === cell.hamletZh)?.at ?? cell.seed,
        ),
      })),
  );
  const doors = doorsOf(roads);
  const drawing = {
    seed,
    divisions,
    side,
    hamlets,
    roads,
    doors,
    landmarks: allLandmarks(villages, doors),
  };
  return {
    seed,
    county: divisions.county,
    neighbours: divisions.neighbours,
    river: water('river', '清溪', 'Qingxi River', river.banks),
    qingxi: drawTown(drawing, 0),
    baisha: drawTown(drawing, 1),
  };
}
