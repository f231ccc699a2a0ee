/** Addresses in the form in which they are compared. */
import { normaliseDoorNumbers, normaliseText } from '#platform/text/index.ts';

/** An address taken apart. */
export interface ReadAddress {
  /** Without what all addresses of the town have in common, doors as digits. */
  readonly plain: string;
  /** What comes before the house number: village and group, or street. */
  readonly area: string;
}

/** Old addresses and what they are called now, both plain. */
export type AddressAliases = ReadonlyMap<string, string>;

/** What stands before the village in full addresses. */
const above = /^.*?(?:省|自治区|市|州|县|区)(?=.*(?:镇|乡|街道|村|社区|路|街))/u;

/** Reads an address: `云岭县清溪镇石桥村三组12号` → 石桥村3组12号. */
export function readAddress(written: string, aliases: AddressAliases = new Map()): ReadAddress {
  let text = normaliseDoorNumbers(normaliseText(written)).replace(/[\s,,。.()()#-]/gu, '');
  text = text.replace(above, '').replace(/^[^村社]{1,6}?(?:镇|乡|街道)(?=.)/u, '');
  text = text
    .replace(/(\d+)(?:小组|村民小组|队)/u, '$1组')
    .replace(/(\d+)号(?:院|房|屋)?/u, '$1号');
  text = text.replace(/门牌(?:号)?/u, '').replace(/第(?=\d)/gu, '');
  if (/\d$/.test(text)) text = `${text}号`;
  const plain = aliases.get(text) ?? text;
  return { plain, area: plain.replace(/\d+号.*$/u, '') };
}

/** The village or quarter that an address names; empty when it names none. */
export function villageOf(written: string): string {
  return /^\D{1,10}?(?:村|社区)(?=\d|.*组|$)/u.exec(readAddress(written).plain)?.[0] ?? '';
}
