/** Addresses in the form in which they are compared. */
import { normaliseDoorNumbers, normaliseText } from '#platform/text/index.ts';

/** An address taken apart. */
export interface ReadAddress {
  /** Without what all addresses of the town have in common, doors as digits. */
  readonly plain: string;
  /** What comes before the house number: village and group, or street. */
  readonly area: string;
}

/** Old addresses, roads and groups, and what they are called now; both plain. */
export type AddressAliases = ReadonlyMap<string, string>;

/** What stands before the village or road in full addresses; a 集市路 or 县前街 is no city and no county. */
const above = /^.*?(?:省|自治区|市|州|县|区)(?=.*(?:镇|乡|街道|村|社区|..路|..街|..巷))/u;

/** Reads an address: `云岭县清溪镇石桥村三组12号` → 石桥村3组12号. */
export function readAddress(written: string, aliases: AddressAliases = new Map()): ReadAddress {
  let text = normaliseDoorNumbers(normaliseText(written)).replace(/[\s,，。.()（）#-]/gu, '');
  text = text.replace(above, '').replace(/^[^村社]{1,6}?(?:镇|乡|街道)(?=.)/u, '');
  text = text
    .replace(/(\d+)(?:小组|村民小组|队)/u, '$1组')
    .replace(/(\d+)号(?:院|房|屋)?/u, '$1号');
  text = text.replace(/门牌(?:号)?/u, '').replace(/第(?=\d)/gu, '');
  if (/\d$/.test(text)) text = `${text}号`;
  const plain = renamed(text, aliases);
  return { plain, area: plain.replace(/\d+号.*$/u, '') };
}

/** A plain address as it is called now: a door by its own alias, else by that of the longest road or group before its number. */
function renamed(plain: string, aliases: AddressAliases): string {
  if (aliases.size === 0) return plain;
  const door = aliases.get(plain);
  if (door !== undefined) return door;
  for (let end = plain.length - 1; end >= 2; end -= 1) {
    const isBeforeNumber = /\d/.test(plain.charAt(end)) && !/\d/.test(plain.charAt(end - 1));
    const road = isBeforeNumber ? aliases.get(plain.slice(0, end)) : undefined;
    if (road === undefined) continue;
    const now = road + plain.slice(end);
    return aliases.get(now) ?? now;
  }
  return plain;
}

/** The village or quarter that an address names; empty when it names none. */
export function villageOf(written: string, aliases: AddressAliases = new Map()): string {
  return /^\D{1,10}?(?:村|社区)(?=\d|.*组|$)/u.exec(readAddress(written, aliases).plain)?.[0] ?? '';
}
