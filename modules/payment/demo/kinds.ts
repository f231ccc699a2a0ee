/** What a market town charges: invented tariffs of a believable size. */
import type { KindRow } from '../store/tables.ts';

/** A kind before it has a town. */
export type KindSeed = Pick<
  KindRow,
  'code' | 'nameZh' | 'nameEn' | 'basisZh' | 'payers' | 'period' | 'tariff' | 'dueDays'
> & {
  /** Code of the department that charges. */
  readonly department: string;
};

export const kindSeeds: readonly KindSeed[] = [
  {
    code: 'sanitation',
    nameZh: '生活垃圾处理费',
    nameEn: 'Household waste fee',
    basisZh: '镇村生活垃圾处理费收取办法：每人每季 9 元，低保、特困户减免',
    department: 'sanitation',
    payers: 'household',
    period: 'quarter',
    tariff: { type: 'perUnit', amountFen: 900, unit: 'person', steps: [] },
    dueDays: 45,
  },
  {
    code: 'water',
    nameZh: '自来水费',
    nameEn: 'Tap water',
    basisZh: '县发改局批复的居民阶梯水价',
    department: 'water',
    payers: 'household',
    period: 'month',
    tariff: {
      type: 'stepped',
      amountFen: 0,
      unit: 'cubicMetre',
      steps: [
        { upTo: 15, unitFen: 215 },
        { upTo: 22, unitFen: 298 },
        { upTo: 0, unitFen: 547 },
      ],
    },
    dueDays: 20,
  },
  {
    code: 'stallRent',
    nameZh: '集贸市场摊位租金',
    nameEn: 'Rent of a market stall',
    basisZh: '摊位租赁合同：每平方米每月 18 元',
    department: 'market',
    payers: 'stall',
    period: 'month',
    tariff: { type: 'perUnit', amountFen: 1800, unit: 'squareMetre', steps: [] },
    dueDays: 10,
  },
  {
    code: 'parking',
    nameZh: '停车场月票',
    nameEn: 'Parking, monthly',
    basisZh: '圩场停车场收费公示：小型车每月 120 元',
    department: 'city-management',
    payers: 'vehicle',
    period: 'month',
    tariff: { type: 'flat', amountFen: 12_000, unit: 'piece', steps: [] },
    dueDays: 10,
  },
  {
    code: 'medicalInsurance',
    nameZh: '城乡居民医保参保缴费',
    nameEn: 'Residents’ medical insurance',
    basisZh: '年度参保缴费通知；个人缴费标准以税务部门公布为准',
    department: 'civil-affairs',
    payers: 'person',
    period: 'year',
    tariff: { type: 'given', amountFen: 0, unit: 'piece', steps: [] },
    dueDays: 90,
  },
];
