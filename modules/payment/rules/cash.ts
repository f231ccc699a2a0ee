/** Cash at the window. */

/** Change for what was given; null when it is too little. */
export function changeOf(amountFen: number, tenderedFen: number): number | null {
  return tenderedFen < amountFen ? null : tenderedFen - amountFen;
}

/** Cash that must be in the drawer. */
export function expectedInDrawer(shift: {
  readonly openingFen: number;
  readonly takenFen: number;
  readonly backFen: number;
}): number {
  return shift.openingFen + shift.takenFen - shift.backFen;
}

const digits = '零壹贰叁肆伍陆柒捌玖';
const small = ['', '拾', '佰', '仟'];
const large = ['', '万', '亿', '万亿'];

/** An amount in the capital numerals of receipts (人民币大写, 票据填写规范): 壹佰贰拾元伍角整. */
export function capitalWords(amountFen: number): string {
  const yuan = Math.floor(amountFen / 100);
  const [jiao, fen] = [Math.floor((amountFen % 100) / 10), amountFen % 10];
  const whole = yuan > 0 ? `${wholeWords(yuan)}元` : '';
  if (jiao === 0 && fen === 0) return `${whole || '零元'}整`;
  const gap = jiao === 0 && yuan > 0 ? '零' : '';
  const rest = `${jiao > 0 ? `${digits[jiao]}角` : ''}${fen > 0 ? `${digits[fen]}分` : '整'}`;
  return `${whole}${gap}${rest}`;
}

function wholeWords(yuan: number): string {
  const groups: number[] = [];
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000);
  let words = '';
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    const group = groups[at] ?? 0;
    if (group === 0) continue;
    const needsZero = words !== '' && (group < 1000 || (groups[at + 1] ?? 0) % 10 === 0);
    words += `${needsZero ? '零' : ''}${groupWords(group)}${large[at]}`;
  }
  return words;
}

function groupWords(group: number): string {
  const places = String(group).padStart(4, '0');
  let words = '';
  let zero = false;
  for (let at = 0; at < 4; at += 1) {
    const digit = Number(places[at]);
    if (digit === 0) {
      zero = words !== '';
      continue;
    }
    words += `${zero ? '零' : ''}${digits[digit]}${small[3 - at]}`;
    zero = false;
  }
  return words;
}
