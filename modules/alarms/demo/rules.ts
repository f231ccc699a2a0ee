/** Shipped rules that no scene ships: manholes, and devices that fall silent. */
import type { NewRule } from '../service/edit-rules.ts';

const common = {
  enabled: true,
  hysteresis: 0,
  flapSeconds: 1800,
  clear: null,
  schedule: null,
  categoryCode: null,
} as const;

const scope = (modelCode: string) => ({
  modelCode,
  thingCodes: [],
  groupCodes: [],
  villageCodes: [],
});
const limit = (key: string, op: 'above' | 'below', value: number) =>
  ({ kind: 'threshold', key, op, value }) as const;

/** Rules of manholes. */
export const manholeRules: readonly NewRule[] = [
  {
    ...common,
    code: 'manhole-open',
    nameZh: '井盖打开',
    nameEn: 'Cover open',
    titleZh: '井盖打开',
    titleEn: 'Cover open',
    type: 'manhole-open',
    severity: 'urgent',
    categoryCode: '010101',
    scope: scope('manhole'),
    when: { kind: 'threshold', key: 'coverOpen', op: 'equals', value: true },
  },
  {
    ...common,
    code: 'manhole-tilt',
    nameZh: '井盖倾斜超过 15°',
    nameEn: 'Cover tilted by more than 15°',
    titleZh: '井盖倾斜',
    titleEn: 'Cover tilted',
    type: 'manhole-tilt',
    severity: 'warning',
    categoryCode: '010101',
    scope: scope('manhole'),
    hysteresis: 5,
    when: {
      kind: 'repetition',
      times: 2,
      among: 3,
      withinSeconds: null,
      of: limit('tilt', 'above', 15),
    },
  },
  {
    ...common,
    code: 'manhole-flooded',
    nameZh: '井内水位过高',
    nameEn: 'Water high in the manhole',
    titleZh: '井内水位过高',
    titleEn: 'Manhole flooded',
    type: 'manhole-flooded',
    severity: 'warning',
    scope: scope('manhole'),
    hysteresis: 15,
    when: limit('waterLevel', 'above', 120),
  },
  {
    ...common,
    code: 'manhole-rising',
    nameZh: '井内水位一小时内快速上涨',
    nameEn: 'Water in the manhole rises fast',
    titleZh: '井内水位快速上涨',
    titleEn: 'Water rises fast',
    type: 'manhole-rising',
    severity: 'notice',
    scope: scope('manhole'),
    when: {
      kind: 'rateOfChange',
      key: 'waterLevel',
      direction: 'rise',
      amount: 60,
      withinSeconds: 3600,
    },
  },
  {
    ...common,
    code: 'manhole-gas',
    nameZh: '井内可燃气体或硫化氢超限',
    nameEn: 'Combustible gas or hydrogen sulfide in the manhole',
    titleZh: '井内有害气体超限',
    titleEn: 'Dangerous gas in the manhole',
    type: 'manhole-gas',
    severity: 'urgent',
    categoryCode: '010101',
    scope: scope('manhole'),
    when: {
      kind: 'any',
      of: [limit('methane', 'above', 10), limit('hydrogenSulfide', 'above', 10)],
    },
  },
  {
    ...common,
    code: 'manhole-battery',
    nameZh: '井盖终端电量低于 20%',
    nameEn: 'Manhole battery below 20%',
    titleZh: '井盖终端电量低',
    titleEn: 'Manhole battery low',
    type: 'manhole-battery',
    severity: 'notice',
    scope: scope('manhole'),
    hysteresis: 5,
    when: limit('battery', 'below', 20),
  },
];

const quiet = [
  ['air-station', '空气站失联', 'Air station silent', 1800],
  ['noise-meter', '噪声仪失联', 'Noise meter silent', 1800],
  ['water-station', '水质站失联', 'Water station silent', 7200],
  ['manhole', '井盖终端失联', 'Manhole device silent', 43_200],
] as const;

/** One rule a model: nothing has been heard of the device. */
export const silenceRules: readonly NewRule[] = quiet.map(
  ([modelCode, nameZh, nameEn, seconds]) => ({
    ...common,
    code: `silent-${modelCode}`,
    nameZh,
    nameEn,
    titleZh: '设备失联',
    titleEn: 'Device silent',
    type: 'silent',
    severity: 'notice',
    scope: scope(modelCode),
    when: { kind: 'absence', key: null, seconds },
  }),
);
