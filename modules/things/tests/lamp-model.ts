/** A small lamp for tests. */
import type { NewThingModel } from '../contract/model.ts';

const brightness = {
  key: 'brightness',
  nameZh: '亮度',
  nameEn: 'Brightness',
  type: 'number',
  unit: '%',
  min: 0,
  max: 100,
  access: 'rw',
} as const;

export const lampModel: NewThingModel = {
  code: 'test-lamp',
  nameZh: '测试路灯',
  nameEn: 'Test lamp',
  icon: 'lamp',
  properties: [
    brightness,
    { key: 'power', nameZh: '功率', nameEn: 'Power', type: 'number', unit: 'W', access: 'r' },
  ],
  events: [],
  services: [
    {
      key: 'dim',
      nameZh: '调光',
      nameEn: 'Dim',
      input: [brightness],
      output: [],
      timeoutSeconds: 30,
    },
  ],
  silentAfterSeconds: 600,
  retentionDays: 365,
  budget: { perSecond: 2, burst: 20 },
  tags: ['lighting'],
};
