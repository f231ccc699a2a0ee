/** Filling in from the master record: only the person's own, only with consent, each use noted where the person reads it. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { PersonalLooks, SeenElsewhere } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { canonicalMobile } from '#platform/text/index.ts';
import { personById } from '#modules/people/index.ts';
import { consentHolds } from '#modules/privacy/index.ts';
import { type OwnValue, ownRecord } from '#modules/records/index.ts';
import type { Answers, DraftView, FormSchema } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { allQuestions, faultsOf, isEmpty } from '../rules/form.ts';
import { insertPrefill, prefillPage, updateDraft } from '../store/drafts.ts';
import type { DraftRecord, Prefills } from '../store/tables.ts';
import { draftView, itemOfDraft } from './draft-views.ts';
import { ownDraft, prefillPurpose } from './drafts.ts';

/** Fills the questions that are still empty. @throws consent-missing, record-missing */
export function prefillDraft(ctx: Ctx, draftId: string): Promise<DraftView> {
  const { personId } = ctx.actor;
  if (!personId) throw generalProblem('sign-in-required');
  return ctx.database.inTenant(ctx, async (tx) => {
    const draft = await ownDraft(tx, draftId, personId);
    const person = await personById(tx, personId);
    if (!(await consentHolds(tx, personId, prefillPurpose))) throw problem('consent-missing');
    const { item, form } = await itemOfDraft(tx, draft);
    // Only the record of the own proved phone and name is read below.
    await elevate(tx);
    const phone = canonicalMobile(person?.phone ?? '');
    const record =
      person && phone ? await ownRecord(tx, { names: [person.name], phones: [phone] }) : null;
    if (!record) throw problem('record-missing');
    const filled = filledFrom(form, draft.answers, record.values);
    if (filled.values.length === 0) return draftView(tx, draft);
    await noteUse(tx, draft, { ...filled, title: item.content });
    const saved = await updateDraft(tx, draft, {
      answers: { ...draft.answers, ...filled.answers },
      prefilled: { ...draft.prefilled, ...filled.prefilled },
      droppedKeys: [],
      updatedAt: ctx.clock.now(),
    });
    return draftView(tx, saved);
  });
}

interface Filled {
  readonly answers: Answers;
  readonly prefilled: Prefills;
  readonly values: readonly OwnValue[];
}

/** Values for questions that are empty and that take them as they are. */
function filledFrom(form: FormSchema, had: Answers, values: readonly OwnValue[]): Filled {
  const found = allQuestions(form).flatMap(({ key, field }) => {
    const value = values.find((one) => one.field === field['x-prefill']);
    return value && isEmpty(had[key]) ? [{ key, value }] : [];
  });
  const all = Object.fromEntries(found.map(({ key, value }) => [key, value.value]));
  const faulty = new Set(faultsOf(form, all).map(({ key }) => key));
  const taken = found.filter(({ key }) => !faulty.has(key));
  return {
    answers: Object.fromEntries(taken.map(({ key, value }) => [key, value.value])),
    prefilled: Object.fromEntries(
      taken.map(({ key, value }) => [key, { zh: value.sourceZh, en: value.sourceEn }]),
    ),
    values: taken.map(({ value }) => value),
  };
}

async function noteUse(
  tx: Tx,
  draft: DraftRecord,
  { values, title }: Filled & { readonly title: { readonly titleZh: string; titleEn: string } },
): Promise<void> {
  const now = tx.ctx.clock.now();
  const fields = [...new Set(values.map(({ field }) => field))];
  await insertPrefill(tx, {
    id: uuidv7(now.getTime()),
    tenantId: draft.tenantId,
    personId: draft.personId,
    itemTitleZh: title.titleZh,
    itemTitleEn: title.titleEn,
    fields,
    sourcesZh: [...new Set(values.map(({ sourceZh }) => sourceZh))],
    seenAt: now,
  });
  await audit(tx, [{ action: 'services.prefill', subject: draft.id, detail: { fields } }]);
}

const fieldNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  name: { zh: '姓名', en: 'Name' },
  identityNumber: { zh: '身份证号', en: 'Identity number' },
  birthDate: { zh: '出生日期', en: 'Date of birth' },
  gender: { zh: '性别', en: 'Sex' },
  phone: { zh: '联系电话', en: 'Phone' },
  address: { zh: '住址', en: 'Address' },
  villageName: { zh: '所在村', en: 'Village' },
};

/** Fills the slot: each filling in stands among the looks at one's own data. */
export const prefillsBesideLooks: PersonalLooks = {
  page: async (tx, personId, page): Promise<SeenElsewhere[]> => {
    const rows = await prefillPage(tx, personId, page);
    return rows.map((row) => ({
      id: row.id,
      viewer: {
        zh: '网上办事（经您同意自动填写）',
        en: 'Online services (filled in with your consent)',
      },
      whatZh: row.fields.map((field) => fieldNames[field]?.zh ?? field),
      whatEn: row.fields.map((field) => fieldNames[field]?.en ?? field),
      reason: `填写“${row.itemTitleZh}”（取自${row.sourcesZh.join('、')}）`,
      seenAt: row.seenAt,
    }));
  },
};
