/** What the demo town's lists are in the catalogue. */
import type { sourceLists } from '#demo/residents/index.ts';
import type { FieldView, NewResource } from '#modules/catalogue/index.ts';

type SourceList = ReturnType<typeof sourceLists>[number];
type Described = Pick<
  NewResource,
  'summary' | 'theme' | 'keywords' | 'grade' | 'gradeReason' | 'frequency' | 'sourceSystem'
> & {
  /** Refuses numbers with a wrong check character at the door; other lists keep what was written. */
  readonly strict?: true;
};

const described: Readonly<Record<string, Described>> = {
  'household-register': {
    summary: '在册户籍人口的基本信息与户内关系',
    theme: '人口户籍',
    keywords: ['户口', '人口', '户籍'],
    grade: 'conditional',
    gradeReason: '仅限依法履职核验身份，不得转给第三方',
    frequency: 'monthly',
    sourceSystem: '公安人口系统导出',
    strict: true,
  },
  'health-records': {
    summary: '居民健康档案的建档、慢病管理与随访对象',
    theme: '卫生健康',
    keywords: ['健康', '慢病', '随访'],
    grade: 'conditional',
    gradeReason: '涉及健康信息，须经卫生院逐次审批并脱敏',
    frequency: 'monthly',
    sourceSystem: '基层卫生系统导出（Excel）',
  },
  subsidies: {
    summary: '低保、特困供养与高龄津贴的在享对象',
    theme: '社会保障',
    keywords: ['低保', '老人', '高龄津贴', '特困'],
    grade: 'conditional',
    gradeReason: '仅限民生服务与走访慰问',
    frequency: 'monthly',
    sourceSystem: '社会救助台账',
    strict: true,
  },
  'farmland-contracts': {
    summary: '农村土地承包经营权的地块、面积与承包方',
    theme: '农业农村',
    keywords: ['承包地', '地块', '确权'],
    grade: 'conditional',
    gradeReason: '仅限农业补贴、征地与纠纷调解',
    frequency: 'quarterly',
    sourceSystem: '确权登记成果',
  },
  houses: {
    summary: '自建房与商品房的结构、层数、面积与产权人',
    theme: '城乡建设',
    keywords: ['房屋', '自建房', '危房'],
    grade: 'conditional',
    gradeReason: '仅限安全排查与防灾转移',
    frequency: 'quarterly',
    sourceSystem: '房屋安全排查台账',
  },
  'disability-cards': {
    summary: '持证残疾人的类别、等级与联系方式',
    theme: '社会保障',
    keywords: ['残联', '残疾人', '助残'],
    grade: 'closed',
    gradeReason: '《个人信息保护法》第二十八条：敏感个人信息，仅残联与民政履职使用',
    frequency: 'quarterly',
    sourceSystem: '残联持证名册',
  },
  'social-insurance': {
    summary: '城乡居民与职工社会保险的参保情况',
    theme: '社会保障',
    keywords: ['社保', '养老', '医保', '参保'],
    grade: 'conditional',
    gradeReason: '仅限待遇核对与参保扩面',
    frequency: 'monthly',
    sourceSystem: '人社参保明细',
  },
  businesses: {
    summary: '在册市场主体的名称、信用代码、经营者与经营场所',
    theme: '市场监管',
    keywords: ['个体户', '企业', '营业执照'],
    grade: 'open',
    gradeReason: '',
    frequency: 'weekly',
    sourceSystem: '市场主体登记系统',
  },
};

/** A resource for a list. @param ownerDepartmentId of its department */
export function resourceOfList(list: SourceList, ownerDepartmentId: string): NewResource {
  const known = described[list.code];
  if (!known) throw new Error(`the demo has no description of ${list.code}`);
  const { strict, ...words } = known;
  return {
    ...words,
    code: list.code,
    titleZh: list.titleZh,
    titleEn: list.titleEn,
    ownerDepartmentId,
    kind: 'held',
    keyFields: [list.keyColumn],
    fields: list.columns.map((column) => fieldOf(column, list, strict === true)),
  };
}

function fieldOf(
  column: SourceList['columns'][number],
  list: SourceList,
  strict: boolean,
): FieldView {
  const { key, titleZh, titleEn, type, personalClass } = column;
  const isCredit = key === 'creditCode';
  return {
    key,
    titleZh,
    titleEn,
    meaning: meanings[key] ?? '',
    type,
    format: isCredit ? 'socialCredit' : strict && key === 'identityNumber' ? 'idNumber' : null,
    codes: key === 'gender' ? ['男', '女'] : [],
    required: key === list.keyColumn || key === 'name',
    personalClass,
    // What is about a person and has no partly shown form is not shown at all.
    mask: column.mask ?? (personalClass === null ? null : 'withheld'),
    subject: key === 'identityNumber',
  };
}

const meanings: Readonly<Record<string, string>> = {
  identityNumber: '居民身份证上的号码',
  address: '现在居住的地址',
  phone: '本人或家人的电话',
  areaMu: '确权面积，单位亩',
  chronic: '纳入管理的慢性病种',
  livesAlone: '六十五岁以上且独自居住',
};
