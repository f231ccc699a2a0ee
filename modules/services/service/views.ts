/** Applications as their pages show them: questions readable, steps in order, deadlines of the case. */
import type { Tx } from '#platform/database/index.ts';
import { type CaseRecord, caseParts, casesByIds, type TraceRecord } from '#modules/cases/index.ts';
import { type Ground, ground } from '#modules/towns/index.ts';
import type { AnsweredQuestion, FormSchema, ItemContent, Step } from '../contract/index.ts';
import { filesOf, questionsOf, sayAnswer } from '../rules/form.ts';
import { actWords, stepWords } from '../rules/words.ts';
import { contentOf } from '../store/catalogue.ts';
import type { ApplicationRecord } from '../store/tables.ts';
import { papersOf } from './papers.ts';

/** An application with everything around it. */
export interface Whole {
  readonly record: ApplicationRecord;
  readonly matter: CaseRecord | undefined;
  readonly content: ItemContent;
}

/** Reads what belongs to an application. The transaction reaches the case. */
export async function wholeOf(tx: Tx, record: ApplicationRecord): Promise<Whole> {
  const [matter] = await casesByIds(tx, [record.caseId]);
  const content = await contentOf(tx, record.itemId, record.itemVersion);
  return { record, matter, content };
}

/** Members that every view of an application has. */
export function commonOf(
  town: Ground,
  record: ApplicationRecord | Omit<ApplicationRecord, 'answers'>,
  matter: { readonly dueAt: Date | null; readonly state: string } | undefined,
) {
  const department = town.department(record.departmentId);
  return {
    id: record.id,
    number: record.number,
    caseId: record.caseId,
    itemCode: record.itemCode,
    itemTitleZh: record.itemTitleZh,
    itemTitleEn: record.itemTitleEn,
    departmentZh: department?.nameZh ?? '',
    departmentEn: department?.nameEn ?? '',
    stage: record.stage,
    submittedAt: record.submittedAt.toISOString(),
    dueAt: matter?.dueAt?.toISOString() ?? null,
    paused: matter?.state === 'suspended',
    endedAt: record.endedAt?.toISOString() ?? null,
    version: record.version,
  };
}

/** Members that the applicant's and the desk's page share. */
export async function bodyOf(tx: Tx, { record, content }: Whole) {
  const department = (await ground(tx)).department(record.departmentId);
  return {
    itemVersion: record.itemVersion,
    departmentPhone: content.phone || (department?.phone ?? ''),
    delivery: record.delivery,
    deliveryNote: record.deliveryNote,
    supplementWords: record.supplementWords,
    supplementUntil: record.supplementUntil?.toISOString() ?? null,
    supplementKeys: [...record.supplementKeys],
    decisionWords: record.decisionWords,
    remedy: record.remedy,
    resultZh: content.resultZh,
    rating: record.rating,
    feeFen: record.feeFen,
    feeState: record.feeState,
    payPath: record.payPath,
    onBehalf: record.takenBy !== null,
    steps: await stepsOf(tx, record),
  };
}

/** The answers in the words of their questions. */
export async function answeredOf(tx: Tx, { record, content }: Whole): Promise<AnsweredQuestion[]> {
  const form: FormSchema | null = content.form;
  if (!form) return [];
  const papers = await papersOf(tx, filesOf(record.answers));
  return questionsOf(form, record.answers).flatMap(({ key, field }) => {
    const answer = record.answers[key];
    if (answer === undefined) return [];
    const fileIds = Array.isArray(answer) ? [...(answer as readonly string[])] : [];
    return [
      {
        key,
        titleZh: field.title,
        titleEn: field['x-titleEn'] ?? field.title,
        value: sayAnswer(field, answer, tx.ctx.locale),
        fileIds,
        files: fileIds.flatMap((id) => papers.get(id) ?? []),
        sourceZh: record.prefilled[key]?.zh ?? '',
      },
    ];
  });
}

/** The trace of the case in the applicant's words. */
async function stepsOf(tx: Tx, record: ApplicationRecord): Promise<Step[]> {
  const { trace } = await caseParts(tx, record.caseId);
  const town = await ground(tx);
  const shown = trace.filter(
    (entry, at) => stepWords[entry.action] && !isAgain(entry, trace[at - 1]),
  );
  return shown.map((entry) => {
    const words = stepWords[entry.action] ?? { zh: '', en: '' };
    const department = town.department(entry.departmentId ?? '')?.nameZh;
    return {
      id: entry.id,
      act: entry.action,
      ...words,
      words: saidIn(entry),
      by: entry.actorKind === 'resident' ? '' : (department ?? ''),
      at: entry.occurredAt.toISOString(),
    };
  });
}

const ownWords = new Set(Object.values(actWords).map(({ zh }) => zh));

/** What was said with a step; the mere name of the act says nothing more than its title. */
function saidIn({ action, note }: TraceRecord): string {
  const isMatter = action === 'register' || action === 'dispatch';
  return isMatter || ownWords.has(note) ? '' : note;
}

/** After a pause the case is accepted anew, which tells the applicant nothing. */
const isAgain = (entry: TraceRecord, former: TraceRecord | undefined): boolean =>
  entry.action === 'accept' && former?.action === 'resume';
