/** Troubles of the demo's devices that no stored observation tells of: how often, how long. */
import type { Severity } from '../contract/index.ts';

/** A kind of trouble in the history of the demo. */
export interface HistoricKind {
  readonly modelCode: string;
  readonly type: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly severity: Severity;
  readonly categoryCode: string | null;
  /** Expected in two months over all devices of the model. */
  readonly expected: number;
  /** Half of them last longer, minutes. */
  readonly medianMinutes: number;
  /** Local hours within which it begins. */
  readonly hours: readonly [number, number];
  readonly value: readonly [lowest: number, highest: number, unit: string] | null;
  /** So many more since yesterday evening; of a rule's type they are still on. */
  readonly recent: number;
}

const silent = { titleZh: '设备失联', titleEn: 'Device silent', severity: 'notice' } as const;
const plain = { categoryCode: null, hours: [0, 24], value: null, recent: 0 } as const;

/** Kinds by model; rules of the models are played over the stored observations besides. */
export const historicKinds: readonly HistoricKind[] = [
  { ...plain, ...silent, modelCode: 'air-station', type: 'silent', expected: 5, medianMinutes: 70 },
  { ...plain, ...silent, modelCode: 'noise-meter', type: 'silent', expected: 7, medianMinutes: 90 },
  {
    ...plain,
    ...silent,
    modelCode: 'water-station',
    type: 'silent',
    expected: 6,
    medianMinutes: 160,
  },
  {
    ...plain,
    modelCode: 'street-lamp',
    type: 'lamp-dark-by-night',
    titleZh: '夜间不亮',
    titleEn: 'Lamp dark by night',
    severity: 'warning',
    expected: 90,
    medianMinutes: 1500,
    hours: [18, 23],
    categoryCode: '010102',
    recent: 3,
  },
  {
    ...plain,
    modelCode: 'street-lamp',
    type: 'lamp-not-following',
    titleZh: '未按指令动作',
    titleEn: 'Lamp does not follow',
    severity: 'notice',
    expected: 50,
    medianMinutes: 35,
    hours: [17, 24],
  },
  {
    ...plain,
    modelCode: 'street-lamp',
    type: 'lamp-lit-by-day',
    titleZh: '白天亮灯',
    titleEn: 'Lamp lit by day',
    severity: 'notice',
    expected: 16,
    medianMinutes: 80,
    hours: [8, 16],
  },
  {
    ...plain,
    modelCode: 'lamp-cabinet',
    type: 'lamp-cabinet-door',
    titleZh: '控制柜柜门打开',
    titleEn: 'Cabinet door open',
    severity: 'warning',
    expected: 9,
    recent: 1,
    medianMinutes: 40,
    hours: [8, 18],
  },
  {
    ...plain,
    modelCode: 'manhole',
    type: 'manhole-open',
    titleZh: '井盖打开',
    titleEn: 'Cover open',
    severity: 'urgent',
    categoryCode: '010101',
    expected: 18,
    recent: 1,
    medianMinutes: 55,
    hours: [6, 22],
  },
  {
    ...plain,
    modelCode: 'manhole',
    type: 'manhole-flooded',
    titleZh: '井内水位过高',
    titleEn: 'Manhole flooded',
    severity: 'warning',
    expected: 22,
    recent: 1,
    medianMinutes: 190,
    value: [121, 210, 'cm'],
  },
  {
    ...plain,
    modelCode: 'manhole',
    type: 'manhole-battery',
    titleZh: '井盖终端电量低',
    titleEn: 'Manhole battery low',
    severity: 'notice',
    expected: 10,
    medianMinutes: 7000,
    value: [11, 19, '%'],
  },
];
