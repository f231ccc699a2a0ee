import { collect, type Feature, type FeatureCollection, type PolygonGeometry } from './geojson.ts';
import type { NamedProperties } from './geojson.ts';
import { absorbIslands, sampleLabels } from './label-field.ts';
import { countyField, NEIGHBOUR_LABEL } from './labels.ts';
import { COUNTY, NEIGHBOURS, TOWNS } from './layout.ts';
import { type Arc, traceArcs } from './partition.ts';
import { closedLngLat, type Point, signedArea } from './plane.ts';
import { polygonsOf } from './polygons.ts';
import type { RiverSide } from './river.ts';

/** Properties of counties, towns, villages and grid cells. */
export interface DivisionProperties extends NamedProperties {
  kind: 'county' | 'town' | 'village' | 'quarter' | 'gridCell' | 'neighbourTown';
  /** Division code: county 6, town 9, village 12, grid cell 15 digits. */
  code: string;
  /** Code of the division above. */
  parentCode: string;
  areaSquareMetres: number;
}

/** A division's polygon. */
export type Division = Feature<PolygonGeometry, DivisionProperties>;

/** The county's partition. */
export interface Divisions {
  county: Division;
  towns: Division[];
  villages: Division[];
  gridCells: Division[];
  neighbours: FeatureCollection<PolygonGeometry, DivisionProperties>;
  /** Outer ring of each grid cell in the drawing plane, by code. */
  cellRings: Map<string, Point[]>;
}

type Naming = Pick<DivisionProperties, 'kind' | 'code' | 'parentCode' | 'nameZh' | 'nameEn'>;

function divisionOf(arcs: readonly Arc[], labels: ReadonlySet<number>, naming: Naming): Division {
  const [rings] = polygonsOf(arcs, labels);
  if (!rings) throw new Error(`Division ${naming.nameZh} has no ground: check the layout.`);
  const areaSquareKm = rings.reduce((sum, ring) => sum + signedArea(ring), 0);
  return {
    type: 'Feature',
    id: naming.code,
    geometry: { type: 'Polygon', coordinates: rings.map(closedLngLat) },
    properties: { ...naming, areaSquareMetres: Math.round(areaSquareKm * 1e6) },
  };
}

function neighbourTowns(arcs: readonly Arc[]): Division[] {
  return NEIGHBOURS.map((town, index) =>
    divisionOf(arcs, new Set([NEIGHBOUR_LABEL + index]), {
      kind: 'neighbourTown',
      code: `${COUNTY.code}${String(201 + index)}`,
      parentCode: COUNTY.code,
      nameZh: town.nameZh,
      nameEn: town.nameEn,
    }),
  );
}

/** Traces the whole county: one partition, of which villages, towns and county are unions. */
export function traceDivisions(seed: number, side: RiverSide): Divisions {
  const raster = sampleLabels(countyField(seed, side));
  absorbIslands(raster);
  const arcs = traceArcs(raster, 0.004);
  const [towns, villages, gridCells]: Division[][] = [[], [], []];
  const cellRings = new Map<string, Point[]>();
  const everywhere = new Set(NEIGHBOURS.map((_, index) => NEIGHBOUR_LABEL + index));
  let label = 0;
  for (const { villages: villagePlans, code, nameZh, nameEn } of TOWNS) {
    const townLabels = new Set<number>();
    for (const plan of villagePlans) {
      const villageLabels = new Set<number>();
      for (const cell of plan.cells) {
        const own = new Set([label]);
        cellRings.set(cell.code, polygonsOf(arcs, own)[0]?.[0] ?? []);
        const { nameZh: zh, nameEn: en } = cell;
        const naming = { code: cell.code, parentCode: plan.code, nameZh: zh, nameEn: en } as const;
        gridCells?.push(divisionOf(arcs, own, { kind: 'gridCell', ...naming }));
        for (const set of [villageLabels, townLabels, everywhere]) set.add(label);
        label += 1;
      }
      const naming = {
        code: plan.code,
        parentCode: code,
        nameZh: plan.nameZh,
        nameEn: plan.nameEn,
      };
      villages?.push(divisionOf(arcs, villageLabels, { kind: plan.kind, ...naming }));
    }
    const naming = { code, parentCode: COUNTY.code, nameZh, nameEn };
    towns?.push(divisionOf(arcs, townLabels, { kind: 'town', ...naming }));
  }
  return {
    county: divisionOf(arcs, everywhere, { kind: 'county', parentCode: '', ...COUNTY }),
    towns: towns ?? [],
    villages: villages ?? [],
    gridCells: gridCells ?? [],
    neighbours: collect(neighbourTowns(arcs)),
    cellRings,
  };
}
