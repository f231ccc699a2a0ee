/** A report as a workbook: air, noise, water. */
import type { FileReply } from '#platform/contract/index.ts';
import { type SheetColumn, type SheetToWrite, writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { Report } from '../contract.ts';
import { pollutants } from '../rules/breakpoints.ts';

const levelWords = ['', '优', '良', '轻度污染', '中度污染', '重度污染', '严重污染'];
const classWords = ['', 'Ⅰ类', 'Ⅱ类', 'Ⅲ类', 'Ⅳ类', 'Ⅴ类', '劣Ⅴ类'];
const waterFactors = ['pH', 'DO', 'CODMn', 'COD', 'NH3N', 'TP', 'TN'];
const head: SheetColumn[] = [
  { key: 'date', title: '日期', width: 12 },
  { key: 'name', title: '测点', width: 20 },
];
const number = (key: string, title: string): SheetColumn => ({ key, title, type: 'number' });

/** The workbook of a report. */
export async function reportFile(report: Report): Promise<FileReply> {
  const bytes = await writeWorkbook([airSheet(report), noiseSheet(report), waterSheet(report)]);
  const { from, to } = report;
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `环境${from === to ? `日报 ${from}` : `报表 ${from} 至 ${to}`}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}

function airSheet({ air }: Report): SheetToWrite {
  return {
    name: '空气',
    columns: [
      ...head,
      number('aqi', 'AQI'),
      { key: 'level', title: '级别' },
      { key: 'primary', title: '首要污染物', width: 16 },
      ...pollutants.map((one) => number(one, `${one} (${one === 'CO' ? 'mg/m³' : 'µg/m³'})`)),
      { key: 'standard', title: '评价标准', width: 14 },
    ],
    rows: air.map(({ date, name, aqi, level, primary, means, standard }) => ({
      date,
      name,
      aqi,
      level: levelWords[level ?? 0] || '数据不足',
      primary: primary.join('、'),
      standard,
      ...means,
    })),
  };
}

function noiseSheet({ noise }: Report): SheetToWrite {
  return {
    name: '噪声',
    columns: [
      ...head,
      { key: 'zone', title: '功能区' },
      number('day', '昼间 Ld dB(A)'),
      number('dayLimit', '昼间限值'),
      number('dayHoursOver', '昼间超标小时'),
      number('night', '夜间 Ln dB(A)'),
      number('nightLimit', '夜间限值'),
      number('nightHoursOver', '夜间超标小时'),
      number('ldn', 'Ldn dB(A)'),
      { key: 'verdict', title: '评价' },
    ],
    rows: noise.map(({ date, name, zone, periods: [day, night], ldn }) => ({
      date,
      name,
      zone: `${zone} 类`,
      day: day?.level ?? null,
      dayLimit: day?.limit ?? null,
      dayHoursOver: day?.hoursOver ?? null,
      night: night?.level ?? null,
      nightLimit: night?.limit ?? null,
      nightHoursOver: night?.hoursOver ?? null,
      ldn,
      verdict: verdictOf([day?.over, night?.over]),
    })),
  };
}

function verdictOf(overs: readonly (number | null | undefined)[]): string {
  const known = overs.filter((over) => typeof over === 'number');
  if (known.length === 0) return '数据不足';
  return known.every((over) => over === 0) ? '达标' : '超标';
}

function waterSheet({ water }: Report): SheetToWrite {
  return {
    name: '水质',
    columns: [
      ...head,
      { key: 'class', title: '水质类别' },
      { key: 'target', title: '目标' },
      { key: 'deciding', title: '定类因子', width: 16 },
      ...waterFactors.map((one) => number(one, one === 'pH' ? 'pH' : `${one} (mg/L)`)),
    ],
    rows: water.map(({ date, name, target, deciding, means, class: found }) => ({
      date,
      name,
      class: classWords[found ?? 0] || '数据不足',
      target: classWords[target] ?? '',
      deciding: deciding.join('、'),
      ...means,
    })),
  };
}
