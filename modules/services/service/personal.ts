/** What the protection of personal data asks of the module of services. */
import { isUuid } from '#platform/ids/index.ts';
import type {
  PersonalErase,
  PersonalExport,
  PersonalReach,
  PersonalSweep,
} from '#platform/personal/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { forgetInCases } from '#modules/cases/index.ts';
import { type FileAccess, removeFiles } from '#modules/files/index.ts';
import { forgetMessagesAbout } from '#modules/messages/index.ts';
import { openStages } from '../contract/stages.ts';
import { questionsOf, sayAnswer } from '../rules/form.ts';
import { stageWords } from '../rules/words.ts';
import { applicationById, applicationsOf, forgetApplicants } from '../store/applications.ts';
import { contentOf } from '../store/catalogue.ts';
import { deleteDrafts, deletePrefills, draftOf, draftsOf, oldDrafts } from '../store/drafts.ts';
import { fileOwner } from './papers.ts';

const everything = { limit: 2000, after: null };
const label = (zh: string, en: string) => ({ zh, en });

/** An application is reached by whoever reaches its row. */
export const reachOfApplications: PersonalReach = {
  table: 'services.applications',
  rowOf: async (tx, rowKey) => {
    if (!tx.ctx.actor.permissions.has('services.read') || !isUuid(rowKey)) return null;
    const row = await applicationById(tx, rowKey);
    return row ? { personId: row.applicantId, about: `办件 ${row.number}` } : null;
  },
};

/** The applications of a person with their answers, and what is being filled in. */
export const exportOfApplications: PersonalExport = {
  title: label('我的办件', 'My applications'),
  records: async (tx, { personId }) => {
    const applications = await applicationsOf(tx, personId, everything);
    const records = [];
    for (const row of applications) {
      const values = await answersOf(tx, row);
      const stage = stageWords[row.stage][tx.ctx.locale];
      records.push({
        title: label(`${row.itemTitleZh} ${row.number}`, `${row.itemTitleEn} ${row.number}`),
        at: row.submittedAt.toISOString(),
        values: [{ label: label('环节', 'Stage'), value: stage }, ...values],
        link: `/services/applications/${row.id}`,
      });
    }
    for (const draft of await draftsOf(tx, personId)) {
      records.push({
        title: label('正在填写的申请', 'Being filled in'),
        at: draft.updatedAt.toISOString(),
        values: await answersOf(tx, draft),
      });
    }
    return records;
  },
};

async function answersOf(
  tx: Tx,
  of: { itemId: string; itemVersion: number; answers: Parameters<typeof questionsOf>[1] },
) {
  const { form } = await contentOf(tx, of.itemId, of.itemVersion);
  if (!form) return [];
  return questionsOf(form, of.answers).flatMap(({ key, field }) => {
    const value = sayAnswer(field, of.answers[key], tx.ctx.locale);
    return value === ''
      ? []
      : [{ label: label(field.title, field['x-titleEn'] ?? field.title), value }];
  });
}

/** Drafts go at once, applications when they have come to an end. */
export const eraseOfApplications: PersonalErase = {
  obstacles: async (tx, { personId }) => {
    const applications = await applicationsOf(tx, personId, everything);
    return applications
      .filter(({ stage }) => openStages.includes(stage))
      .map(({ number, itemTitleZh, itemTitleEn }) => ({
        what: label(`办理中的“${itemTitleZh}” ${number}`, `${itemTitleEn} ${number}, still open`),
        why: label(
          '审核和交付结果需要您填写的内容，办结或撤回后自动删除',
          'Your answers are needed to decide it; they are erased by themselves once it is done or withdrawn',
        ),
        later: true,
      }));
  },
  erase: async (tx, person) => {
    const applications = await applicationsOf(tx, person.personId, everything);
    const drafts = await draftsOf(tx, person.personId);
    const fileIds = [...applications, ...drafts].flatMap((one) => one.fileIds);
    const names = [...person.names, ...applications.map(({ applicantName }) => applicantName)];
    const caseIds = applications.map(({ caseId }) => caseId);
    await forgetInCases(tx, { ...person, names }, { caseIds, fileIds });
    const ids = applications.map(({ id }) => id);
    await forgetMessagesAbout(tx, [...ids, ...caseIds]);
    await forgetApplicants(tx, ids);
    await deleteDrafts(
      tx,
      drafts.map(({ id }) => id),
    );
    await deletePrefills(tx, person.personId);
    return removeFiles(tx, fileIds);
  },
};

const dayMs = 86_400_000;
const draftDays = 90;

/** Drafts that nobody touched for ninety days go, with their files. */
export const sweepOfDrafts: PersonalSweep = {
  tables: ['services.drafts'],
  sweep: async (tx, now) => {
    const old = await oldDrafts(tx, new Date(now.getTime() - draftDays * dayMs), 200);
    await deleteDrafts(
      tx,
      old.map(({ id }) => id),
    );
    const afterCommit = await removeFiles(
      tx,
      old.flatMap(({ fileIds }) => fileIds),
    );
    return { rows: old.length, afterCommit };
  },
};

/** Files are seen by the applicant, and by the desk that reaches the application. */
export const fileAccessOfServices: FileAccess = {
  async mayRead(tx, ctx, file) {
    const { personId, permissions, onBehalfOf } = ctx.actor;
    if (file.ownerKind !== fileOwner) return false;
    const own = onBehalfOf?.personId ?? personId;
    if (own && (await draftOf(tx, { personId: own, id: file.ownerId }))) return true;
    const application = await applicationById(tx, file.ownerId);
    if (!application) return false;
    return application.applicantId === own || permissions.has('services.handle');
  },
};
