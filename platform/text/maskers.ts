import { foldWidth } from './normalise.ts';

const COMPOUND_SURNAMES = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 呼延 百里 东郭 南门 西门 第五 拓跋 轩辕 左丘 东里 即墨 达奚'.split(
    ' ',
  ),
);

/**
 * A name with its given name hidden: 张三 → 张*, 张小三 → 张*三, 欧阳修 → 欧阳*,
 * 司马相如 → 司马*如. Names with a dot or in Latin letters keep the first letter of each part.
 */
export function maskName(name: string): string {
  const trimmed = name.trim();
  if (/[·•.\sA-Za-z]/.test(trimmed)) {
    return trimmed.replace(/[^·•.\s]+/g, (part) => `${[...part][0]}**`);
  }
  const chars = [...trimmed];
  if (chars.length <= 1) return chars.length === 0 ? '' : '*';
  const isCompound = chars.length > 2 && COMPOUND_SURNAMES.has(chars.slice(0, 2).join(''));
  const surname = chars.slice(0, isCompound ? 2 : 1).join('');
  const given = chars.slice(isCompound ? 2 : 1);
  if (given.length === 1) return `${surname}*`;
  return `${surname}${'*'.repeat(given.length - 1)}${given.at(-1)}`;
}

/** A telephone number: 138****5678; fixed line 0731-****5678; anything else keeps two digits. */
export function maskPhone(phone: string): string {
  if (/^(?:\d{3}|0\d{2,3}-)?\*{4}\d{2,4}$/.test(phone)) return phone;
  const digits = foldWidth(phone).replace(/\D/g, '');
  const mobile = /^(?:00)?(?:86)?(1[3-9]\d)\d{4}(\d{4})$/.exec(digits);
  if (mobile) return `${mobile[1]}****${mobile[2]}`;
  const fixed = /^(010|02\d|0[3-9]\d{2})\d+(\d{4})$/.exec(digits);
  if (fixed && digits.length >= 10) return `${fixed[1]}-****${fixed[2]}`;
  return digits.length < 5 ? '****' : `****${digits.slice(-2)}`;
}

/**
 * Who reads a masked identity number: `public` sees nothing but its ends, `staff` three and the last four
 * (enough to tell two people apart). What the one sees lies within what the other sees: two screens side
 * by side rebuild nothing.
 */
export type IdAudience = 'public' | 'staff';

/** An identity number (or passport or other document number) for an audience. */
export function maskIdNumber(idNumber: string, audience: IdAudience): string {
  const compact = foldWidth(idNumber).replace(/[\s-]/g, '').toUpperCase();
  const shown = { public: [1, 1], staff: [3, 4] }[audience];
  const [head = 1, tail = 1] = compact.length >= 15 ? shown : [1, 1];
  if (compact.length <= head + tail) return '*'.repeat(compact.length);
  const hidden = '*'.repeat(compact.length - head - tail);
  return compact.slice(0, head) + hidden + compact.slice(-tail);
}

/** A licence plate: 粤B12312 → 粤B·***12; new energy 粤BD12312 → 粤B·****12. */
export function maskPlate(plate: string): string {
  const compact = foldWidth(plate)
    .replace(/[\s·•.-]/g, '')
    .toUpperCase();
  if (compact.length < 6) return '*'.repeat(compact.length);
  return `${compact.slice(0, 2)}·${'*'.repeat(compact.length - 4)}${compact.slice(-2)}`;
}

/**
 * An address down to its village, community or street, the rest hidden:
 * 清溪镇石桥村3组12号 → 清溪镇石桥村****. Without such a word the first third stays, at most six
 * characters.
 */
export function maskAddress(address: string): string {
  const trimmed = address.trim();
  const level =
    /^.*?(?:镇|乡|街道)[^镇乡]*?(?:村|社区|大道|路|街(?!道)|巷)/.exec(trimmed) ??
    /^.*?(?:村|社区|大道|路|街(?!道)|巷)/.exec(trimmed) ??
    /^.*(?:街道|镇|乡|县|区|市)/.exec(trimmed);
  if (level) return `${level[0]}****`;
  const chars = [...trimmed];
  return `${chars.slice(0, Math.min(6, Math.floor(chars.length / 3))).join('')}****`;
}

/** An e-mail address: zhangsan@qq.com → z***@qq.com. */
export function maskEmail(email: string): string {
  const compact = foldWidth(email).replace(/\s/g, '');
  const at = compact.lastIndexOf('@');
  return at < 1 ? '***' : `${compact[0]}***${compact.slice(at).toLowerCase()}`;
}

/** A bank card number: only its last four digits. */
export function maskBankCard(card: string): string {
  if (/^(?:\*{4} ){3}\d{4}$/.test(card)) return card;
  const digits = foldWidth(card).replace(/\D/g, '');
  return digits.length < 12 ? '****' : `**** **** **** ${digits.slice(-4)}`;
}
