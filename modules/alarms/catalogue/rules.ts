/** Shipped rules that no scene ships: stations that fall silent. */
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

const quiet = [
  ['air-station', '空气站失联', 'Air station silent', 1800],
  ['noise-meter', '噪声仪失联', 'Noise meter silent', 1800],
  ['water-station', '水质站失联', 'Water station silent', 7200],
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
