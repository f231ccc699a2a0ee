/** Which column feeds which field: by their titles and by what the values look like. */
import type { FieldView } from '#modules/catalogue/index.ts';
import { textSimilarity } from '#platform/text/index.ts';
import { type FieldMapping, type Mapping, usual } from '../contract/mapping.ts';
import type { ColumnProfile } from '../contract/shapes.ts';

/** Words that lists use for the same thing. */
const synonyms: readonly (readonly string[])[] = [
  [
    '姓名',
    '名字',
    '户主姓名',
    '居民姓名',
    '老人姓名',
    '承包方代表',
    '业主',
    '产权人',
    '参保人',
    '法定代表人',
    '持证人',
    '申请人',
  ],
  [
    '身份证号',
    '身份证号码',
    '身份证',
    '公民身份号码',
    '证件号码',
    '证件号',
    '身份号码',
    '居民身份证',
  ],
  ['联系电话', '电话', '手机', '手机号', '手机号码', '联系方式', '电话号码', '本人电话'],
  ['出生日期', '出生年月', '出生年月日', '生日'],
  [
    '地址',
    '住址',
    '家庭住址',
    '现住址',
    '户籍地址',
    '居住地址',
    '详细地址',
    '家庭地址',
    '坐落',
    '经营场所',
    '住所',
  ],
  ['村', '村（社区）', '所在村', '村居', '行政村', '村名', '所属村', '村社区'],
  ['性别', '男女'],
  ['统一社会信用代码', '信用代码', '社会信用代码', '统一代码'],
  ['备注', '说明', '附注'],
  ['金额', '补贴金额', '发放金额', '月标准', '保障金额', '补助标准'],
  ['企业名称', '单位名称', '市场主体名称', '名称', '字号'],
  ['登记日期', '建档日期', '发证日期', '成立日期', '起始日期', '开始日期'],
];

const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/[\s()（）*:：_/-]/g, '')
    .toLowerCase();

/** How alike two titles are, 0–1. */
export function titleSimilarity(a: string, b: string): number {
  const [one, two] = [plain(a), plain(b)];
  if (one === two) return 1;
  if (
    synonyms.some(
      (group) =>
        group.some((word) => plain(word) === one) && group.some((word) => plain(word) === two),
    )
  )
    return 0.9;
  if (one.length >= 2 && two.length >= 2 && (one.includes(two) || two.includes(one))) {
    return 0.6 + 0.3 * (Math.min(one.length, two.length) / Math.max(one.length, two.length));
  }
  return 0.8 * textSimilarity(one, two);
}

/** How well values of a look fit a field: -1 when they cannot. */
function shapeScore({ looksLike }: ColumnProfile, field: FieldView): number {
  const wanted =
    field.format ??
    (field.type === 'text'
      ? field.mask === 'name'
        ? 'name'
        : field.mask === 'address'
          ? 'address'
          : null
      : field.type);
  if (looksLike === 'empty' || wanted === null) return 0;
  if (looksLike === wanted) return 0.5;
  if (looksLike === 'damaged')
    return field.format === 'idNumber' || field.format === 'bankCard' ? 0.4 : -0.3;
  const numbers = ['integer', 'decimal', 'longitude', 'latitude'];
  if (numbers.includes(wanted) && numbers.includes(looksLike)) return 0.2;
  // Where many numbers of a list are wrong, its column looks like any text or any number; what is wrong with them the check tells.
  if (field.format !== null && (looksLike === 'text' || looksLike === 'integer')) return -0.1;
  return field.type === 'text' && field.format === null ? -0.05 : -0.5;
}

const enough = 0.5;

/** Pairs columns and fields, the surest first, each once. Fields without a column stay out. */
export function suggestMapping(
  fields: readonly FieldView[],
  columns: readonly ColumnProfile[],
): Mapping {
  const pairs = fields.flatMap((field, at) =>
    columns.map((column) => {
      const title = Math.max(
        titleSimilarity(field.titleZh, column.title),
        titleSimilarity(field.key, column.title),
      );
      return { at, field, column, score: title + shapeScore(column, field) };
    }),
  );
  pairs.sort((a, b) => b.score - a.score || a.at - b.at);
  const chosen = new Map<string, FieldMapping>();
  const taken = new Set<string>();
  for (const { field, column, score } of pairs) {
    if (score < enough || chosen.has(field.key) || taken.has(column.title)) continue;
    chosen.set(field.key, { ...usual, field: field.key, column: column.title });
    taken.add(column.title);
  }
  return fields.flatMap(({ key }) => chosen.get(key) ?? []);
}
