/** Shipped models of street lighting, after the functions of TALQ 2.7 (lamp actuator, meter, cabinet). */
import type { NewThingModel } from '../contract/model.ts';
import { choice, flag, happening, quantity, service, signal } from './property.ts';

const brightness = quantity('brightness', ['亮度', 'Dim level'], '%', {
  min: 0,
  max: 100,
  precision: 0,
  access: 'rw',
});
const minutes = quantity('minutes', ['时长', 'For'], 'min', {
  type: 'integer',
  min: 1,
  max: 1440,
  access: 'w',
});
const energy = quantity('energy', ['累计电量', 'Energy'], 'kW.h', { min: 0, precision: 2 });
const voltage = (key: string, zh: string, en: string) =>
  quantity(key, [zh, en], 'V', { min: 0, max: 480, precision: 1 });
const current = (key: string, zh: string, en: string) =>
  quantity(key, [zh, en], 'A', { min: 0, max: 400, precision: 2 });

/** 单灯控制器: one lamp on its pole. */
export const streetLamp: NewThingModel = {
  code: 'street-lamp',
  nameZh: '路灯',
  nameEn: 'Street lamp',
  icon: 'bulb',
  properties: [
    flag('on', ['开灯', 'On'], { access: 'rw' }),
    brightness,
    quantity('power', ['功率', 'Power'], 'W', { min: 0, max: 1000, precision: 1 }),
    voltage('voltage', '电压', 'Voltage'),
    current('current', '电流', 'Current'),
    energy,
    quantity('burningHours', ['燃灯时长', 'Burning hours'], 'h', { min: 0, precision: 1 }),
    quantity('leakage', ['漏电流', 'Leakage current'], 'mA', { min: 0, max: 2000, precision: 1 }),
    quantity('tilt', ['灯杆倾角', 'Tilt of the pole'], 'deg', { min: 0, max: 90, precision: 1 }),
    quantity('temperature', ['控制器温度', 'Controller temperature'], 'Cel', {
      min: -40,
      max: 125,
      precision: 1,
    }),
    choice(
      'fault',
      ['故障', 'Fault'],
      [
        ['none', '正常', 'None'],
        ['lamp', '光源故障', 'Lamp'],
        ['driver', '驱动故障', 'Driver'],
        ['relay', '继电器故障', 'Relay'],
      ],
    ),
    flag('presence', ['有人车经过', 'Somebody passes']),
    signal,
  ],
  events: [happening('poleHit', ['灯杆被撞', 'Pole hit'], 'warning')],
  services: [
    service(
      'override',
      ['临时调光', 'Override for a while'],
      [{ ...brightness, access: 'w' }, minutes],
      120,
    ),
    service('readBack', ['立即回读', 'Read back now'], [], 60),
  ],
  silentAfterSeconds: 3600,
  retentionDays: 1095,
  budget: { perSecond: 1, burst: 30 },
  tags: ['lighting'],
};

/** 路灯控制柜: gateway of its lamps, meter and protection of the line. */
export const lampCabinet: NewThingModel = {
  code: 'lamp-cabinet',
  nameZh: '路灯控制柜',
  nameEn: 'Lighting cabinet',
  icon: 'cabinet',
  properties: [
    flag('contactor', ['主回路合闸', 'Main contactor closed'], { access: 'rw' }),
    choice(
      'mode',
      ['控制方式', 'Mode'],
      [
        ['auto', '自动', 'Automatic'],
        ['manual', '手动', 'Manual'],
        ['emergency', '应急全亮', 'Emergency, all on'],
      ],
      { access: 'rw' },
    ),
    {
      key: 'schedule',
      nameZh: '照明方案',
      nameEn: 'Programme',
      type: 'json',
      unit: '1',
      access: 'rw',
    },
    quantity('activePower', ['有功功率', 'Active power'], 'kW', { min: 0, max: 400, precision: 3 }),
    energy,
    voltage('voltageA', 'A 相电压', 'Voltage A'),
    voltage('voltageB', 'B 相电压', 'Voltage B'),
    voltage('voltageC', 'C 相电压', 'Voltage C'),
    current('currentA', 'A 相电流', 'Current A'),
    current('currentB', 'B 相电流', 'Current B'),
    current('currentC', 'C 相电流', 'Current C'),
    quantity('leakage', ['漏电流', 'Leakage current'], 'mA', { min: 0, max: 5000, precision: 1 }),
    flag('cableCut', ['电缆断开', 'Cable cut']),
    flag('doorOpen', ['柜门打开', 'Door open']),
    quantity('illuminance', ['环境照度', 'Illuminance'], 'lx', {
      min: 0,
      max: 200000,
      precision: 0,
    }),
    quantity('temperature', ['柜内温度', 'Temperature inside'], 'Cel', {
      min: -40,
      max: 125,
      precision: 1,
    }),
    signal,
  ],
  events: [
    happening('powerFailure', ['停电', 'Power failure'], 'warning'),
    happening('powerBack', ['来电', 'Power back'], 'info'),
  ],
  services: [
    service('emergencyOn', ['应急全亮', 'Emergency, all on'], [minutes], 60),
    service('readMeter', ['抄表', 'Read the meter'], [], 60),
  ],
  silentAfterSeconds: 900,
  retentionDays: 1825,
  budget: { perSecond: 20, burst: 400 },
  tags: ['lighting', 'gateway'],
};
