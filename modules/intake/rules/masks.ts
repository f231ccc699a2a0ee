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

function name(column: string): string {
  const c = `trim(${column})`;
  const surname = `CASE WHEN length(${c}) > 2 AND left(${c}, 2) IN ('${compoundSurnames.split(' ').join("', '")}') THEN 2 ELSE 1 END`;
  return `CASE WHEN regexp_matches(${c}, '[·•.\\sA-Za-z]') THEN regexp_replace(${c}, '([^·•.\\s])[^·•.\\s]*', '\\1**', 'g')
    WHEN length(${c}) <= 1 THEN ${stars(`length(${c})`)}
    WHEN length(${c}) - (${surname}) = 1 THEN left(${c}, ${surname}) || '*'
    ELSE left(${c}, ${surname}) || ${stars(`length(${c}) - (${surname}) - 1`)} || right(${c}, 1) END`;
}

function phone(c: string): string {
  const digits = `regexp_replace(${narrowed(c)}, '\\D', '', 'g')`;
  const mobile = '^(?:00)?(?:86)?(1[3-9]\\d)\\d{4}(\\d{4})$';
  const fixed = '^(010|02\\d|0[3-9]\\d{2})\\d+(\\d{4})$';
  return `CASE WHEN contains(${c}, '@') THEN ${email(c)}
    WHEN regexp_full_match(${c}, '(?:\\d{3}|0\\d{2,3}-)?\\*{4}\\d{2,4}') THEN ${c}
    WHEN regexp_matches(${digits}, '${mobile}') THEN regexp_replace(${digits}, '${mobile}', '\\1****\\2')
    WHEN length(${digits}) >= 10 AND regexp_matches(${digits}, '${fixed}') THEN regexp_replace(${digits}, '${fixed}', '\\1-****\\2')
    WHEN length(${digits}) < 5 THEN '****' ELSE '****' || right(${digits}, 2) END`;
}

function idNumber(column: string): string {
  const c = compacted(narrowed(column)).replaceAll('·.', '');
  const long = `length(${c}) >= 15`;
  return `CASE WHEN ${long} THEN left(${c}, 3) || ${stars(`length(${c}) - 7`)} || right(${c}, 4)
    WHEN length(${c}) <= 2 THEN ${stars(`length(${c})`)} ELSE left(${c}, 1) || ${stars(`length(${c}) - 2`)} || right(${c}, 1) END`;
}

function bankCard(c: string): string {
  const digits = `regexp_replace(${narrowed(c)}, '\\D', '', 'g')`;
  return `CASE WHEN regexp_full_match(${c}, '(?:\\*{4} ){3}\\d{4}') THEN ${c}
    WHEN length(${digits}) < 12 THEN '****' ELSE '**** **** **** ' || right(${digits}, 4) END`;
}

/** RE2 looks neither ahead nor behind: 街道 stands as one sign while 街 is looked for. */
function address(column: string): string {
  const c = `replace(trim(${column}), '街道', '\u0001')`;
  const levels = [
    `regexp_extract(${c}, '^.*?(?:镇|乡|\u0001)[^镇乡]*?(?:村|社区|大道|路|街|巷)')`,
    `regexp_extract(${c}, '^.*?(?:村|社区|大道|路|街|巷)')`,
    `regexp_extract(${c}, '^.*(?:\u0001|镇|乡|县|区|市)')`,
    `left(${c}, CAST(least(6, length(${c}) // 3) AS INTEGER))`,
  ];
  return `replace(coalesce(${levels
    .slice(0, 3)
    .map((level) => `nullif(${level}, '')`)
    .join(', ')}, ${levels[3]}), '\u0001', '街道') || '****'`;
}

function plate(column: string): string {
  const c = `upper(regexp_replace(${narrowed(column)}, '[\\s·•.-]', '', 'g'))`;
  return `CASE WHEN length(${c}) < 6 THEN ${stars(`length(${c})`)} ELSE left(${c}, 2) || '·' || ${stars(`length(${c}) - 4`)} || right(${c}, 2) END`;
}

function email(column: string): string {
  const c = `regexp_replace(${narrowed(column)}, '\\s', '', 'g')`;
  const domain = `regexp_extract(${c}, '@[^@]*$')`;
  return `CASE WHEN strpos(${c}, '@') < 2 THEN '***' ELSE left(${c}, 1) || '***' || lower(${domain}) END`;
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
  text: (c: string) => `regexp_replace(${c}, '[0-9０-９][0-9０-９Xx -]{4,}', '****', 'g')`,
} as const;
