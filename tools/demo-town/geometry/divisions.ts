import { collect, type Feature, type FeatureCollection, type PolygonGeometry } from './geojson.ts';
import type { NamedProperties } from './geojson.ts';
import { absorbIslands, sampleLabels } from './label-field.ts';
import { countyField, NEIGHBOUR_LABEL } from './labels.ts';
import { COUNTY, NEIGHBOURS, TOWNS, type VillagePlan } from './layout.ts';
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

interface Survey {
  arcs: readonly Arc[];
  found: Pick<Divisions, 'towns' | 'villages' | 'gridCells' | 'cellRings'>;
  /** Label of the next grid cell: cells are numbered in the order of the plan. */
  nextLabel: number;
}

/** Draws a village and its cells; returns their labels. */
function drawVillage(survey: Survey, plan: VillagePlan, parentCode: string): Set<number> {
  const { arcs, found } = survey;
  const labels = new Set<number>();
  for (const { code, nameZh, nameEn } of plan.cells) {
    const own = new Set([survey.nextLabel]);
    found.cellRings.set(code, polygonsOf(arcs, own)[0]?.[0] ?? []);
    const naming = { code, parentCode: plan.code, nameZh, nameEn };
    found.gridCells.push(divisionOf(arcs, own, { kind: 'gridCell', ...naming }));
    labels.add(survey.nextLabel);
    survey.nextLabel += 1;
  }
  const { kind, code, nameZh, nameEn } = plan;
  found.villages.push(divisionOf(arcs, labels, { kind, code, parentCode, nameZh, nameEn }));
  return labels;
}

/** Traces the whole county: one partition, of which villages, towns and county are unions. */
export function traceDivisions(seed: number, side: RiverSide): Divisions {
  const raster = sampleLabels(countyField(seed, side));
  absorbIslands(raster);
  const arcs = traceArcs(raster, 0.004);
  const found: Survey['found'] = { towns: [], villages: [], gridCells: [], cellRings: new Map() };
  const survey: Survey = { arcs, found, nextLabel: 0 };
  const everywhere = new Set(NEIGHBOURS.map((_, index) => NEIGHBOUR_LABEL + index));
  for (const { villages, code, nameZh, nameEn } of TOWNS) {
    const labels = new Set(villages.flatMap((plan) => [...drawVillage(survey, plan, code)]));
    const naming = { code, parentCode: COUNTY.code, nameZh, nameEn };
    found.towns.push(divisionOf(arcs, labels, { kind: 'town', ...naming }));
    for (const label of labels) everywhere.add(label);
  }
  return {
    ...found,
    county: divisionOf(arcs, everywhere, { kind: 'county', parentCode: '', ...COUNTY }),
    neighbours: collect(neighbourTowns(arcs)),
  };
}
