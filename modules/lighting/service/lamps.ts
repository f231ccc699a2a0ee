/** The lamps and cabinets of a town, as devices, with their groups. */
import type { Tx } from '#platform/database/index.ts';
import {
  type CompiledModel,
  type ModelBook,
  modelsOf,
  type Thing,
  type ThingDirectory,
  thingsOf,
} from '#modules/things/index.ts';
import type { Place } from '../rules/sun.ts';
import type { GroupRow } from '../store/tables.ts';
import { type LightingPlan, plan } from './plan.ts';
import { ungrouped } from './switching.ts';

/** A lamp with where it belongs. */
export interface Lamp {
  readonly thing: Thing;
  /** Code of its group in the plan, or `-`. */
  readonly groupCode: string;
  readonly group: GroupRow | null;
  readonly cabinet: Thing | null;
  /** Where its night is reckoned: at the cabinet, else where it stands itself. */
  readonly place: Place | null;
}

/** Lamps and cabinets in order of their codes. */
export interface Lights {
  readonly lamps: readonly Lamp[];
  readonly cabinets: readonly Thing[];
  /** A lamp by the id of its device. */
  lamp(thingId: string): Lamp | undefined;
}

/** What lights are made of; while all three are the same objects, so are the lights. */
interface Made {
  readonly models: ModelBook;
  readonly plan: LightingPlan;
  readonly lights: Lights;
}
// The ingest asks at every batch, the directory changes once a day.
const known = new WeakMap<ThingDirectory, Made>();

/** A device is a lamp when it can be dimmed and says its power, a cabinet when it has a contactor. */
export async function lights(tx: Tx): Promise<Lights> {
  const [directory, models, own] = [await thingsOf(tx), await modelsOf(tx), await plan(tx)];
  const made = known.get(directory);
  if (made?.models === models && made.plan === own) return made.lights;
  const fresh = lightsOf(directory, models, own);
  known.set(directory, { models, plan: own, lights: fresh });
  return fresh;
}

function lightsOf(directory: ThingDirectory, models: ModelBook, { groups }: LightingPlan): Lights {
  const kinds = new Map<string, 'lamp' | 'cabinet' | null>();
  const kindOf = (thing: Thing): 'lamp' | 'cabinet' | null => {
    const key = `${thing.modelCode} ${thing.modelVersion}`;
    const kind = kinds.has(key) ? kinds.get(key) : kindByModel(models.of(thing));
    kinds.set(key, kind ?? null);
    return kind ?? null;
  };
  const all = [...directory.all()].sort((a, b) => a.code.localeCompare(b.code));
  const lamps = all.flatMap((thing): Lamp[] => {
    if (kindOf(thing) !== 'lamp') return [];
    const cabinet = thing.gatewayId ? (directory.byId(thing.gatewayId) ?? null) : null;
    const groupCode = thing.groupCodes.find((code) => groups.has(code)) ?? ungrouped;
    const place = cabinet?.position ?? thing.position;
    return [{ thing, groupCode, group: groups.get(groupCode) ?? null, cabinet, place }];
  });
  const byId = new Map(lamps.map((lamp) => [lamp.thing.id, lamp]));
  return {
    lamps,
    cabinets: all.filter((thing) => kindOf(thing) === 'cabinet'),
    lamp: (thingId) => byId.get(thingId),
  };
}

function kindByModel(model: CompiledModel | undefined): 'lamp' | 'cabinet' | null {
  if (model?.property('brightness') && model.property('power')) return 'lamp';
  return model?.property('contactor') ? 'cabinet' : null;
}
