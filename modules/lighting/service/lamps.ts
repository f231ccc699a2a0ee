/** The lamps and cabinets of a town, as devices, with their groups. */
import type { Tx } from '#platform/database/index.ts';
import { modelsOf, type Thing, thingsOf } from '#modules/things/index.ts';
import type { Place } from '../rules/sun.ts';
import type { GroupRow } from '../store/tables.ts';
import { plan } from './plan.ts';
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
}

/** A device is a lamp when it can be dimmed and says its power, a cabinet when it has a contactor. */
export async function lights(tx: Tx): Promise<Lights> {
  const [directory, models, { groups }] = [await thingsOf(tx), await modelsOf(tx), await plan(tx)];
  const kinds = new Map<string, 'lamp' | 'cabinet' | null>();
  const kindOf = (thing: Thing): 'lamp' | 'cabinet' | null => {
    const key = `${thing.modelCode} ${thing.modelVersion}`;
    const known = kinds.get(key);
    if (known !== undefined) return known;
    const model = models.of(thing);
    const isLamp = model?.property('brightness') && model.property('power');
    const kind = isLamp ? 'lamp' : model?.property('contactor') ? 'cabinet' : null;
    kinds.set(key, kind);
    return kind;
  };
  const all = [...directory.all()].sort((a, b) => a.code.localeCompare(b.code));
  const lamps = all.flatMap((thing): Lamp[] => {
    if (kindOf(thing) !== 'lamp') return [];
    const cabinet = thing.gatewayId ? (directory.byId(thing.gatewayId) ?? null) : null;
    const groupCode = thing.groupCodes.find((code) => groups.has(code)) ?? ungrouped;
    const place = cabinet?.position ?? thing.position;
    return [{ thing, groupCode, group: groups.get(groupCode) ?? null, cabinet, place }];
  });
  return { lamps, cabinets: all.filter((thing) => kindOf(thing) === 'cabinet') };
}
