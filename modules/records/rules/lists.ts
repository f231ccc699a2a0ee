/** Who is on which special list, by what rows say; and how freely a list is shown. */
import type { ListCode } from '../contract/kinds.ts';
import type { MemberContent } from './golden.ts';
import { readDate } from './people/index.ts';

/** A special list. */
export interface SpecialList {
  readonly code: ListCode;
  /** `open` to all who see records; `conditional` needs the permission for sensitive lists. */
  readonly grade: 'open' | 'conditional';
  /** Whether a row puts its person on it; a list without is kept by hand. */
  readonly saysSo: ((content: MemberContent) => boolean) | null;
  /** Age from which one may be on it. */
  readonly leastAge: number;
}

/** From this age a person who lives alone is looked after. */
const elderAge = 60;

/** The lists, in the order in which they are shown. */
export const specialLists: readonly SpecialList[] = [
  {
    code: 'eldersAlone',
    grade: 'conditional',
    leastAge: elderAge,
    saysSo: ({ livesAlone = '' }) => /^(是|独居|有|1|true|yes)$/i.test(livesAlone.trim()),
  },
  {
    code: 'lowIncome',
    grade: 'conditional',
    leastAge: 0,
    saysSo: ({ grantKind = '' }) => /低保|特困/.test(grantKind),
  },
  {
    code: 'elderAllowance',
    grade: 'open',
    leastAge: 0,
    saysSo: ({ grantKind = '' }) => grantKind.includes('高龄'),
  },
  {
    code: 'disabled',
    grade: 'conditional',
    leastAge: 0,
    saysSo: ({ disabilityKind = '' }) => disabilityKind.trim() !== '',
  },
  { code: 'keysInCare', grade: 'conditional', leastAge: 0, saysSo: null },
];

/** Whole years from a birth date (eight digits) to a local day; null when it is not known. */
export function ageOn(birthDate: string, day: string): number | null {
  const birth = readDate(birthDate);
  if (birth === '') return null;
  const today = day.replaceAll('-', '');
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(4) < birth.slice(4) ? years - 1 : years;
}
