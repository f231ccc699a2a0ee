/** Masks as expressions of DuckDB, equal value by value to those of `platform/text`; `text` hides more where it cannot tell. */
import type { FieldView } from '#modules/catalogue/index.ts';
import { compacted, narrowed } from './cleaning/text.ts';

/** A column of a field as those see it who need not see it whole. */
export function maskedExpression({ type, mask }: FieldView, column: string): string {
  if (mask === null) return column;
  // Numbers and days have no partly shown form.
  if (type !== 'text' || mask === 'withheld') return 'NULL';
  return `CASE WHEN ${column} = '' THEN '' ELSE ${masks[mask](column)} END`;
}

const compoundSurnames =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 呼延 百里 东郭 南门 西门 第五 拓跋 轩辕 左丘 东里 即墨 达奚';

const stars = (count: string): string => `repeat('*', CAST(greatest(${count}, 0) AS INTEGER))`;

/**
 * What an expression makes of a value that is itself worked out, written once and not as often as it is needed: written out, the
 * mask of an identity number took 40,000 characters, and reading the statement took longer than the page.
 */
const of = (value: string, sign: string, expression: string): string =>
  `list_transform([${value}], lambda ${sign}: ${expression})[1]`;

// Signs of values: keys of fields never begin with a line.
const c = '_c';
const digits = '_digits';

function name(column: string): string {
  const surname = '_surname';
  const compound = `'${compoundSurnames.split(' ').join("', '")}'`;
  const length = `CASE WHEN length(${c}) > 2 AND left(${c}, 2) IN (${compound}) THEN 2 ELSE 1 END`;
  const masked = `CASE WHEN regexp_matches(${c}, '[·•.\\sA-Za-z]') THEN regexp_replace(${c}, '([^·•.\\s])[^·•.\\s]*', '\\1**', 'g')
    WHEN length(${c}) <= 1 THEN ${stars(`length(${c})`)}
    WHEN length(${c}) - (${surname}) = 1 THEN left(${c}, ${surname}) || '*'
    ELSE left(${c}, ${surname}) || ${stars(`length(${c}) - (${surname}) - 1`)} || right(${c}, 1) END`;
  return of(`trim(${column})`, c, of(length, surname, masked));
}

const digitsOf = (column: string): string => `regexp_replace(${narrowed(column)}, '\\D', '', 'g')`;

function phone(column: string): string {
  const mobile = '^(?:00)?(?:86)?(1[3-9]\\d)\\d{4}(\\d{4})$';
  const fixed = '^(010|02\\d|0[3-9]\\d{2})\\d+(\\d{4})$';
  const masked = `CASE WHEN contains(${column}, '@') THEN ${email(column)}
    WHEN regexp_full_match(${column}, '(?:\\d{3}|0\\d{2,3}-)?\\*{4}\\d{2,4}') THEN ${column}
    WHEN regexp_matches(${digits}, '${mobile}') THEN regexp_replace(${digits}, '${mobile}', '\\1****\\2')
    WHEN length(${digits}) >= 10 AND regexp_matches(${digits}, '${fixed}') THEN regexp_replace(${digits}, '${fixed}', '\\1-****\\2')
    WHEN length(${digits}) < 5 THEN '****' ELSE '****' || right(${digits}, 2) END`;
  return of(digitsOf(column), digits, masked);
}

function idNumber(column: string): string {
  const narrow = '_narrow';
  const compact = compacted(narrow).replaceAll('·.', '');
  const masked = `CASE WHEN length(${c}) >= 15 THEN left(${c}, 3) || ${stars(`length(${c}) - 7`)} || right(${c}, 4)
    WHEN length(${c}) <= 2 THEN ${stars(`length(${c})`)} ELSE left(${c}, 1) || ${stars(`length(${c}) - 2`)} || right(${c}, 1) END`;
  return of(narrowed(column), narrow, of(compact, c, masked));
}

function bankCard(column: string): string {
  const masked = `CASE WHEN regexp_full_match(${column}, '(?:\\*{4} ){3}\\d{4}') THEN ${column}
    WHEN length(${digits}) < 12 THEN '****' ELSE '**** **** **** ' || right(${digits}, 4) END`;
  return of(digitsOf(column), digits, masked);
}

/** RE2 looks neither ahead nor behind: 街道 stands as one sign while 街 is looked for. */
function address(column: string): string {
  const one = `replace(trim(${column}), '街道', '\u0001')`;
  const levels = [
    `regexp_extract(${c}, '^.*?(?:镇|乡|\u0001)[^镇乡]*?(?:村|社区|大道|路|街|巷)')`,
    `regexp_extract(${c}, '^.*?(?:村|社区|大道|路|街|巷)')`,
    `regexp_extract(${c}, '^.*(?:\u0001|镇|乡|县|区|市)')`,
    `left(${c}, CAST(least(6, length(${c}) // 3) AS INTEGER))`,
  ];
  const shown = levels.slice(0, 3).map((level) => `nullif(${level}, '')`);
  const masked = `replace(coalesce(${shown.join(', ')}, ${levels[3]}), '\u0001', '街道') || '****'`;
  return of(one, c, masked);
}

function plate(column: string): string {
  const bare = `upper(regexp_replace(${narrowed(column)}, '[\\s·•.-]', '', 'g'))`;
  const masked = `CASE WHEN length(${c}) < 6 THEN ${stars(`length(${c})`)} ELSE left(${c}, 2) || '·' || ${stars(`length(${c}) - 4`)} || right(${c}, 2) END`;
  return of(bare, c, masked);
}

function email(column: string): string {
  const bare = `regexp_replace(${narrowed(column)}, '\\s', '', 'g')`;
  const domain = `regexp_extract(${c}, '@[^@]*$')`;
  const masked = `CASE WHEN strpos(${c}, '@') < 2 THEN '***' ELSE left(${c}, 1) || '***' || lower(${domain}) END`;
  return of(bare, c, masked);
}

const masks = {
  name,
  phone,
  idNumber,
  bankCard,
  address,
  plate,
  email,
  // Free words: every number that could be one's, and what is said of an address is left to the owner to withhold.
  text: (column: string) =>
    `regexp_replace(${column}, '[0-9０-９][0-9０-９Xx -]{4,}', '****', 'g')`,
} as const;
