/** The applicant's own applications. */
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { subjectOf } from '#platform/proxy/index.ts';
import { adopt } from '#modules/files/index.ts';
import { casesByIds } from '#modules/cases/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Answers, ApplicantAct, OwnActInput, OwnApplication } from '../contract/index.ts';
import { applicantActs } from '../contract/stages.ts';
import { allQuestions, filesOf, isEmpty, keptAnswers } from '../rules/form.ts';
import { actsFor } from '../rules/transition.ts';
import { applicationById, applicationsOf } from '../store/applications.ts';
import { itemById } from '../store/catalogue.ts';
import { draftsOf } from '../store/drafts.ts';
import type { ApplicationRecord } from '../store/tables.ts';
import { takeAct } from './act.ts';
import { refuseFaulty, refuseIncomplete } from './draft-views.ts';
import { paperOwner } from './papers.ts';
import { tellDesk } from './tell.ts';
import { answeredOf, bodyOf, commonOf, type Whole, wholeOf } from './views.ts';

/** A page of the own applications, with the drafts. */
export function myApplications(ctx: Ctx, query: { cursor?: string; limit?: number }) {
  const personId = subjectOf(ctx, 'services');
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const page = { limit, after: readCursor(query.cursor) };
    const rows = await applicationsOf(tx, personId, page);
    const drafts = await draftsOf(tx, personId);
    // Only the cases of the own applications are read below.
    await elevate(tx);
    const shown = rows.slice(0, limit);
    const matters = new Map(
      (await casesByIds(tx, shown.map(({ caseId }) => caseId))).map((one) => [one.id, one]), // biome-ignore format: short
    );
    const town = await ground(tx);
    const items = shown.map((row) => commonOf(town, row, matters.get(row.caseId)));
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const begun = [];
    for (const draft of drafts) {
      const item = await itemById(tx, draft.itemId);
      if (!item) continue;
      begun.push({
        id: draft.id,
        itemCode: item.code,
        itemTitleZh: item.content.titleZh,
        itemTitleEn: item.content.titleEn || item.content.titleZh,
        updatedAt: draft.updatedAt.toISOString(),
      });
    }
    return {
      items,
      drafts: begun,
      nextCursor: last ? writeCursor(last.submittedAt, last.id) : null,
    };
  });
}

/** One of the own. @throws not-found */
export function ownApplication(ctx: Ctx, applicationId: string): Promise<OwnApplication> {
  const personId = subjectOf(ctx, 'services');
  return ctx.database.inTenant(ctx, async (tx) => {
    const record = await ownRecord(tx, applicationId, personId);
    await elevate(tx);
    return ownView(tx, await wholeOf(tx, record));
  });
}

async function ownRecord(tx: Tx, id: string, personId: string, lock = false) {
  const record = await applicationById(tx, id, lock);
  if (record?.applicantId !== personId) throw generalProblem('not-found', { what: '办件' });
  return record;
}

async function ownView(tx: Tx, whole: Whole): Promise<OwnApplication> {
  const { record, matter, content } = whole;
  const acts = actsFor(record.stage, ['applicant'], { isRated: record.rating !== null });
  const asked = content.form ? allQuestions(content.form) : [];
  return {
    ...commonOf(await ground(tx), record, matter),
    ...(await bodyOf(tx, whole)),
    questions: await answeredOf(tx, whole),
    form: asked.filter(({ key }) => record.supplementKeys.includes(key)),
    acts: applicantActs.filter((act) => acts.includes(act)),
  };
}

/** Supplements, withdraws or rates. @throws what `takeAct` says, answers-faulty */
export function actOnOwn(
  ctx: Ctx,
  { applicationId, act }: { readonly applicationId: string; readonly act: ApplicantAct },
  { input, key }: { readonly input: OwnActInput; readonly key: string | null },
): Promise<OwnApplication> {
  const personId = subjectOf(ctx, 'services');
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: `services.${act}`, key, request: { applicationId, input } }, async () => {
      const record = await ownRecord(tx, applicationId, personId, true);
      const change = act === 'supplement' ? await supplemented(tx, record, input.answers) : {};
      const given = { ...input, answers: act === 'supplement' ? 'given' : undefined };
      const after = await takeAct(tx, record, {
        act,
        parties: ['applicant'],
        input: given,
        change,
      });
      if (act !== 'rate') await tellDesk(tx, after, `service.${act}`);
      return ownView(tx, await wholeOf(tx, after));
    }),
  );
}

/** New answers to what was asked; the rest stays. @throws answers-faulty */
async function supplemented(
  tx: Tx,
  record: ApplicationRecord,
  given: Answers = {},
): Promise<Partial<ApplicationRecord>> {
  const { content } = await wholeOf(tx, record);
  const { form } = content;
  if (!form) return {};
  const keys = new Set(record.supplementKeys);
  const fresh = Object.fromEntries(Object.entries(given).filter(([key]) => keys.has(key)));
  const missing = [...keys].filter((key) => isEmpty(fresh[key]));
  const answers = keptAnswers(form, {
    ...record.answers,
    ...Object.fromEntries(missing.map((key) => [key, ''])),
    ...fresh,
  });
  refuseFaulty(form, answers, tx.ctx.locale);
  refuseIncomplete(form, answers, tx.ctx.locale);
  const fileIds = filesOf(fresh);
  await adopt(tx, fileIds, { ...paperOwner(record.id), pointer: '/answers' });
  const prefilled = Object.entries(record.prefilled).filter(([key]) => !keys.has(key));
  return {
    answers,
    fileIds: [...new Set([...record.fileIds, ...fileIds])],
    prefilled: Object.fromEntries(prefilled),
  };
}
