/** The devices of a town, ready for look-ups. */
import type { Thing, ThingDirectory } from '../types.ts';

/** Puts devices together for reading. */
export function directoryOf(things: readonly Thing[]): ThingDirectory {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const byNo = new Map(things.map((thing) => [thing.no, thing]));
  const byCode = new Map(things.map((thing) => [thing.code, thing]));
  const byExternalId = new Map(
    things.flatMap((thing) =>
      thing.externalId ? [[`${thing.door} ${thing.externalId}`, thing] as const] : [],
    ),
  );
  const present = things.filter(({ state }) => state !== 'retired');
  const ofModel = Map.groupBy(present, ({ modelCode }) => modelCode);
  const children = Map.groupBy(present, ({ gatewayId }) => gatewayId ?? '');
  return {
    byId: (id) => byId.get(id),
    byNo: (no) => byNo.get(no),
    byCode: (code) => byCode.get(code),
    byExternalId: (door, externalId) => byExternalId.get(`${door} ${externalId}`),
    ofModel: (code) => ofModel.get(code) ?? [],
    children: (gatewayId) => children.get(gatewayId) ?? [],
    all: () => present,
  };
}
