/** Forgetting persons in cases: asked by the module that knows who reported, and by the clock. */
import type { Tx } from '#platform/database/index.ts';
import {
  forgetting,
  type PersonalSweep,
  type PersonConcerned,
  withoutWords,
  wordsOf,
} from '#platform/personal/index.ts';
import {
  caseWords,
  emptyWords,
  endedCases,
  saveCaseWords,
  saveStepWords,
  stepsWith,
} from '../store/forget.ts';
import { attachmentsBefore, dropAttachments, holdersOf } from '../store/forget-files.ts';
import { caseParts, casesByIds } from '../store/read.ts';
import { enterForgotten } from './steps.ts';
import { maskAddress } from '#platform/text/index.ts';
import { fileKeptDays } from '#modules/files/index.ts';
import { manifest } from '../manifest.ts';

/**
 * Lets go of what a person left in cases: name and numbers in words, what the person said in the rating,
 * and the given photos and voice notes. Runs inside `forgetting`.
 */
export async function forgetInCases(
  tx: Tx,
  person: PersonConcerned,
  of: { readonly caseIds: readonly string[]; readonly fileIds: readonly string[] },
): Promise<void> {
  const words = wordsOf(person);
  for (const one of await caseWords(tx, of.caseIds)) {
    await saveCaseWords(tx, {
      id: one.id,
      title: withoutWords(one.title, words),
      description: withoutWords(one.description, words),
      // The place of the matter down to the village: the door may be the person's own.
      address: one.address && maskAddress(withoutWords(one.address, words)),
      ratingWords: '',
      judgement: withoutWords(one.judgement, words),
    });
  }
  for (const step of await stepsWith(tx, of.caseIds, { words, personId: person.personId })) {
    await saveStepWords(tx, {
      ...step,
      note: step.own ? '' : withoutWords(step.note, words),
      facts: withoutWords(step.facts, words),
      onBehalfOf: step.onBehalfOf && withoutWords(step.onBehalfOf, words),
    });
  }
  const held = await holdersOf(tx, of.fileIds);
  await dropAttachments(tx, held);
  const touched = [...of.caseIds, ...held.map(({ caseId }) => caseId)];
  await vouchAnew(tx, [...new Set(touched)], '居民要求删除个人信息');
}

async function vouchAnew(tx: Tx, caseIds: readonly string[], reason: string): Promise<void> {
  const records = await casesByIds(tx, caseIds);
  const timelines = [];
  for (const record of records) {
    timelines.push({ record, trace: (await caseParts(tx, record.id)).trace });
  }
  await enterForgotten(tx, timelines, reason);
}

const dayMs = 86_400_000;

/** How long words of persons stay in a closed case, as the manifest declares it. */
const keptDays = Math.max(
  ...manifest.personalData.map(({ retentionDays }) => retentionDays ?? Number.POSITIVE_INFINITY),
);

/** Words of persons leave closed cases when their time is over; numbers, times and places stay. */
export const sweepOfCases: PersonalSweep = {
  tables: ['cases.cases', 'cases.trace'],
  sweep: async (tx, now) => {
    const before = (days: number) => new Date(now.getTime() - days * dayMs);
    const ids = await endedCases(tx, before(keptDays));
    // The module of files, which is swept first, has removed these.
    const files = await attachmentsBefore(tx, before(fileKeptDays));
    await forgetting(tx, async () => {
      await emptyWords(tx, ids);
      await dropAttachments(tx, files);
      const touched = [...ids, ...files.map(({ caseId }) => caseId)];
      await vouchAnew(tx, [...new Set(touched)], '保存期限届满');
    });
    return { rows: ids.length + files.length };
  },
};
