/** A form that changed while somebody was filling it in: question by question what is different, and what becomes of the answers. */
import type { FieldChange } from '../contract/application.ts';
import type { Answers, FormField, FormSchema } from '../contract/form.ts';
import { allQuestions, faultsOf, isEmpty, missingOf, questionsOf } from './form.ts';

/** What is different between two versions of a form for somebody with these answers. */
export function changesBetween(
  before: FormSchema,
  after: FormSchema,
  answers: Answers,
): FieldChange[] {
  const kept = carriedOver(before, after, answers);
  const removed = allQuestions(before)
    .filter(({ key }) => !after.properties[key])
    .map(({ key, field }): FieldChange => {
      const answer = isEmpty(answers[key]) ? 'none' : 'dropped';
      const title = field.title;
      return {
        key,
        titleZh: title,
        change: 'removed',
        answer,
        zh: `不再问“${title}”`,
        en: `“${titleOf(field)}” is no longer asked`,
      };
    });
  const others = questionsOf(after, kept).flatMap(({ key, field, required }): FieldChange[] => {
    const former = before.properties[key];
    const difference = former
      ? differenceOf(former, field, { was: before.required.includes(key), is: required })
      : null;
    if (former && !difference) return [];
    return [
      {
        key,
        titleZh: field.title,
        change: former ? 'changed' : 'added',
        answer: fateOf({ had: !isEmpty(answers[key]), has: !isEmpty(kept[key]), required }),
        zh: difference?.zh ?? `新增“${field.title}”${required ? '（必填）' : '（选填）'}`,
        en: difference?.en ?? `New: “${titleOf(field)}”${required ? '' : ' (optional)'}`,
      },
    ];
  });
  return [...removed, ...others];
}

/** The answers that still fit the newer form; the others are to be given anew. */
export function carriedOver(before: FormSchema, after: FormSchema, answers: Answers): Answers {
  const sameKind = Object.fromEntries(
    Object.entries(answers).filter(([key]) => {
      const [former, field] = [before.properties[key], after.properties[key]];
      return field && former?.type === field.type;
    }),
  );
  const faulty = new Set(faultsOf(after, sameKind).map(({ key }) => key));
  return Object.fromEntries(Object.entries(sameKind).filter(([key]) => !faulty.has(key)));
}

/** Whether a newer form asks the same and takes the same answers: then nobody need be told. */
export function isSameForm(before: FormSchema, after: FormSchema, answers: Answers): boolean {
  return (
    changesBetween(before, after, answers).length === 0 &&
    missingOf(after, answers).length === missingOf(before, answers).length
  );
}

const titleOf = (field: FormField): string => field['x-titleEn'] ?? field.title;

function fateOf({
  had,
  has,
  required,
}: {
  had: boolean;
  has: boolean;
  required: boolean;
}): FieldChange['answer'] {
  if (has) return 'kept';
  if (had) return 'dropped';
  return required ? 'toAnswer' : 'none';
}

function differenceOf(
  former: FormField,
  field: FormField,
  required: { readonly was: boolean; readonly is: boolean },
): { zh: string; en: string } | null {
  const name = field.title;
  if (former.type !== field.type)
    return { zh: `“${name}”的填法变了`, en: `“${titleOf(field)}” is answered in another way` };
  if (former.title !== field.title)
    return {
      zh: `“${former.title}”改问“${name}”`,
      en: `“${titleOf(former)}” is now asked as “${titleOf(field)}”`,
    };
  if (JSON.stringify(former.enum ?? []) !== JSON.stringify(field.enum ?? [])) {
    return { zh: `“${name}”的选项变了`, en: `The answers of “${titleOf(field)}” changed` };
  }
  if (!required.was && required.is)
    return { zh: `“${name}”现在必填`, en: `“${titleOf(field)}” must be answered now` };
  if (required.was && !required.is)
    return { zh: `“${name}”现在可以不填`, en: `“${titleOf(field)}” may be left out now` };
  const limits = [
    'format',
    'minLength',
    'maxLength',
    'minimum',
    'maximum',
    'minItems',
    'maxItems',
  ] as const;
  const isOther = limits.some((limit) => former[limit] !== field[limit]);
  return isOther
    ? { zh: `“${name}”的要求变了`, en: `What “${titleOf(field)}” takes changed` }
    : null;
}
