/** A definition while it is being written: texts may still be empty. */
import { type Indicator, type IndicatorInput } from '../../../contract/index.ts';

/** What the form holds. */
export type Draft = IndicatorInput;

/** A new definition. */
export const blank: Draft = {
  code: '',
  nameZh: '',
  nameEn: '',
  meaningZh: '',
  meaningEn: '',
  group: 'cases',
  unit: '1',
  decimals: 0,
  direction: 'none',
  formula: '',
  target: null,
  warning: null,
  ownerDepartmentId: null,
};

/** The definition in force without what the list adds to it. */
export function draftOf(one: Indicator): Draft {
  const names = Object.keys(blank) as (keyof Draft)[];
  return Object.fromEntries(names.map((name) => [name, one[name]])) as unknown as Draft;
}

const codeShape = /^[a-z][a-z0-9-]{1,49}$/;

/** The fields that still keep it from being saved. */
export function missingIn(draft: Draft): readonly (keyof Draft)[] {
  const missing: (keyof Draft)[] = [];
  if (!codeShape.test(draft.code)) missing.push('code');
  if (draft.nameZh.trim() === '') missing.push('nameZh');
  if (draft.meaningZh.trim() === '') missing.push('meaningZh');
  if (draft.group.trim() === '') missing.push('group');
  if (draft.unit.trim() === '') missing.push('unit');
  if (draft.formula.trim() === '') missing.push('formula');
  return missing;
}

/** A draft that can be previewed although its words are still missing. */
export function previewable(draft: Draft): Draft {
  const word = (text: string): string => text.trim() || '-';
  return {
    ...draft,
    code: codeShape.test(draft.code) ? draft.code : 'preview-of-new',
    nameZh: word(draft.nameZh),
    meaningZh: word(draft.meaningZh),
    group: word(draft.group),
    unit: word(draft.unit),
  };
}

/** The draft with the ends of its texts tidied, as it is saved. */
export function tidy(draft: Draft): Draft {
  return {
    ...draft,
    nameZh: draft.nameZh.trim(),
    nameEn: draft.nameEn.trim(),
    meaningZh: draft.meaningZh.trim(),
    meaningEn: draft.meaningEn.trim(),
    group: draft.group.trim(),
    formula: draft.formula.trim(),
  };
}
