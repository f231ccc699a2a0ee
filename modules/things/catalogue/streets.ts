/** Shipped models of manholes and refuse trucks. */
import type { NewThingModel } from '../contract/model.ts';
import { battery, flag, happening, quantity, service, signal } from './property.ts';

/** 井盖监测终端. */
export const manhole: NewThingModel = {
  code: 'manhole',
  nameZh: '井盖监测',
  nameEn: 'Manhole',
  icon: 'manhole',
  properties: [
    flag('coverOpen', ['井盖打开', 'Cover open']),
    quantity('tilt', ['倾斜角', 'Tilt'], 'deg', { min: 0, max: 180, precision: 0 }),
    quantity('waterLevel', ['井内水位', 'Water level inside'], 'cm', {
      min: 0,
      max: 2000,
      precision: 0,
    }),
    quantity('methane', ['可燃气体', 'Combustible gas'], '%[LEL]', {
      min: 0,
      max: 100,
      precision: 1,
    }),
    quantity('hydrogenSulfide', ['硫化氢', 'Hydrogen sulfide'], '[ppm]', {
      min: 0,
      max: 500,
      precision: 1,
    }),
    quantity('temperature', ['温度', 'Temperature'], 'Cel', { min: -40, max: 85, precision: 1 }),
    battery,
    signal,
  ],
  events: [happening('tamper', ['终端被拆', 'Device tampered with'], 'warning')],
  services: [
    service(
      'setInterval',
      ['设置上报间隔', 'Set reporting interval'],
      [
        quantity('minutes', ['间隔', 'Interval'], 'min', {
          type: 'integer',
          min: 5,
          max: 1440,
          access: 'w',
        }),
      ],
      86_400,
    ),
  ],
  silentAfterSeconds: 14_400,
  retentionDays: 1095,
  budget: { perSecond: 0.5, burst: 20 },
  tags: ['manhole', 'drainage'],
};

/** 垃圾清运车 with a JT/T 808 terminal. */
export const refuseTruck: NewThingModel = {
  code: 'refuse-truck',
  nameZh: '垃圾清运车',
  nameEn: 'Refuse truck',
  icon: 'truck',
  properties: [
    {
      key: 'position',
      nameZh: '位置',
      nameEn: 'Position',
      type: 'position',
      unit: '1',
      access: 'r',
    },
    quantity('speed', ['速度', 'Speed'], 'km/h', { min: 0, max: 200, precision: 1 }),
    quantity('direction', ['方向', 'Direction'], 'deg', { min: 0, max: 360, precision: 0 }),
    quantity('altitude', ['海拔', 'Altitude'], 'm', { min: -500, max: 9000, precision: 0 }),
    quantity('mileage', ['里程', 'Mileage'], 'km', { min: 0, precision: 1 }),
    quantity('fuel', ['油量', 'Fuel'], 'L', { min: 0, max: 1000, precision: 1 }),
    quantity('satellites', ['卫星数', 'Satellites'], '1', { type: 'integer', min: 0, max: 64 }),
    flag('ignition', ['点火', 'Ignition']),
    flag('lifting', ['挂桶作业', 'Lifting bins']),
    flag('located', ['已定位', 'Located']),
  ],
  events: [
    happening('emergency', ['紧急报警', 'Emergency button'], 'urgent'),
    happening('powerFailure', ['主电源断开', 'Main power lost'], 'warning'),
    happening('overspeed', ['超速', 'Overspeed'], 'notice'),
  ],
  services: [
    service(
      'setInterval',
      ['设置回传间隔', 'Set reporting interval'],
      [
        quantity('seconds', ['间隔', 'Interval'], 's', {
          type: 'integer',
          min: 5,
          max: 3600,
          access: 'w',
        }),
      ],
    ),
    service(
      'speak',
      ['语音播报', 'Say aloud'],
      [
        {
          key: 'text',
          nameZh: '内容',
          nameEn: 'Text',
          type: 'text',
          unit: '1',
          min: 1,
          max: 200,
          access: 'w',
        },
      ],
    ),
  ],
  silentAfterSeconds: 1800,
  retentionDays: 365,
  budget: { perSecond: 5, burst: 300 },
  tags: ['vehicle', 'sanitation'],
};
