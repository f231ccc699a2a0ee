/** A model with one number, for tests. */
import type { NewThingModel } from '#modules/things/index.ts';

/** Everything but its code and tags. */
export const probe: Omit<NewThingModel, 'code' | 'tags'> = {
  nameZh: '测点',
  nameEn: 'Probe',
  icon: 'sensor',
  properties: [
    { key: 'level', nameZh: '水位', nameEn: 'Level', type: 'number', unit: 'm', access: 'r' },
  ],
  events: [],
  services: [],
  silentAfterSeconds: 600,
  retentionDays: 30,
  budget: { perSecond: 1, burst: 10 },
};
