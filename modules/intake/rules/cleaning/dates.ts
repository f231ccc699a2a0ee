/** Days and instants in the forms in which lists hold them. */

/** Days before these are typing errors or Excel's zero; days after, too. */
const plausible = (day: string): string =>
  `CASE WHEN ${day} BETWEEN DATE '1850-01-01' AND DATE '2150-12-31' THEN ${day} END`;

/** Chinese numerals of a day (二〇二六年十一月二十三日) as digits. */
function withDigits(text: string): string {
  const digits = `translate(${text}, '〇零○一二三四五六七八九元', '0001234567891')`;
  const tens = `regexp_replace(${digits}, '(\\d)十(\\d)', '\\1\\2', 'g')`;
  // RE2 reads one digit: \10 is the first group and a zero.
  const ofTens = `regexp_replace(${tens}, '(\\d)十', '\\10', 'g')`;
  return `replace(regexp_replace(${ofTens}, '十(\\d)', '1\\1', 'g'), '十', '10')`;
}

/** 2026年3月5日, also in Chinese numerals, without 日, or with 号. */
function chineseDay(text: string): string {
  const digits = withDigits(text);
  const parts = `regexp_extract(${digits}, '^(\\d{4})年(\\d{1,2})月(?:(\\d{1,2})[日号]?)?$', ['y', 'm', 'd'])`;
  const joined = `(${parts}).y || '-' || (${parts}).m || '-' || (${parts}).d`;
  return `TRY_CAST(${joined} AS DATE)`;
}

/** The day of a text in half width; NULL when it is none. */
export function dayOf(text: string): string {
  return plausible(`CASE
    WHEN regexp_full_match(${text}, '\\d{4}-\\d{1,2}-\\d{1,2}') THEN TRY_CAST(${text} AS DATE)
    WHEN regexp_full_match(${text}, '\\d{8}') THEN CAST(try_strptime(${text}, '%Y%m%d') AS DATE)
    WHEN regexp_full_match(${text}, '[1-6]\\d{4}(\\.0+)?') THEN DATE '1899-12-30' + CAST(CAST(${text} AS DOUBLE) AS INTEGER)
    WHEN regexp_full_match(${text}, '\\d{4}[./]\\d{1,2}[./]\\d{1,2}') THEN TRY_CAST(replace(replace(${text}, '.', '-'), '/', '-') AS DATE)
    WHEN regexp_full_match(${text}, '\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}[ T]0{1,2}:00(:00(\\.0+)?)?') THEN TRY_CAST(replace(regexp_extract(${text}, '^[0-9/-]+'), '/', '-') AS DATE)
    WHEN contains(${text}, '年') THEN ${chineseDay(text)}
  END`);
}

/** True for a day as it is kept: nothing was repaired. */
export function isPlainDay(text: string): string {
  return `regexp_full_match(${text}, '\\d{4}-\\d{2}-\\d{2}')`;
}

/** The instant of a text; without a zone it is meant in Asia/Shanghai. */
export function instantOf(text: string): string {
  const iso = `replace(replace(${text}, '/', '-'), 'T', ' ')`;
  return `CASE
    WHEN regexp_full_match(${text}, '.*(Z|[+-]\\d{2}:?\\d{2})') THEN TRY_CAST(${text} AS TIMESTAMPTZ)
    WHEN regexp_full_match(${text}, '\\d{10}') THEN to_timestamp(CAST(${text} AS BIGINT))
    WHEN regexp_full_match(${text}, '\\d{13}') THEN to_timestamp(CAST(${text} AS BIGINT) / 1000)
    WHEN regexp_full_match(${text}, '[1-6]\\d{4}\\.\\d+') THEN timezone('Asia/Shanghai', TIMESTAMP '1899-12-30 00:00:00' + to_seconds(round(CAST(${text} AS DOUBLE) * 86400)))
    WHEN regexp_full_match(${text}, '\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}([ T]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?)?') THEN timezone('Asia/Shanghai', TRY_CAST(${iso} AS TIMESTAMP))
    ELSE timezone('Asia/Shanghai', CAST(${dayOf(text)} AS TIMESTAMP))
  END`;
}
