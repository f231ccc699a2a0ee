/** Times as people say them, in Beijing time whatever the phone is set to. */

const shanghaiMs = 8 * 3_600_000;
const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

const two = (value: number): string => String(value).padStart(2, '0');

/** 11月23日 14:20 */
export function sayTime(instant: string): string {
  const at = new Date(Date.parse(instant) + shanghaiMs);
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** 14:20 */
export function sayClock(instant: string): string {
  return sayTime(instant).split(' ')[1] ?? '';
}

/** 11月23日 周一 */
export function sayDay(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日 周${weekdays[at.getUTCDay()]}`;
}

/** 不收费, 12.50 元 */
export function sayFee(amountFen: number): string {
  return amountFen === 0 ? '不收费' : `${(amountFen / 100).toFixed(2)} 元`;
}

/** The code of a place in what a poster's QR code says: `https://…/report?place=QX-P-001`; empty for other codes. */
export function placeInCode(text: string): string {
  const found = /[?&]place=([^&#]+)/.exec(text)?.[1];
  return found ? decodeURIComponent(found) : '';
}
