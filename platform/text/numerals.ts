const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  幺: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const SMALL_UNITS: Record<string, number> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};
const NUMERAL = '零〇一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万廿卅';
const DOOR_WORDS = '号|栋|幢|座|单元|室|楼|层|组|队|弄|户|门|期|排';
const DOOR_NUMBER = new RegExp(`([${NUMERAL}]+)(?=(?:${DOOR_WORDS}))`, 'g');

/**
 * The number a Chinese numeral says: 八十八 → 88, 一百零三 → 103, 两万三千 → 23000, 廿五 → 25, and
 * read digit by digit 二〇一 → 201. Undefined when it is no well-formed numeral below 10^8.
 */
export function chineseToNumber(numeral: string): number | undefined {
  const plain = numeral.replaceAll('廿', '二十').replaceAll('卅', '三十');
  if (plain === '' || [...plain].some((char) => !NUMERAL.includes(char))) return undefined;
  if ([...plain].every((char) => char in DIGITS)) return digitwise(plain);
  const parts = plain.split('万');
  if (parts.length > 2) return undefined;
  const [high = '', low] = parts;
  if (low === undefined) return belowTenThousand(high);
  const thousands = belowTenThousand(high);
  const rest = low === '' ? 0 : belowTenThousand(low);
  if (thousands === undefined || thousands === 0 || rest === undefined) return undefined;
  return thousands * 10_000 + rest;
}

/** Door numbers in Chinese numerals as digits: 石桥村八十八号二单元 → 石桥村88号2单元. */
export function normaliseDoorNumbers(text: string): string {
  return text.replace(DOOR_NUMBER, (numeral) => {
    const number = chineseToNumber(numeral);
    return number === undefined ? numeral : String(number);
  });
}

function digitwise(plain: string): number | undefined {
  if (plain.length > 8) return undefined;
  return Number([...plain].map((char) => DIGITS[char]).join(''));
}

function belowTenThousand(text: string): number | undefined {
  let total = 0;
  let pending: number | undefined;
  let lastUnit = 10_000;
  for (const char of text) {
    const unit = SMALL_UNITS[char];
    const digit = DIGITS[char];
    if (unit === undefined) {
      if (pending !== undefined && pending !== 0) return undefined;
      pending = digit;
      continue;
    }
    if (unit >= lastUnit || pending === 0) return undefined;
    if (pending === undefined && (unit !== 10 || total > 0)) return undefined;
    total += (pending ?? 1) * unit;
    lastUnit = unit;
    pending = undefined;
  }
  return total + (pending ?? 0);
}
