/** Shipped models of stations that watch air, noise and water. Factor codes: HJ 212, HJ 525. */
import type { NewThingModel } from '../contract/model.ts';
import { battery, flag, happening, quantity, service, signal } from './property.ts';

const hj = (code: string, rest: { min?: number; max: number; precision: number }) => ({
  min: 0,
  ...rest,
  codes: { hj212: code },
});

const gas = (max: number) => ({ max, precision: 0 });

const reboot = service('reboot', ['重启', 'Restart'], [], 120);
const setInterval = service(
  'setInterval',
  ['设置上报间隔', 'Set reporting interval'],
  [
    quantity('seconds', ['间隔', 'Interval'], 's', {
      type: 'integer',
      min: 30,
      max: 3600,
      access: 'w',
    }),
  ],
);

const setClock = service('setClock', ['校准时钟', 'Set the clock'], [], 120);
const instant = (key: string, names: readonly [string, string]) =>
  quantity(key, names, '1', { type: 'text', min: 16, max: 40, access: 'w' });
/** Times like `2026-11-23 08:00`. */
const fetchHistory = service(
  'fetchHistory',
  ['补取历史数据', 'Fetch history'],
  [instant('from', ['开始时间', 'From']), instant('to', ['结束时间', 'To'])],
  3600,
);

/** 空气质量自动监测站: the six pollutants of GB 3095 and the weather beside them. */
export const airStation: NewThingModel = {
  code: 'air-station',
  nameZh: '空气质量监测站',
  nameEn: 'Air quality station',
  icon: 'wind',
  properties: [
    quantity('pm25', ['PM2.5', 'PM2.5'], 'ug/m3', hj('a34004', gas(2000))),
    quantity('pm10', ['PM10', 'PM10'], 'ug/m3', hj('a34002', gas(5000))),
    quantity('so2', ['二氧化硫', 'SO2'], 'ug/m3', hj('a21026', gas(3000))),
    quantity('no2', ['二氧化氮', 'NO2'], 'ug/m3', hj('a21004', gas(3000))),
    quantity('co', ['一氧化碳', 'CO'], 'mg/m3', hj('a21005', { max: 100, precision: 2 })),
    quantity('o3', ['臭氧', 'O3'], 'ug/m3', hj('a05024', gas(2000))),
    quantity(
      'temperature',
      ['气温', 'Temperature'],
      'Cel',
      hj('a01001', { min: -40, max: 60, precision: 1 }),
    ),
    quantity(
      'humidity',
      ['相对湿度', 'Relative humidity'],
      '%',
      hj('a01002', { max: 100, precision: 0 }),
    ),
    quantity(
      'pressure',
      ['气压', 'Pressure'],
      'hPa',
      hj('a01006', { min: 500, max: 1100, precision: 1 }),
    ),
    quantity('windSpeed', ['风速', 'Wind speed'], 'm/s', hj('a01007', { max: 80, precision: 1 })),
    quantity(
      'windDirection',
      ['风向', 'Wind direction'],
      'deg',
      hj('a01008', { max: 360, precision: 0 }),
    ),
    flag('doorOpen', ['站房门开', 'Cabin door open']),
  ],
  events: [
    happening('powerFailure', ['站房停电', 'Power failure'], 'warning'),
    happening('calibrated', ['完成校准', 'Calibrated'], 'info'),
  ],
  services: [
    reboot,
    setInterval,
    setClock,
    fetchHistory,
    service('calibrate', ['零点校准', 'Zero calibration'], [], 900),
  ],
  silentAfterSeconds: 900,
  retentionDays: 1825,
  budget: { perSecond: 1, burst: 60 },
  tags: ['environment', 'air', 'public'],
};

const level = { min: 20, max: 140, precision: 1 };

/** 噪声监测点. Levels are A-weighted; `leq` is the energy mean of one minute. */
export const noiseMeter: NewThingModel = {
  code: 'noise-meter',
  nameZh: '噪声监测仪',
  nameEn: 'Noise meter',
  icon: 'sound',
  properties: [
    quantity('leq', ['等效声级 Leq', 'Leq'], 'dB(A)', { ...level, codes: { hj212: 'LA' } }),
    quantity('lmax', ['最大声级 Lmax', 'Lmax'], 'dB(A)', { ...level, codes: { hj212: 'Lmx' } }),
    quantity('lmin', ['最小声级 Lmin', 'Lmin'], 'dB(A)', { ...level, codes: { hj212: 'Lmn' } }),
    quantity('l10', ['L10', 'L10'], 'dB(A)', { ...level, codes: { hj212: 'L10' } }),
    quantity('l50', ['L50', 'L50'], 'dB(A)', { ...level, codes: { hj212: 'L50' } }),
    quantity('l90', ['L90', 'L90'], 'dB(A)', { ...level, codes: { hj212: 'L90' } }),
    battery,
    signal,
  ],
  events: [happening('micCovered', ['传声器被遮挡', 'Microphone covered'], 'notice')],
  services: [reboot, setInterval],
  silentAfterSeconds: 600,
  retentionDays: 1095,
  budget: { perSecond: 2, burst: 60 },
  tags: ['environment', 'noise', 'public'],
};

/** 水质自动监测站: the factors of GB 3838 that stations measure. */
export const waterStation: NewThingModel = {
  code: 'water-station',
  nameZh: '水质监测站',
  nameEn: 'Water quality station',
  icon: 'droplet',
  properties: [
    quantity('ph', ['pH 值', 'pH'], '[pH]', hj('w01001', { max: 14, precision: 2 })),
    quantity(
      'dissolvedOxygen',
      ['溶解氧', 'Dissolved oxygen'],
      'mg/L',
      hj('w01009', { max: 30, precision: 2 }),
    ),
    quantity(
      'permanganate',
      ['高锰酸盐指数', 'Permanganate index'],
      'mg/L',
      hj('w01019', { max: 200, precision: 2 }),
    ),
    quantity('cod', ['化学需氧量', 'COD'], 'mg/L', hj('w01018', { max: 2000, precision: 1 })),
    quantity(
      'ammonia',
      ['氨氮', 'Ammonia nitrogen'],
      'mg/L',
      hj('w21003', { max: 300, precision: 3 }),
    ),
    quantity(
      'totalPhosphorus',
      ['总磷', 'Total phosphorus'],
      'mg/L',
      hj('w21011', { max: 100, precision: 3 }),
    ),
    quantity(
      'totalNitrogen',
      ['总氮', 'Total nitrogen'],
      'mg/L',
      hj('w21001', { max: 300, precision: 2 }),
    ),
    quantity(
      'temperature',
      ['水温', 'Water temperature'],
      'Cel',
      hj('w01010', { min: -5, max: 60, precision: 1 }),
    ),
    quantity(
      'conductivity',
      ['电导率', 'Conductivity'],
      'uS/cm',
      hj('w01014', { max: 100000, precision: 0 }),
    ),
    quantity('turbidity', ['浊度', 'Turbidity'], 'NTU', hj('w01003', { max: 10000, precision: 1 })),
    quantity('waterLevel', ['水位', 'Water level'], 'm', { min: -10, max: 500, precision: 2 }),
    quantity('flow', ['流量', 'Flow'], 'L/s', hj('w00000', { max: 1000000, precision: 1 })),
  ],
  events: [happening('powerFailure', ['站房停电', 'Power failure'], 'warning')],
  services: [
    reboot,
    setInterval,
    setClock,
    fetchHistory,
    service('sample', ['留样', 'Keep a sample'], [], 900),
  ],
  silentAfterSeconds: 1800,
  retentionDays: 1825,
  budget: { perSecond: 1, burst: 60 },
  tags: ['environment', 'water', 'public'],
};
