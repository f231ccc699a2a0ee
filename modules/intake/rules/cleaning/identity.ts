/** Identity numbers (GB 11643) and unified social credit codes (GB 32100) as expressions of DuckDB. */

/**
 * A number that leaves the same remainder by 11 as the weighted sum of 18 places, the last one counted as a digit; not negative. The
 * weights are powers of 2 modulo 11 (ISO 7064 MOD 11-2), so the sum is the number read in base 2 with decimal digits:
 * N − 8·Σ 2^(k−1)·⌊N/10^k⌋. As 2^5 leaves −1, every fifth quotient shares a weight: few operations, no cut texts.
 */
function weightedSum(whole: string): string {
  const quotient = (k: number): string => `${whole} // 1${'0'.repeat(k)}`;
  const groups = [1, 2, 3, 4, 5].map((k) => {
    const signed = [quotient(k), ` - ${quotient(k + 5)}`, ` + ${quotient(k + 10)}`];
    if (k + 15 < 18) signed.push(` - ${quotient(k + 15)}`);
    return `${2 ** (k - 1)} * (${signed.join('')})`;
  });
  return `${whole} - 8 * (${groups.join(' + ')})`;
}

// Below, CASE stands where most numbers need one look only: AND and OR work all their sides out for every row.

/** Provinces 11–65 as bits from 11 up, and the few behind them. */
const provinces = [
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
  53, 54, 61, 62, 63, 64, 65,
];
const provinceBits = provinces.reduce((bits, one) => bits | (1n << BigInt(one - 11)), 0n);
const lateProvinces = [71, 81, 82, 83, 91];

/** True for the first two places of a province. */
function isProvince(two: string): string {
  return `CASE WHEN ((${provinceBits} >> (${two} - 11)) & 1) = 1 THEN TRUE ELSE ${two} IN (${lateProvinces.join(', ')}) END`;
}

/**
 * The last day on which somebody can have been born, as a number: tomorrow in UTC, which may be today in Shanghai. A constant of the
 * statement: the engine would reckon `current_date` out for every row.
 */
const newestDay = (): string =>
  new Date(Date.now() + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');

/** True for a possible day of birth, given as a number `yyyymmdd`. */
function isDay(day: string): string {
  const [year, month, dayOfMonth] = [
    `(${day} // 10000)`,
    `((${day} // 100) % 100)`,
    `(${day} % 100)`,
  ];
  const isLeap = `(${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0))`;
  // Most days are in every month; only the others are looked at closely. Months of 31 days: odd ones up to July, even ones from August.
  const isLate = `${dayOfMonth} BETWEEN 29 AND 30 + ((${month} + (${month} >> 3)) & 1) AND (${month} <> 2 OR (${dayOfMonth} = 29 AND ${isLeap}))`;
  return `CASE WHEN ${dayOfMonth} BETWEEN 1 AND 28 THEN TRUE ELSE ${isLate} END AND ${month} BETWEEN 1 AND 12 AND ${day} BETWEEN 19000101 AND ${newestDay()}`;
}

/** What the parts of an identity number are called; each is a column of a layer of its own. */
export interface IdentityParts {
  /** All places as a number, X as 0; NULL where it is none. Of other texts than 18 places it may be anything. */
  readonly whole: string;
  /** Day of birth `yyyymmdd`. */
  readonly day: string;
}

/** Names of the parts, as `named` gives them for a letter. */
export function namesOfParts(named: (letter: string) => string): IdentityParts {
  return { whole: named('n'), day: named('d') };
}

/** The parts of a compacted number, in two layers: what is used often is worked out once. */
export function identityParts(code: string, { whole, day }: IdentityParts): [string, string][][] {
  const withLetter = `TRY_CAST(left(${code}, 17) || '0' AS BIGINT)`;
  return [
    [
      [
        whole,
        `CASE WHEN ends_with(${code}, 'X') THEN ${withLetter} ELSE TRY_CAST(${code} AS BIGINT) END`,
      ],
    ],
    [[day, `CAST((${whole} // 10000) % 100000000 AS INTEGER)`]],
  ];
}

/**
 * True for 18 places with a right check character. A cast also takes blanks, signs and 1_0: with those, 18 places are too small a
 * number to be one. It takes 1e3, too: in 18 places such a number ends in two zeros, so only those are searched for the letter.
 */
export function isIdentity(code: string, { whole, day }: IdentityParts): string {
  const hasNoExponent = `CASE WHEN ${whole} % 100 <> 0 THEN TRUE ELSE NOT (contains(${code}, 'E') OR contains(${code}, 'e')) END`;
  const check = `CASE WHEN ends_with(${code}, 'X') THEN 2 ELSE 1 END`;
  return `(strlen(${code}) = 18 AND ${whole} BETWEEN 100000000000000000 AND 999999999999999999
    AND ${isProvince(`(${whole} // 10000000000000000)`)} AND ${isDay(day)}
    AND (${weightedSum(whole)} - ${check}) % 11 = 0 AND ${hasNoExponent})`;
}

/** The 18 places that an old number of 15 stands for, as a number, the check character as 0; NULL for all others. */
export function oldNumber(code: string): string {
  const born = `'19' || substr(${code}, 7, 2) || '-' || substr(${code}, 9, 2) || '-' || substr(${code}, 11, 2)`;
  return `CASE WHEN strlen(${code}) = 15 AND regexp_full_match(${code}, '\\d{15}') AND TRY_CAST(${born} AS DATE) IS NOT NULL
    AND ${isProvince(`TRY_CAST(left(${code}, 2) AS INTEGER)`)} THEN TRY_CAST(left(${code}, 6) || '19' || substr(${code}, 7) || '0' AS BIGINT) END`;
}

/** The number in 18 places: one of 15 gets its century and check character; others stay. @param old its `oldNumber` */
export function wholeIdentity(code: string, old: string): string {
  const rest = `(${weightedSum(old)}) % 11`;
  const check = `substr('10X98765432', CAST(${rest} AS INTEGER) + 1, 1)`;
  return `CASE WHEN ${old} IS NULL THEN ${code} ELSE CAST(${old} // 10 AS VARCHAR) || ${check} END`;
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
