/** The saving of a month as a workbook, with its method. */
import type { FileReply } from '#platform/contract/index.ts';
import { type SheetColumn, writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { SavingView } from '../contract/index.ts';

const number = (key: string, title: string): SheetColumn => ({
  key,
  title,
  type: 'number',
  width: 16,
});

const columns: readonly SheetColumn[] = [
  { key: 'name', title: '控制柜', width: 24 },
  number('lampCount', '灯数'),
  number('baselineKwh', '基准电量 kWh'),
  number('meteredKwh', '计量电量 kWh'),
  number('lampChangeKwh', '换灯 kWh'),
  number('hoursKwh', '时长 kWh'),
  number('dimmingKwh', '调光 kWh'),
  number('outagesKwh', '故障少用（不计节能）kWh'),
  number('unexplainedKwh', '未解释 kWh'),
  number('savedKwh', '节能量 kWh'),
  number('uncertaintyKwh', '不确定度 ±kWh(95%)'),
  number('coverage', '数据覆盖率 %'),
  { key: 'amountYuan', title: '节省电费', type: 'yuan' },
  number('kgCo2', '减排 kgCO2'),
  { key: 'verdict', title: '结论', width: 20 },
];

const verdicts = {
  'no-data': '没有数据',
  coverage: '覆盖率不足 90%，不予认定',
  uncertain: '小于不确定度，不予认定',
} as const;

/** The workbook. */
export async function savingFile(saving: SavingView, month: string): Promise<FileReply> {
  const rows = [...saving.cabinets, { ...saving.total, name: '合计', lampCount: lampsOf(saving) }];
  const bytes = await writeWorkbook([
    { name: `节能 ${month}`, columns, rows: rows.map(rowOf) },
    {
      name: '方法',
      columns: [{ key: 'text', title: '计算方法', width: 110 }],
      rows: methodLines(saving).map((text) => ({ text })),
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `路灯节能 ${month}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}

type Row = SavingView['total'] & { readonly name: string; readonly lampCount: number };

function rowOf({ claim, noClaim, coverage, ...row }: Row) {
  const numbers = Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'number' ? Math.round(value * 10) / 10 : value,
    ]),
  );
  return {
    ...numbers,
    coverage: Math.round(coverage * 1000) / 10,
    amountYuan: claim?.amountFen ?? null,
    kgCo2: claim ? Math.round(claim.kgCo2 * 10) / 10 : null,
    verdict: noClaim ? verdicts[noClaim] : '予以认定',
  };
}

function lampsOf({ cabinets }: SavingView): number {
  return cabinets.reduce((sum, { lampCount }) => sum + lampCount, 0);
}

function methodLines({ from, to, darkHours, factors }: SavingView): string[] {
  return [
    'IPMVP 方案 B（改造隔离、全部参数测量）：节能量 = 调整到报告期的基准电量 − 计量电量 − 故障少用电量。',
    `报告期：${from} 至 ${to}，民用暮光至晨光共 ${darkHours.toFixed(1)} 小时。`,
    '基准电量 = 改造前每盏灯功率（含镇流器）× 报告期黑夜时数；改造前整夜全亮。',
    '拆分：换灯 = 功率差 × 黑夜时数；时长 = 新灯功率 ×（黑夜时数 − 方案亮灯时数）；调光 = 新灯功率 ×（亮灯时数 − 等效全亮时数）。',
    '坏灯不是节能：夜间不亮的灯按方案应耗的电量从节能量中扣除。',
    '数据覆盖率低于 90 %，或节能量小于其不确定度时，不予认定。',
    `不确定度（95 %）：基准功率 ${factors.baselineUncertainty * 100} %、电表 ${factors.meterUncertainty * 100} %、缺口电量 30 %，方和根合成 × 1.96。`,
    `电价 ${(factors.fenPerKwh / 100).toFixed(2)} 元/kWh；电网排放因子 ${factors.kgCo2PerKwh} kgCO2/kWh。`,
  ];
}
