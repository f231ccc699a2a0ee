/** Handing in: from a draft, or taken down by a clerk at the window. */
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { standingOf } from '#platform/personal/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { subjectOf } from '#platform/proxy/index.ts';
import { canonicalMobile } from '#platform/text/index.ts';
import { personById, residentByPhone } from '#modules/people/index.ts';
import type { Delivery, Receipt, WindowInput } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { asksSensitive, keptAnswers } from '../rules/form.ts';
import { contentOf } from '../store/catalogue.ts';
import { deleteDrafts } from '../store/drafts.ts';
import type { DraftRecord } from '../store/tables.ts';
import { itemOfDraft, refuseIncomplete } from './draft-views.ts';
import { ownDraft, withoutWithdrawn } from './drafts.ts';
import { openItem } from './items.ts';
import { openApplication } from './open.ts';

/** What is asked with the last page. */
export interface Submission {
  readonly delivery: Delivery;
  readonly version: number;
}

/**
 * Hands a draft in; the same key answers with the first receipt.
 * @throws answers-faulty, changed-meanwhile, item-closed, prefill-dropped, sensitive-withdrawn
 */
export async function submitDraft(
  ctx: Ctx,
  draftId: string,
  { submission, key }: { readonly submission: Submission; readonly key: string | null },
): Promise<Receipt> {
  const personId = subjectOf(ctx, 'services');
  await refuseWithdrawn(ctx, draftId, personId);
  const request = { draftId, delivery: submission.delivery };
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'services.submit', key, request }, async () => {
      const draft = await ownDraft(tx, draftId, personId);
      const { item, form } = await itemOfDraft(tx, draft);
      if (!item.active) throw problem('item-closed', { title: item.content.titleZh });
      if (draft.version !== submission.version) {
        throw generalProblem('changed-meanwhile', { what: '这份申请' });
      }
      const answers = keptAnswers(form, draft.answers);
      if (asksSensitive(form, answers)) await refuseDeclined(tx, personId, item.content.titleZh);
      refuseIncomplete(form, answers, ctx.locale);
      const content = await contentOf(tx, item.id, draft.itemVersion);
      const person = await personById(tx, personId);
      await elevate(tx);
      const isForOther = ctx.actor.personId !== personId;
      const receipt = await openApplication(tx, {
        id: draft.id,
        item,
        version: draft.itemVersion,
        content,
        channel: ctx.actor.kind === 'staff' ? 'window' : 'resident',
        applicant: applicantOf(draft, person),
        answers,
        prefilled: draft.prefilled,
        delivery: offered(content.deliveries, submission.delivery),
        takenBy: isForOther ? ctx.actor.personId : null,
        consent: isForOther ? 'mandate' : 'none',
      });
      await deleteDrafts(tx, [draft.id]);
      return receipt;
    }),
  );
}

/** A consent withdrawn meanwhile takes its values out, which stays so whatever becomes of the submission. */
async function refuseWithdrawn(ctx: Ctx, draftId: string, personId: string): Promise<void> {
  const count = await ctx.database.inTenant(ctx, async (tx) => {
    const draft = await ownDraft(tx, draftId, personId).catch(() => null);
    if (!draft) return 0;
    const after = await withoutWithdrawn(tx, draft);
    return after === draft ? 0 : after.droppedKeys.length;
  });
  if (count > 0) throw problem('prefill-dropped', { count });
}

/** Who took back the consent to sensitive data hands it in at the window, where the papers are seen and not kept online. */
async function refuseDeclined(tx: Tx, personId: string, title: string): Promise<void> {
  if (tx.ctx.actor.kind === 'staff') return;
  const { declined } = await standingOf(tx, [personId]);
  if (declined('sensitive').has(personId)) throw problem('sensitive-withdrawn', { title });
}

const offered = (ways: readonly Delivery[], wanted: Delivery): Delivery =>
  ways.includes(wanted) ? wanted : (ways[0] ?? 'pickUp');

function applicantOf(
  { answers, personId }: DraftRecord,
  person: { readonly name: string; readonly phone: string | null } | undefined,
) {
  const said = (key: string) => (typeof answers[key] === 'string' ? String(answers[key]) : '');
  return {
    id: personId,
    name: said('name') || (person?.name ?? ''),
    phone: canonicalMobile(said('phone')) ?? person?.phone ?? '',
  };
}

/** A clerk takes an application down for somebody at the window. @throws item-not-online, answers-faulty, phone-faulty */
export function takeDown(ctx: Ctx, input: WindowInput, key: string | null): Promise<Receipt> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'services.takeDown', key, request: input }, async () => {
      const item = await openItem(tx, input.itemCode);
      const { form, titleZh, deliveries } = item.content;
      if (!form) throw problem('item-not-online', { title: titleZh });
      const phone = canonicalMobile(input.phone) ?? '';
      if (input.phone.trim() !== '' && phone === '') {
        throw problem('applicant-phone-faulty', { phone: input.phone }, [
          { pointer: '/phone', detail: '' },
        ]);
      }
      const answers = keptAnswers(form, input.answers);
      refuseIncomplete(form, answers, ctx.locale);
      const name = input.name.trim();
      const account = phone === '' ? undefined : await residentByPhone(tx, phone);
      return openApplication(tx, {
        id: uuidv7(ctx.clock.now().getTime()),
        item,
        version: item.version,
        content: item.content,
        channel: 'window',
        // Somebody else may have the number: only with the same name is it the account's own application.
        applicant: { id: account?.name === name ? account.id : null, name, phone },
        answers,
        prefilled: {},
        delivery: offered(deliveries, input.delivery),
        takenBy: ctx.actor.personId,
        consent: input.consent,
      });
    }),
  );
}
