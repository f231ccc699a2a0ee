/** The vehicles of a town: devices whose model has a position and a speed. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Position } from '#platform/geo/index.ts';
import { type Latest, latestOf } from '#modules/observations/index.ts';
import { modelsOf, type Thing, thingsOf } from '#modules/things/index.ts';
import type { VehicleState, VehicleView } from '../contract.ts';
import { problem } from '../problems.ts';
import { routeRows } from '../store/routes.ts';

/** Slower than this a vehicle stands. */
const standingKmh = 3;

/** A vehicle and how long its model may keep silent. */
export interface Vehicle {
  readonly thing: Thing;
  readonly silentAfterSeconds: number;
}

/** All vehicles in order of their codes. */
export async function fleet(tx: Tx): Promise<Vehicle[]> {
  const [directory, models] = [await thingsOf(tx), await modelsOf(tx)];
  const found = directory.all().flatMap((thing): Vehicle[] => {
    const model = models.of(thing);
    const moves = model?.property('position') && model.property('speed');
    return model && moves ? [{ thing, silentAfterSeconds: model.model.silentAfterSeconds }] : [];
  });
  return found.sort((a, b) => a.thing.code.localeCompare(b.thing.code));
}

/** One vehicle. @throws vehicle-not-found */
export async function vehicle(tx: Tx, thingId: string): Promise<Vehicle> {
  const found = (await fleet(tx)).find(({ thing }) => thing.id === thingId);
  if (!found) throw problem('vehicle-not-found');
  return found;
}

/** Where all vehicles are. */
export async function viewFleet(ctx: Ctx): Promise<{ at: string; items: VehicleView[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const all = await fleet(tx);
    const ids = all.map(({ thing }) => thing.id);
    const latest = Map.groupBy(await latestOf(tx, ids), ({ thingId }) => thingId);
    const routes = await routeRows(tx);
    const now = ctx.clock.now();
    return {
      at: now.toISOString(),
      items: all.map((one): VehicleView => {
        const { id, code, name } = one.thing;
        const own = routes.filter(({ thingIds }) => thingIds.includes(id));
        return {
          thingId: id,
          code,
          name,
          ...placeOf(one, latest.get(id) ?? [], now),
          routes: own.map((route) => route.name),
        };
      }),
    };
  });
}

function placeOf(
  { silentAfterSeconds }: Vehicle,
  latest: readonly Latest[],
  now: Date,
): Pick<VehicleView, 'state' | 'position' | 'speedKmh' | 'at'> {
  const place = latest.find(({ key }) => key === 'position');
  const speed = latest.find(({ key }) => key === 'speed')?.value;
  const speedKmh = typeof speed === 'number' ? speed : null;
  const at = place?.at ?? null;
  return {
    state: stateOf({ at, speedKmh, silentAfterSeconds }, now),
    position: positionOf(place?.value),
    speedKmh,
    at: at?.toISOString() ?? null,
  };
}

function stateOf(
  of: { at: Date | null; speedKmh: number | null; silentAfterSeconds: number },
  now: Date,
): VehicleState {
  if (!of.at) return 'unknown';
  if (now.getTime() - of.at.getTime() > of.silentAfterSeconds * 1000) return 'silent';
  return (of.speedKmh ?? 0) >= standingKmh ? 'moving' : 'standing';
}

/** A stored position; null for anything else. */
export function positionOf(value: unknown): Position | null {
  if (typeof value !== 'object' || value === null) return null;
  const { longitude, latitude } = value as Record<string, unknown>;
  return typeof longitude === 'number' && typeof latitude === 'number'
    ? { longitude, latitude }
    : null;
}
