/** Shipped alarm rules of cabinets; faults of lamps are judged by the module itself. */
import type { NewRule } from '#modules/alarms/index.ts';

const common = {
  enabled: true,
  hysteresis: 0,
  flapSeconds: 600,
  clear: null,
  schedule: null,
  categoryCode: null,
} as const;

const scope = { modelCode: 'lamp-cabinet', thingCodes: [], groupCodes: [], villageCodes: [] };

/** Rules every town begins with. */
export const shippedRules: readonly NewRule[] = [
  {
    ...common,
    scope,
    code: 'lamp-cable-theft',
    nameZh: '路灯电缆被剪断',
    nameEn: 'Lighting cable cut',
    titleZh: '电缆断开，疑似被盗',
    titleEn: 'Cable cut: theft?',
    type: 'lamp-cable-theft',
    severity: 'urgent',
    categoryCode: '010103',
    when: { kind: 'threshold', key: 'cableCut', op: 'equals', value: true },
  },
  {
    ...common,
    scope,
    code: 'lamp-leakage',
    nameZh: '路灯线路漏电',
    nameEn: 'Leakage of a lighting line',
    titleZh: '漏电流超过 100 mA，有触电危险',
    titleEn: 'Leakage above 100 mA: danger of shock',
    type: 'lamp-leakage',
    severity: 'urgent',
    categoryCode: '010103',
    hysteresis: 20,
    when: {
      kind: 'duration',
      seconds: 60,
      of: { kind: 'threshold', key: 'leakage', op: 'atLeast', value: 100 },
    },
  },
  {
    ...common,
    scope,
    code: 'lamp-silent-meter',
    nameZh: '路灯电表失联 2 小时',
    nameEn: 'Meter silent for two hours',
    titleZh: '电表没有读数',
    titleEn: 'The meter is silent',
    type: 'lamp-silent-meter',
    severity: 'warning',
    when: { kind: 'absence', key: 'energy', seconds: 7200 },
  },
  {
    ...common,
    scope,
    code: 'lamp-cabinet-door',
    nameZh: '控制柜门打开 10 分钟',
    nameEn: 'Cabinet open for ten minutes',
    titleZh: '控制柜门未关',
    titleEn: 'The cabinet is open',
    type: 'lamp-cabinet-door',
    severity: 'notice',
    when: {
      kind: 'duration',
      seconds: 600,
      of: { kind: 'threshold', key: 'doorOpen', op: 'equals', value: true },
    },
  },
];
