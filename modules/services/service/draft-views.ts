/** Drafts as their owner sees them. */
import type { Tx } from '#platform/database/index.ts';
import { problem } from '../problems.ts';
import type { Answers, DraftView, FieldChange, FormSchema } from '../contract/index.ts';
import { changesBetween, isSameForm } from '../rules/form-versions.ts';
import { allQuestions, type Fault, faultsOf, filesOf, missingOf } from '../rules/form.ts';
import { contentOf, itemById } from '../store/catalogue.ts';
import type { DraftRecord, ItemWithContent } from '../store/tables.ts';
import { papersOf } from './papers.ts';

/** The item of a draft with the form begun with. */
export interface DraftItem {
  readonly item: ItemWithContent;
  readonly form: FormSchema;
}

/** Reads what a draft is filled in for. */
export async function itemOfDraft(tx: Tx, draft: DraftRecord): Promise<DraftItem> {
  const item = await itemById(tx, draft.itemId);
  if (!item) throw problem('item-unknown', { code: draft.itemId });
  const content =
    item.version === draft.itemVersion
      ? item.content
      : await contentOf(tx, draft.itemId, draft.itemVersion);
  if (!content.form) throw problem('item-not-online', { title: content.titleZh });
  return { item, form: content.form };
}

/** A draft with everything that its pages need. */
export async function draftView(tx: Tx, draft: DraftRecord): Promise<DraftView> {
  const { item, form } = await itemOfDraft(tx, draft);
  const { content } = item;
  const dropped = allQuestions(form)
    .filter(({ key }) => draft.droppedKeys.includes(key))
    .map(({ field }) => field.title);
  return {
    id: draft.id,
    itemCode: item.code,
    itemTitleZh: content.titleZh,
    itemTitleEn: content.titleEn || content.titleZh,
    itemVersion: draft.itemVersion,
    form,
    deliveries: [...content.deliveries],
    answers: draft.answers,
    files: [...(await papersOf(tx, filesOf(draft.answers))).values()],
    prefilled: Object.entries(draft.prefilled).map(([key, { zh, en }]) => ({
      key,
      sourceZh: zh,
      sourceEn: en,
    })),
    missing: missingOf(form, draft.answers),
    newer: newerOf(draft, { item, form }),
    droppedZh:
      dropped.length === 0
        ? ''
        : `您撤回了“自动填写”的同意，系统填的内容已经去掉：${dropped.join('、')}。请自己填写；您自己写的都还在。`,
    droppedEn:
      dropped.length === 0
        ? ''
        : `You withdrew your consent to filling in. What was filled in for you was taken out: ${dropped.join(', ')}. Please fill it in yourself; what you wrote is all there.`,
    prefill: prefillState(form, draft),
    version: draft.version,
    updatedAt: draft.updatedAt.toISOString(),
  };
}

function prefillState(form: FormSchema, draft: DraftRecord): DraftView['prefill'] {
  if (Object.keys(draft.prefilled).length > 0) return 'done';
  const open = allQuestions(form).some(
    ({ key, field }) => field['x-prefill'] && draft.answers[key] === undefined,
  );
  return open ? 'offered' : 'none';
}

/** What would be different with the version in force; null where it asks the same. */
function newerOf(draft: DraftRecord, { item, form }: DraftItem): DraftView['newer'] {
  const newer = item.content.form;
  if (item.version === draft.itemVersion || !newer) return null;
  if (isSameForm(form, newer, draft.answers)) return null;
  const changes: FieldChange[] = changesBetween(form, newer, draft.answers);
  return { version: item.version, changes };
}

/** @throws answers-faulty with the place of each */
export function refuseFaulty(form: FormSchema, answers: Answers, locale: 'zh' | 'en'): void {
  const faults = faultsOf(form, answers);
  if (faults.length > 0) throw faulty(faults, locale);
}

/** @throws answers-faulty where something is wrong or missing */
export function refuseIncomplete(form: FormSchema, answers: Answers, locale: 'zh' | 'en'): void {
  const missing = missingOf(form, answers).map((key): Fault => {
    const title = form.properties[key]?.title ?? key;
    return { key, zh: `请回答“${title}”`, en: `Please answer “${title}”` };
  });
  const faults = [...faultsOf(form, answers), ...missing];
  if (faults.length > 0) throw faulty(faults, locale);
}

function faulty(faults: readonly Fault[], locale: 'zh' | 'en') {
  return problem(
    'answers-faulty',
    { count: faults.length },
    faults.map((fault) => ({ pointer: `/answers/${fault.key}`, detail: fault[locale] })),
  );
}
