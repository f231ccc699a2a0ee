/** Shipped alarm rules of manholes. */
import type { NewRule } from '#modules/alarms/index.ts';
import { limits } from '../rules/state.ts';

const scope = { modelCode: 'manhole', thingCodes: [], groupCodes: [], villageCodes: [] };
const common = {
  enabled: true,
  hysteresis: 0,
  flapSeconds: 900,
  clear: null,
  schedule: null,
  categoryCode: null,
  scope,
};
/** 井盖缺失破损 and 内涝洪水险情 of the shipped catalogue. */
const [coverCategory, floodCategory] = ['010101', '020507'];

/** Rules every town begins with. */
export const shippedRules: readonly NewRule[] = [
  {
    ...common,
    code: 'manhole-open',
    nameZh: '井盖被打开',
    nameEn: 'Manhole open',
    titleZh: '井盖打开，有人车坠落危险',
    titleEn: 'The cover is open: danger of falling in',
    type: 'manhole-open',
    severity: 'urgent',
    categoryCode: coverCategory,
    when: { kind: 'threshold', key: 'coverOpen', op: 'equals', value: true },
  },
  {
    ...common,
    code: 'manhole-tilted',
    nameZh: '井盖倾斜',
    nameEn: 'Cover aslant',
    titleZh: '井盖倾斜',
    titleEn: 'The cover stands aslant',
    type: 'manhole-tilted',
    severity: 'warning',
    categoryCode: coverCategory,
    hysteresis: 3,
    when: { kind: 'threshold', key: 'tilt', op: 'atLeast', value: limits.tiltDegrees },
  },
  {
    ...common,
    code: 'manhole-flooded',
    nameZh: '井内水位过高',
    nameEn: 'Water high in a manhole',
    titleZh: '井内水位超过 120 cm',
    titleEn: 'Water above 120 cm',
    type: 'manhole-flooded',
    severity: 'warning',
    categoryCode: floodCategory,
    hysteresis: 10,
    when: { kind: 'threshold', key: 'waterLevel', op: 'atLeast', value: limits.waterCentimetres },
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
    nameZh: '井内有害气体',
    nameEn: 'Gas in a manhole',
    titleZh: '井内气体超限，禁止下井',
    titleEn: 'Gas beyond the limit: nobody may go down',
    type: 'manhole-gas',
    severity: 'urgent',
    hysteresis: 1,
    when: {
      kind: 'any',
      of: [
        { kind: 'threshold', key: 'methane', op: 'atLeast', value: limits.methanePercent },
        {
          kind: 'threshold',
          key: 'hydrogenSulfide',
          op: 'atLeast',
          value: limits.hydrogenSulfidePpm,
        },
      ],
    },
  },
  {
    ...common,
    code: 'manhole-battery',
    nameZh: '井盖终端电量低',
    nameEn: 'Battery of a manhole low',
    titleZh: '终端电量低于 20 %',
    titleEn: 'Battery below 20 %',
    type: 'manhole-battery',
    severity: 'notice',
    hysteresis: 5,
    when: { kind: 'threshold', key: 'battery', op: 'atMost', value: limits.batteryPercent },
  },
  {
    ...common,
    code: 'manhole-silent',
    nameZh: '井盖终端失联',
    nameEn: 'Manhole silent',
    titleZh: '终端 8 小时没有上报',
    titleEn: 'Silent for eight hours',
    type: 'manhole-silent',
    severity: 'notice',
    when: { kind: 'absence', key: null, seconds: 28_800 },
  },
];
