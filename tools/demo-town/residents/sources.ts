/** The lists of eight departments about the same residents, each kept in its own way. */
import { createRandom, type Random } from '../random.ts';
import { type Care, writtenDown, type WrittenPerson } from './disorder.ts';
import { businessRows } from './businesses.ts';
import type { Population, Resident, SourceColumn, SourceList } from './types.ts';

const column = (
  key: string,
  titleZh: string,
  titleEn: string,
  own: Partial<SourceColumn> = {},
): SourceColumn => ({
  key,
  titleZh,
  titleEn,
  type: 'text',
  personalClass: null,
  mask: null,
  ...own,
});

/** Columns that several lists have, under one key. */
const person = {
  name: column('name', '姓名', 'Name', { personalClass: 'personal', mask: 'name' }),
  identityNumber: column('identityNumber', '公民身份号码', 'Identity number', {
    personalClass: 'sensitive',
    mask: 'idNumber',
  }),
  gender: column('gender', '性别', 'Gender', { personalClass: 'personal' }),
  birthDate: column('birthDate', '出生日期', 'Date of birth', {
    type: 'date',
    personalClass: 'personal',
  }),
  phone: column('phone', '联系电话', 'Telephone', { personalClass: 'sensitive', mask: 'phone' }),
  address: column('address', '住址', 'Address', { personalClass: 'personal', mask: 'address' }),
} as const;

interface Plan {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly departmentCode: string;
  readonly prefix: string;
  readonly keyColumn: SourceColumn;
  readonly person: readonly (keyof typeof person)[];
  readonly more: readonly SourceColumn[];
  readonly care: Care;
  /** Share of the residents in it, or who is. */
  readonly holds: (random: Random, resident: Resident) => boolean;
  readonly moreOf: (random: Random, resident: Resident) => readonly string[];
}

const age = ({ birthDate }: Resident): number => 2026 - Number(birthDate.slice(0, 4));
const usual: Care = { carelessness: 1, withoutIdentity: 0.02, throughSpreadsheet: false };
const careless: Care = { carelessness: 1.6, withoutIdentity: 0.06, throughSpreadsheet: true };
const careful: Care = { carelessness: 0.4, withoutIdentity: 0.005, throughSpreadsheet: false };

const relations = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  grandchild: '孙子女',
};
const numberOf = (random: Random, from: number, to: number) => String(random.integer(from, to));

const plans: readonly Plan[] = [
  {
    code: 'household-register',
    titleZh: '户籍人口',
    titleEn: 'Household register',
    departmentCode: 'police',
    prefix: 'HJ',
    keyColumn: column('registerNumber', '人员编号', 'Register number'),
    person: ['name', 'gender', 'identityNumber', 'birthDate', 'address'],
    more: [
      column('householdNumber', '户号', 'Household number'),
      column('relation', '与户主关系', 'Relation to the head'),
    ],
    care: careful,
    holds: (random) => random.chance(0.96),
    moreOf: (_random, { householdCode, relation }) => [householdCode, relations[relation]],
  },
  {
    code: 'health-records',
    titleZh: '居民健康档案',
    titleEn: 'Health records',
    departmentCode: 'health',
    prefix: 'JK',
    keyColumn: column('recordNumber', '档案号', 'Record number'),
    person: ['name', 'gender', 'identityNumber', 'birthDate', 'phone', 'address'],
    more: [
      column('chronic', '慢病管理', 'Chronic disease', { personalClass: 'sensitive' }),
      column('livesAlone', '是否独居', 'Lives alone', { personalClass: 'sensitive' }),
    ],
    care: careless,
    holds: (random) => random.chance(0.68),
    moreOf: (random, resident) => [
      age(resident) > 50 && random.chance(0.3) ? random.pick(['高血压', '糖尿病']) : '',
      age(resident) >= 65 && random.chance(0.16) ? '是' : '否',
    ],
  },
  {
    code: 'subsidies',
    titleZh: '低保与高龄津贴',
    titleEn: 'Subsidies',
    departmentCode: 'civil-affairs',
    prefix: 'MZ',
    keyColumn: column('grantNumber', '补助编号', 'Grant number'),
    person: ['name', 'identityNumber', 'phone', 'address'],
    more: [column('kind', '补助类别', 'Kind of grant', { personalClass: 'sensitive' })],
    care: usual,
    holds: (random, resident) => random.chance(age(resident) >= 80 ? 0.9 : 0.035),
    moreOf: (random, resident) => [
      age(resident) >= 80 && random.chance(0.85)
        ? '高龄津贴'
        : random.pick(['低保', '低保', '特困供养']),
    ],
  },
  {
    code: 'farmland-contracts',
    titleZh: '土地承包',
    titleEn: 'Farmland contracts',
    departmentCode: 'agriculture',
    prefix: 'NY',
    keyColumn: column('plotCode', '地块编码', 'Plot code'),
    person: ['name', 'identityNumber', 'address'],
    more: [
      column('areaMu', '面积（亩）', 'Area (mu)', { type: 'decimal' }),
      column('plotName', '地块名称', 'Plot name'),
    ],
    care: careless,
    holds: (random, { relation, home }) =>
      relation === 'head' && home.street.endsWith('组') && random.chance(0.8),
    moreOf: (random, { home }) => [
      random.between(0.4, 6).toFixed(2),
      `${home.street}${random.pick(['门前', '屋后', '大丘', '河边', '坳上', '塘坎'])}${numberOf(random, 1, 30)}号田`,
    ],
  },
  {
    code: 'houses',
    titleZh: '房屋台账',
    titleEn: 'Houses',
    departmentCode: 'construction',
    prefix: 'FW',
    keyColumn: column('houseCode', '房屋编码', 'House code'),
    person: ['name', 'identityNumber', 'phone', 'address'],
    more: [
      column('structure', '结构', 'Structure'),
      column('storeys', '层数', 'Storeys', { type: 'integer' }),
      column('areaSquareMetres', '建筑面积（平方米）', 'Floor area (m²)', { type: 'decimal' }),
    ],
    care: usual,
    holds: (random, { relation }) => relation === 'head' && random.chance(0.85),
    moreOf: (random) => [
      random.pick(['砖混', '砖混', '砖木', '土木', '框架']),
      numberOf(random, 1, 4),
      random.between(60, 320).toFixed(1),
    ],
  },
  {
    code: 'disability-cards',
    titleZh: '残疾人证',
    titleEn: 'Disability cards',
    departmentCode: 'civil-affairs',
    prefix: 'CL',
    keyColumn: column('cardNumber', '登记编号', 'Card number'),
    person: ['name', 'gender', 'identityNumber', 'phone', 'address'],
    more: [
      column('kind', '残疾类别', 'Kind of disability', { personalClass: 'sensitive' }),
      column('degree', '残疾等级', 'Degree', { personalClass: 'sensitive' }),
    ],
    care: usual,
    holds: (random) => random.chance(0.035),
    moreOf: (random) => [
      random.pick(['肢体', '视力', '听力', '智力', '精神']),
      random.pick(['一级', '二级', '三级', '四级']),
    ],
  },
  {
    code: 'social-insurance',
    titleZh: '社保参保',
    titleEn: 'Social insurance',
    departmentCode: 'civil-affairs',
    prefix: 'SB',
    keyColumn: column('personNumber', '个人编号', 'Person number'),
    person: ['name', 'identityNumber', 'gender', 'birthDate', 'phone'],
    more: [column('kind', '参保险种', 'Kind of insurance')],
    care: usual,
    holds: (random, resident) => age(resident) >= 16 && random.chance(0.66),
    moreOf: (random) => [random.pick(['城乡居民养老', '城乡居民养老', '职工养老', '城乡居民医疗'])],
  },
];

/** Share of rows that a list holds twice. */
const doubled = 0.04;

/** The lists of the departments about a population; the same seed gives the same lists. */
export function sourceLists(population: Population, townName: string, seed: number): SourceList[] {
  return [
    ...plans.map((plan) => personList(population, plan, { townName, seed })),
    businessRows(population, townName, seed),
  ];
}

function personList(
  { residents }: Population,
  plan: Plan,
  { townName, seed }: { readonly townName: string; readonly seed: number },
): SourceList {
  const random = createRandom(seed, `source-${plan.code}`);
  const drafts: { row: string[]; truth: number }[] = [];
  const put = (resident: Resident): void => {
    const written = writtenDown(random, resident, plan.care, townName);
    const own = plan.person.map((key) => written[key as keyof WrittenPerson]);
    drafts.push({ row: [...own, ...plan.moreOf(random, resident)], truth: resident.number });
  };
  for (const resident of residents) {
    if (!plan.holds(random, resident)) continue;
    put(resident);
    if (random.chance(doubled)) put(resident);
  }
  const shuffled = random.shuffle(drafts);
  return {
    code: plan.code,
    titleZh: plan.titleZh,
    titleEn: plan.titleEn,
    departmentCode: plan.departmentCode,
    keyColumn: plan.keyColumn.key,
    columns: [plan.keyColumn, ...plan.person.map((key) => person[key]), ...plan.more],
    rows: shuffled.map(({ row }, at) => [
      `${plan.prefix}${String(at + 1).padStart(6, '0')}`,
      ...row,
    ]),
    truth: shuffled.map(({ truth }) => truth),
  };
}
