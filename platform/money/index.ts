/**
 * Money is a whole number of fen (1 yuan = 100 fen) in a field whose name ends in `Fen`. No sum is
 * ever kept or reckoned in fractions.
 */

/** A text that is no exact amount of yuan. */
export class MoneyError extends RangeError {
  override readonly name = 'MoneyError';
}

/**
 * An amount for people: `¥1,234.50` (zh) or `CN¥1,234.50` (en), minus sign first.
 * @throws MoneyError when `amountFen` is not a whole number.
 */
export function formatYuan(amountFen: number, locale: 'zh' | 'en' = 'zh'): string {
  const symbol = locale === 'zh' ? '¥' : 'CN¥';
  const plain = plainYuan(Math.abs(amountFen));
  const [yuan = '', fen = ''] = plain.split('.');
  const grouped = yuan.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amountFen < 0 ? '-' : ''}${symbol}${grouped}.${fen}`;
}

/**
 * An amount for machines and spreadsheets: `1234.50`, `-0.05`.
 * @throws MoneyError when `amountFen` is not a whole number.
 */
export function plainYuan(amountFen: number): string {
  if (!Number.isSafeInteger(amountFen)) {
    throw new MoneyError(`an amount is a whole number of fen, not ${amountFen}`);
  }
  const digits = String(Math.abs(amountFen)).padStart(3, '0');
  return `${amountFen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Reads an amount as people type it, exactly: `12`, `12.5`, `¥1,234.50`, `１２.５０元`, `-3`, `2 万元`.
 * @returns whole fen.
 * @throws MoneyError for anything else: other letters, wrongly placed commas, parts of a fen,
 * amounts beyond 90 million million yuan.
 */
export function parseYuan(text: string): number {
  const refuse = (): never => {
    throw new MoneyError(`not an amount in yuan, such as 1,234.50: ${text.slice(0, 40)}`);
  };
  const compact = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(-?)(¥|CN¥|RMB|CNY)/i, '$1');
  const found = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(万)?元?$/.exec(compact);
  if (!found) return refuse();
  const [, sign = '', whole = '', fraction = '', tenThousand] = found;
  const places = tenThousand === undefined ? 2 : 6;
  if (/[1-9]/.test(fraction.slice(places))) return refuse();
  const digits = whole.replaceAll(',', '') + fraction.slice(0, places).padEnd(places, '0');
  const amountFen = Number(digits);
  if (!Number.isSafeInteger(amountFen)) return refuse();
  return sign === '-' && amountFen !== 0 ? -amountFen : amountFen;
}
