/** Telephone numbers, plates and bank cards as expressions of DuckDB. */

/** A number as it is compared: no blanks, hyphens, brackets, no +86. */
export function bareNumber(text: string): string {
  const bare = `regexp_replace(regexp_replace(${text}, '[\\s\\-().·]', '', 'g'), '^(\\+|00)?86(1)', '\\2')`;
  return `CASE WHEN strlen(${text}) = 11 AND starts_with(${text}, '1') THEN ${text} ELSE ${bare} END`;
}

/**
 * True for 11 digits of a mobile number; a cast also takes what a spreadsheet makes of a number, 1.38123E+10. It takes 1_0, too, but in
 * 11 places that is too small.
 */
export function isMobile(code: string): string {
  return `strlen(${code}) = 11 AND TRY_CAST(${code} AS BIGINT) BETWEEN 13000000000 AND 19999999999
    AND NOT contains(${code}, 'E') AND NOT contains(${code}, 'e')`;
}

/** True for a mobile number or a fixed line with its area code; the text is bare. */
export function isPhone(code: string): string {
  return `((${isMobile(code)})
    OR regexp_full_match(${code}, '(010|02[0-57-9])[2-8]\\d{7}|0[3-9]\\d{2}[2-8]\\d{6,7}'))`;
}

const plateProvinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/** True for a licence plate (GA 36); the text is compacted. */
export function isPlateText(code: string): string {
  const tail = `(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9警学挂港澳领使试超]|[DFABCEGHJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[DFABCEGHJK])`;
  return `(regexp_full_match(${code}, '[${plateProvinces}][A-HJ-NP-Z]${tail}') AND length(regexp_replace(substr(${code}, 3), '\\D', '', 'g')) >= 3)`;
}

/** True for a bank card with a right Luhn digit (ISO/IEC 7812-1); the text is compacted. */
export function isBankCardText(code: string): string {
  const digit = `CAST(substr(${code}, strlen(${code}) - place, 1) AS INTEGER)`;
  const doubled = `CASE WHEN place % 2 = 0 THEN ${digit} WHEN ${digit} > 4 THEN 2 * ${digit} - 9 ELSE 2 * ${digit} END`;
  const sum = `list_sum(list_transform(range(strlen(${code})), lambda place: ${doubled}))`;
  return `CASE WHEN regexp_full_match(${code}, '62\\d{14,17}|4\\d{15}|5[1-5]\\d{14}|35\\d{14}|3[47]\\d{13}') THEN ${sum} % 10 = 0 ELSE FALSE END`;
}
