/** Identity numbers (GB 11643) and unified social credit codes (GB 32100) as expressions of DuckDB. */

/**
 * Weighted sum of the first 17 places. Their weights are powers of 2 modulo 11 (ISO 7064 MOD 11-2), so the sum is the number read in
 * base 2 with decimal digits: N − 8·Σ 2^(k−1)·⌊N/10^k⌋, sixteen divisions instead of seventeen cut texts.
 */
function weightedSum(first17: string): string {
  const terms = Array.from({ length: 16 }, (_, at) => {
    const [power, weight] = [`1${'0'.repeat(at + 1)}`, 2 ** at];
    return `${weight} * (${first17} // ${power})`;
  });
  return `2 * (${first17} - 8 * (${terms.join(' + ')}))`;
}

const provinces =
  '11,12,13,14,15,21,22,23,31,32,33,34,35,36,37,41,42,43,44,45,46,50,51,52,53,54,61,62,63,64,65,71,81,82,83,91';

/** True for a possible day, given as a number `yyyymmdd`. */
function isDay(d: string): string {
  const [month, day, year] = [`(${d} // 100) % 100`, `${d} % 100`, `${d} // 10000`];
  const isLeap = `((${year}) % 4 = 0 AND ((${year}) % 100 <> 0 OR (${year}) % 400 = 0))`;
  return `(${d} BETWEEN 19000101 AND 21001231 AND ${month} BETWEEN 1 AND 12 AND ${day} BETWEEN 1 AND 31
    AND (${day} <= 28 OR (${day} <= 30 AND ${month} <> 2) OR (${day} = 31 AND ${month} IN (1, 3, 5, 7, 8, 10, 12)) OR (${day} = 29 AND ${isLeap})))`;
}

/** What the parts of an identity number are called; each is a column of a layer of its own. */
export interface IdentityParts {
  /** All places as a number; NULL with a letter. */
  readonly whole: string;
  /** The first 17 places as a number. */
  readonly first17: string;
  /** What the check character counts: 0–10. */
  readonly check: string;
  /** Day of birth `yyyymmdd`. */
  readonly day: string;
}

/** The parts of a compacted number, in three layers. */
export function identityParts(code: string, parts: IdentityParts): [string, string][][] {
  const { whole, first17, check, day } = parts;
  const isNumber = `${whole} IS NOT NULL`;
  return [
    [
      [
        whole,
        `CASE WHEN contains(${code}, 'E') OR contains(${code}, '_') THEN NULL ELSE TRY_CAST(${code} AS BIGINT) END`,
      ],
    ],
    [
      [
        first17,
        `CASE WHEN ${isNumber} THEN ${whole} // 10 WHEN ends_with(${code}, 'X') AND NOT contains(${code}, 'E') AND NOT contains(${code}, '_')
        THEN TRY_CAST(left(${code}, 17) AS BIGINT) END`,
      ],
      [check, `CASE WHEN ${isNumber} THEN ${whole} % 10 WHEN ends_with(${code}, 'X') THEN 10 END`],
    ],
    [[day, `CAST((${first17} // 1000) % 100000000 AS INTEGER)`]],
  ];
}

/** True for 18 places with a right check character. @param code compacted */
export function isIdentity(code: string, { first17, check, day }: IdentityParts): string {
  return `(strlen(${code}) = 18 AND ${first17} >= 10000000000000000 AND (${first17} // 1000000000000000) IN (${provinces})
    AND ${isDay(day)} AND (${weightedSum(first17)} + ${check}) % 11 = 1)`;
}

/** The 17 places that an old number of 15 stands for, as a number; NULL for all others. */
export function oldNumber(code: string): string {
  const born = `'19' || substr(${code}, 7, 2) || '-' || substr(${code}, 9, 2) || '-' || substr(${code}, 11, 2)`;
  return `CASE WHEN strlen(${code}) = 15 AND regexp_full_match(${code}, '\\d{15}') AND TRY_CAST(${born} AS DATE) IS NOT NULL
    AND left(${code}, 2) IN ('${provinces.replaceAll(',', "','")}') THEN TRY_CAST(left(${code}, 6) || '19' || substr(${code}, 7) AS BIGINT) END`;
}

/** The number in 18 places: one of 15 gets its century and check character; others stay. @param old its `oldNumber` */
export function wholeIdentity(code: string, old: string): string {
  const check = `substr('10X98765432', CAST((${weightedSum(old)}) % 11 AS INTEGER) + 1, 1)`;
  return `CASE WHEN ${old} IS NULL THEN ${code} ELSE CAST(${old} AS VARCHAR) || ${check} END`;
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** True for a unified social credit code with a right check character; the text is compacted. */
export function isSocialCredit(code: string): string {
  let weight = 1;
  const terms: string[] = [];
  for (let at = 1; at <= 17; at += 1) {
    terms.push(`${weight} * (strpos('${creditAlphabet}', substr(${code}, ${at}, 1)) - 1)`);
    weight = (weight * 3) % 31;
  }
  const expected = `substr('${creditAlphabet}', CAST((31 - (${terms.join(' + ')}) % 31) % 31 AS INTEGER) + 1, 1)`;
  return `CASE WHEN regexp_full_match(${code}, '[0-9A-HJ-NP-RTUWXY]{2}\\d{6}[0-9A-HJ-NP-RTUWXY]{10}')
    THEN ${expected} = right(${code}, 1) ELSE FALSE END`;
}
