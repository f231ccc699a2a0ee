/** Units that models may use: UCUM-like codes (unitsofmeasure.org) and how they are written for people. */

/** Written form by code. */
export const units: Readonly<Record<string, string>> = {
  '1': '',
  '%': '%',
  '[pH]': '',
  'ug/m3': 'μg/m³',
  'mg/m3': 'mg/m³',
  'mg/L': 'mg/L',
  'ug/L': 'μg/L',
  '[ppm]': 'ppm',
  '[ppb]': 'ppb',
  '%[LEL]': '%LEL',
  Cel: '℃',
  K: 'K',
  Pa: 'Pa',
  hPa: 'hPa',
  kPa: 'kPa',
  MPa: 'MPa',
  dB: 'dB',
  'dB(A)': 'dB(A)',
  dBm: 'dBm',
  m: 'm',
  cm: 'cm',
  mm: 'mm',
  km: 'km',
  m2: 'm²',
  m3: 'm³',
  L: 'L',
  'm/s': 'm/s',
  'km/h': 'km/h',
  'm3/s': 'm³/s',
  'm3/h': 'm³/h',
  'L/s': 'L/s',
  'L/min': 'L/min',
  'mm/h': 'mm/h',
  deg: '°',
  s: '秒',
  min: '分钟',
  h: '小时',
  d: '天',
  V: 'V',
  mV: 'mV',
  A: 'A',
  mA: 'mA',
  W: 'W',
  kW: 'kW',
  VA: 'VA',
  var: 'var',
  'kW.h': 'kWh',
  Wh: 'Wh',
  Hz: 'Hz',
  Ohm: 'Ω',
  lx: 'lx',
  lm: 'lm',
  'W/m2': 'W/m²',
  'uS/cm': 'μS/cm',
  'mS/cm': 'mS/cm',
  NTU: 'NTU',
  g: 'g',
  kg: 'kg',
  t: 't',
  '/min': '次/分',
  '/h': '次/小时',
  By: 'B',
  kBy: 'kB',
  CNY: '元',
};

/** How a unit is written for people. */
export function unitText(code: string): string {
  return units[code] ?? code;
}

/** Whether a code is one of the list. */
export function isUnit(code: string): boolean {
  return Object.hasOwn(units, code);
}
