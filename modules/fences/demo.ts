/** Three fences of the demo town: the market street, the transfer station, the town itself. */
import { demoTown, type LngLat } from '#demo/geometry/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { offsetMetres, type Polygon, type Position } from '#platform/geo/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { saveFenceRows } from './store/fences.ts';
import type { FenceRow } from './store/tables.ts';

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town' || tenant.position !== 0) return;
  await ctx.database.inTenant(ctx, async (tx) => saveFenceRows(tx, demoFences(tx)));
}

function demoFences(tx: Tx): FenceRow[] {
  const usual = {
    tenantId: tx.ctx.tenantId,
    leaveBufferMetres: 20,
    dwellSeconds: null,
    speedLimitKmh: null,
    windows: [],
    modelCodes: ['refuse-truck'],
    groupCodes: [],
    thingIds: [],
    categoryCode: null,
    enabled: true,
    version: 1,
  };
  return [
    {
      ...usual,
      id: uuidv7(),
      name: '圩市时段禁行区',
      area: rectangle(landmark('market', '农贸'), 170, 130),
      watch: ['enter', 'speed'],
      speedLimitKmh: 20,
      windows: [{ weekdays: [], fromMinute: 420, toMinute: 690 }],
      severity: 'warning',
    },
    {
      ...usual,
      id: uuidv7(),
      name: '垃圾中转站',
      area: rectangle(landmark('transferStation', '中转站'), 70, 60),
      watch: ['enter', 'leave', 'dwell'],
      dwellSeconds: 5400,
      severity: null,
    },
    {
      ...usual,
      id: uuidv7(),
      name: '清溪镇域',
      area: outline(),
      watch: ['leave'],
      leaveBufferMetres: 100,
      severity: 'notice',
    },
  ];
}

function landmark(kind: string, name: string): Position {
  const town = demoTown().qingxi;
  const found = town.landmarks.features.find(
    ({ properties }) => properties.kind === kind && properties.nameZh.includes(name),
  );
  const [longitude, latitude] = found?.geometry.coordinates ?? town.centre;
  return { longitude, latitude };
}

function rectangle(middle: Position, halfWidth: number, halfHeight: number): Polygon {
  const corner = (east: number, north: number): LngLat => {
    const { longitude, latitude } = offsetMetres(middle, east, north);
    return [longitude, latitude];
  };
  const ring = [
    corner(-halfWidth, -halfHeight),
    corner(halfWidth, -halfHeight),
    corner(halfWidth, halfHeight),
    corner(-halfWidth, halfHeight),
    corner(-halfWidth, -halfHeight),
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

/** The town's own border, thinned: a fence needs no bend of every field. */
function outline(): Polygon {
  const { geometry } = demoTown().qingxi.outline;
  const outer = (geometry.coordinates[0] ?? []) as readonly LngLat[];
  const every = Math.max(1, Math.floor(outer.length / 120));
  const thinned = outer.filter((_, index) => index % every === 0 && index < outer.length - 1);
  return { type: 'Polygon', coordinates: [[...thinned, thinned[0] ?? [0, 0]]] };
}
