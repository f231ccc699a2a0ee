/** Filling in: begin, keep page by page, fill in from records, take the newer form, throw away. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { subjectOf } from '#platform/proxy/index.ts';
import { adopt, removeFiles } from '#modules/files/index.ts';
import { consentHolds } from '#modules/privacy/index.ts';
import type { Answers, DraftView, FormSchema } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { filesOf, isEmpty, keptAnswers } from '../rules/form.ts';
import { carriedOver } from '../rules/form-versions.ts';
import { deleteDrafts, draftOf, draftsOf, insertDraft, updateDraft } from '../store/drafts.ts';
import type { DraftRecord } from '../store/tables.ts';
import { draftView, itemOfDraft, refuseFaulty } from './draft-views.ts';
import { openItem } from './items.ts';
import { paperOwner } from './papers.ts';

/** Purpose of the consent to filling in from master records. */
export const prefillPurpose = 'prefill';

/** Begins, or goes on with the one begun; answers kept on the device fill what is still empty. */
export function beginDraft(ctx: Ctx, code: string, given: Answers = {}): Promise<DraftView> {
  const personId = subjectOf(ctx, 'services');
  return ctx.database.inTenant(ctx, async (tx) => {
    const item = await openItem(tx, code);
    const { form, titleZh } = item.content;
    if (!form) throw problem('item-not-online', { title: titleZh });
    const now = ctx.clock.now();
    const row: DraftRecord = {
      id: uuidv7(now.getTime()),
      tenantId: ctx.tenantId,
      personId,
      itemId: item.id,
      itemVersion: item.version,
      answers: {},
      prefilled: {},
      droppedKeys: [],
      fileIds: [],
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    if (await insertDraft(tx, row)) {
      await audit(tx, [{ action: 'services.begin', subject: row.id, detail: { item: code } }]);
    }
    const draft = await draftOf(tx, { personId, itemId: item.id }, true);
    if (!draft) throw generalProblem('not-found', { what: '草稿' });
    const begun = await itemOfDraft(tx, draft);
    const device = Object.entries(given).filter(([key]) => isEmpty(draft.answers[key]));
    const fresh = carriedOver(begun.form, begun.form, Object.fromEntries(device));
    if (Object.keys(fresh).length === 0) return draftView(tx, await withoutWithdrawn(tx, draft));
    return draftView(tx, await keep(tx, draft, { form: begun.form, answers: fresh }));
  });
}

/** A draft of the own. @throws not-found */
export function readDraft(ctx: Ctx, draftId: string): Promise<DraftView> {
  const personId = subjectOf(ctx, 'services');
  return ctx.database.inTenant(ctx, async (tx) => {
    const draft = await ownDraft(tx, draftId, personId);
    return draftView(tx, await withoutWithdrawn(tx, draft));
  });
}

/** Keeps the answers of a page. @throws changed-meanwhile, answers-faulty */
export function saveDraft(
  ctx: Ctx,
  draftId: string,
  { answers, version }: { readonly answers: Answers; readonly version: number },
): Promise<DraftView> {
  const personId = subjectOf(ctx, 'services');
  return ctx.database.inTenant(ctx, async (tx) => {
    const draft = await ownDraft(tx, draftId, personId);
    // In two tabs: the later one is told, so that nothing typed is overwritten unseen.
    if (draft.version !== version) throw generalProblem('changed-meanwhile', { what: '这份申请' });
    const { form } = await itemOfDraft(tx, draft);
    refuseFaulty(form, { ...draft.answers, ...answers }, ctx.locale);
    return draftView(tx, await keep(tx, draft, { form, answers }));
  });
}

/** Merges answers in; files become the draft's, what is asked no longer goes. */
async function keep(
  tx: Tx,
  draft: DraftRecord,
  { form, answers }: { readonly form: FormSchema; readonly answers: Answers },
): Promise<DraftRecord> {
  const merged = keptAnswers(form, { ...draft.answers, ...answers });
  for (const [key, answer] of Object.entries(answers)) {
    if (!Array.isArray(answer)) continue;
    const to = { ...paperOwner(draft.id), pointer: `/answers/${key}` };
    await adopt(tx, answer as readonly string[], to);
  }
  const touched = (key: string) => key in answers && answers[key] !== draft.answers[key];
  const prefilled = Object.entries(draft.prefilled).filter(
    ([key]) => !touched(key) && key in merged,
  );
  const saved = await updateDraft(tx, draft, {
    answers: merged,
    prefilled: Object.fromEntries(prefilled),
    droppedKeys: draft.droppedKeys.filter((key) => isEmpty(merged[key])),
    fileIds: [...new Set([...draft.fileIds, ...filesOf(merged)])],
    updatedAt: tx.ctx.clock.now(),
  });
  await audit(tx, [{ action: 'services.save', subject: draft.id, detail: { keys: Object.keys(answers) } }]); // biome-ignore format: one line
  return saved;
}

/** The draft, locked. @throws not-found */
export async function ownDraft(tx: Tx, draftId: string, personId: string): Promise<DraftRecord> {
  const draft = await draftOf(tx, { personId, id: draftId }, true);
  if (!draft) throw generalProblem('not-found', { what: '草稿' });
  return draft;
}

/**
 * Takes filled-in values out when the consent they rest on was withdrawn. What the person wrote or changed stays. Done by
 * the listener at once; here again, for the draft is read before the listener has run.
 */
export async function withoutWithdrawn(tx: Tx, draft: DraftRecord): Promise<DraftRecord> {
  const keys = Object.keys(draft.prefilled);
  if (keys.length === 0 || (await consentHolds(tx, draft.personId, prefillPurpose))) return draft;
  const answers = Object.entries(draft.answers).filter(([key]) => !keys.includes(key));
  const dropped = await updateDraft(tx, draft, {
    answers: Object.fromEntries(answers),
    prefilled: {},
    droppedKeys: [...new Set([...draft.droppedKeys, ...keys])],
    updatedAt: tx.ctx.clock.now(),
  });
  await audit(tx, [{ action: 'services.dropPrefilled', subject: draft.id, detail: { keys } }]);
  return dropped;
}

/** Takes them out of every draft of a person: the consent was withdrawn. */
export async function dropPrefilledOf(tx: Tx, personId: string): Promise<void> {
  for (const { id } of await draftsOf(tx, personId)) {
    const draft = await draftOf(tx, { personId, id }, true);
    if (draft) await withoutWithdrawn(tx, draft);
  }
}

/** Goes on with the version in force; answers that still fit come along. */
export function renewDraft(ctx: Ctx, draftId: string): Promise<DraftView> {
  const personId = subjectOf(ctx, 'services');
  return ctx.database.inTenant(ctx, async (tx) => {
    const draft = await ownDraft(tx, draftId, personId);
    const { item, form } = await itemOfDraft(tx, draft);
    const newer = item.content.form;
    if (!newer) throw problem('item-not-online', { title: item.content.titleZh });
    const answers = keptAnswers(newer, carriedOver(form, newer, draft.answers));
    const prefilled = Object.entries(draft.prefilled).filter(([key]) => key in answers);
    const renewed = await updateDraft(tx, draft, {
      answers,
      prefilled: Object.fromEntries(prefilled),
      itemVersion: item.version,
      updatedAt: ctx.clock.now(),
    });
    const detail = { from: draft.itemVersion, to: item.version };
    await audit(tx, [{ action: 'services.renew', subject: draftId, detail }]);
    return draftView(tx, await withoutWithdrawn(tx, renewed));
  });
}

/** Throws a draft away, with its files. */
export async function dropDraft(ctx: Ctx, draftId: string): Promise<void> {
  const personId = subjectOf(ctx, 'services');
  const after = await ctx.database.inTenant(ctx, async (tx) => {
    const draft = await ownDraft(tx, draftId, personId);
    await deleteDrafts(tx, [draft.id]);
    await audit(tx, [{ action: 'services.dropDraft', subject: draft.id }]);
    return removeFiles(tx, draft.fileIds);
  });
  await after?.();
}
