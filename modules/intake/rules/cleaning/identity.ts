/** Identity numbers (GB 11643) and unified social credit codes (GB 32100) as expressions of DuckDB. */

/**
 * A number that leaves the same remainder by 11 as the weighted sum of the first 17 places; it may be negative. The weights are powers
 * of 2 modulo 11 (ISO 7064 MOD 11-2), so the sum is the number read in base 2 with decimal digits: N − 8·Σ 2^(k−1)·⌊N/10^k⌋. As
 * 2^5 leaves −1, every fifth quotient shares a weight: few operations, no cut texts.
 */
function weightedSum(first17: string): string {
  const quotient = (k: number): string => `${first17} // 1${'0'.repeat(k)}`;
  const groups = [1, 2, 3, 4, 5].map((k) => {
    const signed = [quotient(k), ` - ${quotient(k + 5)}`, ` + ${quotient(k + 10)}`];
    if (k === 1) signed.push(` - ${quotient(16)}`);
    return `${2 ** (k - 1)} * (${signed.join('')})`;
  });
  return `2 * (${first17} - 8 * (${groups.join(' + ')}))`;
}

/** Provinces 11–65 as bits from 11 up, and the few behind them. */
const provinces = [
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
  53, 54, 61, 62, 63, 64, 65,
];
const provinceBits = provinces.reduce((bits, one) => bits | (1n << BigInt(one - 11)), 0n);
const lateProvinces = [71, 81, 82, 83, 91];

/** True for the first two places of a province. */
function isProvince(two: string): string {
  return `(((${provinceBits} >> (${two} - 11)) & 1) = 1 OR ${two} IN (${lateProvinces.join(', ')}))`;
}

/** True for a possible day, given as a number `yyyymmdd` and its month and day of month. */
function isDay({ day, month, dayOfMonth }: IdentityParts): string {
  const year = `(${day} // 10000)`;
  const isLeap = `(${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0))`;
  // Months of 31 days: odd ones up to July, even ones from August.
  return `(${day} BETWEEN 19000101 AND 21001231 AND ${month} BETWEEN 1 AND 12 AND ${dayOfMonth} BETWEEN 1 AND 30 + ((${month} + (${month} >> 3)) & 1)
    AND CASE WHEN ${month} = 2 THEN ${dayOfMonth} <= 28 OR (${dayOfMonth} = 29 AND ${isLeap}) ELSE TRUE END)`;
}

/** What the parts of an identity number are called; each is a column of a layer of its own. */
export interface IdentityParts {
  /** All places as a number; NULL with a letter. */
  readonly whole: string;
  /** The first 17 places as a number; NULL unless there are 18 places, the last a digit or X. */
  readonly first17: string;
  /** What the check character counts: 0–10. */
  readonly check: string;
  /** Day of birth `yyyymmdd`. */
  readonly day: string;
  readonly month: string;
  readonly dayOfMonth: string;
}

/** Names of the parts, as `named` gives them for a letter. */
export function namesOfParts(named: (letter: string) => string): IdentityParts {
  return {
    whole: named('h'),
    first17: named('n'),
    check: named('c'),
    day: named('d'),
    month: named('m'),
    dayOfMonth: named('e'),
  };
}

/** The parts of a compacted number, in four layers: what is used often is worked out once. */
export function identityParts(code: string, parts: IdentityParts): [string, string][][] {
  const { whole, first17, check, day, month, dayOfMonth } = parts;
  // A cast takes 1e3, too. It also takes blanks, signs and 1_0: with those, 18 places are too small a number to be one.
  const isLong = `strlen(${code}) = 18 AND NOT contains(${code}, 'E') AND NOT contains(${code}, 'e')`;
  const withLetter = `CASE WHEN ends_with(${code}, 'X') AND ${isLong} THEN TRY_CAST(left(${code}, 17) AS BIGINT) END`;
  return [
    [[whole, `CASE WHEN ${isLong} THEN TRY_CAST(${code} AS BIGINT) END`]],
    [
      [first17, `coalesce(${whole} // 10, ${withLetter})`],
      [check, `coalesce(${whole} % 10, 10)`],
    ],
    [[day, `CAST((${first17} // 1000) % 100000000 AS INTEGER)`]],
    [
      [month, `(${day} // 100) % 100`],
      [dayOfMonth, `${day} % 100`],
    ],
  ];
}

/** True for 18 places with a right check character. */
export function isIdentity(parts: IdentityParts): string {
  const { first17, check } = parts;
  return `(${first17} >= 10000000000000000 AND ${isProvince(`(${first17} // 1000000000000000)`)}
    AND ${isDay(parts)} AND (${weightedSum(first17)} + ${check} - 1) % 11 = 0)`;
}

/** The 17 places that an old number of 15 stands for, as a number; NULL for all others. */
export function oldNumber(code: string): string {
  const born = `'19' || substr(${code}, 7, 2) || '-' || substr(${code}, 9, 2) || '-' || substr(${code}, 11, 2)`;
  return `CASE WHEN strlen(${code}) = 15 AND regexp_full_match(${code}, '\\d{15}') AND TRY_CAST(${born} AS DATE) IS NOT NULL
    AND ${isProvince(`TRY_CAST(left(${code}, 2) AS INTEGER)`)} THEN TRY_CAST(left(${code}, 6) || '19' || substr(${code}, 7) AS BIGINT) END`;
}

/** The number in 18 places: one of 15 gets its century and check character; others stay. @param old its `oldNumber` */
export function wholeIdentity(code: string, old: string): string {
  const rest = `((${weightedSum(old)}) % 11 + 11) % 11`;
  const check = `substr('10X98765432', CAST(${rest} AS INTEGER) + 1, 1)`;
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
