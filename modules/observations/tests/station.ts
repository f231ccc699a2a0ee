/** A small station for tests. */
import { addThings, type NewThing, type NewThingModel, saveModels } from '#modules/things/index.ts';
import type { TestTown } from '#testing';
import type { Arrival, Reading } from '../index.ts';

/** Two numbers, a yes/no, a choice and a position. */
export const stationModel: NewThingModel = {
  code: 'test-station',
  nameZh: '测试站',
  nameEn: 'Test station',
  icon: 'sensor',
  properties: [
    {
      key: 'pm25',
      nameZh: '细颗粒物',
      nameEn: 'PM2.5',
      type: 'number',
      unit: 'ug/m3',
      min: 0,
      max: 1000,
      access: 'r',
    },
    {
      key: 'temperature',
      nameZh: '气温',
      nameEn: 'Temperature',
      type: 'number',
      unit: 'Cel',
      access: 'r',
    },
    { key: 'open', nameZh: '柜门', nameEn: 'Door', type: 'boolean', unit: '1', access: 'r' },
    {
      key: 'mode',
      nameZh: '模式',
      nameEn: 'Mode',
      type: 'enum',
      unit: '1',
      access: 'r',
      choices: [
        { value: 'auto', zh: '自动', en: 'Automatic' },
        { value: 'manual', zh: '手动', en: 'By hand' },
      ],
    },
    { key: 'place', nameZh: '位置', nameEn: 'Place', type: 'position', unit: '1', access: 'r' },
  ],
  events: [],
  services: [],
  silentAfterSeconds: 3600,
  retentionDays: 730,
  budget: { perSecond: 1000, burst: 1000 },
  tags: [],
};

/** Adds stations. @returns their ids */
export async function withStations(
  town: TestTown,
  count = 1,
  over: Partial<NewThing> = {},
): Promise<string[]> {
  const added = await town.database.inTenant(town.ctx, async (tx) => {
    await saveModels(tx, [stationModel]);
    return addThings(
      tx,
      Array.from({ length: count }, (_, index) => ({
        name: `测试站${index + 1}`,
        modelCode: stationModel.code,
        door: 'mqtt' as const,
        externalId: `test-station-${index + 1}`,
        ...over,
      })),
    );
  });
  return added.map(({ id }) => id);
}

/** A message of a station. */
export function arrivalOf(
  town: TestTown,
  thingId: string,
  readings: readonly Reading[],
  over: Partial<Arrival> = {},
): Arrival {
  const receivedAt = town.clock.now();
  return { tenantId: town.tenantId, thingId, door: 'mqtt', receivedAt, readings, ...over };
}
