/** Known values of each kind, for tests that look for what must not leave: put one in, search for it in the answers. */
import type { Mask } from '../manifest/index.ts';

/** A value, and the pieces of it that no masked form may show. */
export interface Canary {
  readonly value: string;
  readonly pieces: readonly string[];
}

/** One canary a kind; numbers have right check digits and belong to nobody. */
export const canaries: Readonly<Record<Exclude<Mask, 'none'>, Canary>> = {
  name: { value: '欧阳蕙芷', pieces: ['蕙'] },
  phone: { value: '19988887701', pieces: ['8888', '19988887701'] },
  idNumber: { value: '11010519491231002X', pieces: ['19491231', '0519491231'] },
  bankCard: { value: '6222021234567890128', pieces: ['62220212', '12345678'] },
  address: { value: '清溪镇石桥村九十九组88号', pieces: ['九十九组', '88号'] },
  plate: { value: '湘A98765', pieces: ['987'] },
  email: { value: 'canary.bird@example.cn', pieces: ['anary', 'bird'] },
  text: { value: '请打19977776602找我', pieces: ['7777', '19977776602'] },
  withheld: { value: 'canary-secret-7f3a', pieces: ['canary-secret', '7f3a'] },
};

/** The pieces of a kind's canary that stand in an answer: empty when it was masked well. */
export function leaksIn(answer: string, mask: Mask): string[] {
  return mask === 'none' ? [] : canaries[mask].pieces.filter((piece) => answer.includes(piece));
}
