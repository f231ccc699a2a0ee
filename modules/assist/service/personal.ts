/** What the protection of personal data asks of the module. */
import { isUuid } from '#platform/ids/index.ts';
import type {
  HeldRecord,
  PersonalErase,
  PersonalExport,
  PersonalReach,
  Words,
} from '#platform/personal/index.ts';
import { removeFiles } from '#modules/files/index.ts';
import { deleteCallsFrom, readCall } from '../store/calls.ts';
import { blankMandates, openMandatesOf, updateMandate } from '../store/mandates.ts';
import {
  actsFor,
  forgetActs,
  lockSession,
  sessionsOfPerson,
  updateSession,
} from '../store/sessions.ts';
import { kindWords, sayKinds } from './kind-words.ts';

const label = (zh: string, en: string): Words => ({ zh, en });

/** A caller is reached by whoever works at the telephone desk. */
export const reachOfCalls: PersonalReach = {
  table: 'assist.calls',
  rowOf: async (tx, callId) => {
    if (!isUuid(callId) || !tx.ctx.actor.permissions.has('assist.phone')) return null;
    const call = await readCall(tx, callId);
    return call ? { personId: call.principalId, about: `通话 ${call.number}` } : null;
  },
};

const mostActs = 500;

/** Sessions with a clerk, and what was done for the person. */
export const exportOfAssist: PersonalExport = {
  title: label('别人替我办理的记录', 'What others did for me'),
  records: async (tx, { personId }) => {
    const sessions = await sessionsOfPerson(tx, personId);
    const acts = await actsFor(tx, personId, { limit: mostActs, afterId: null });
    return [
      ...sessions.map(
        (one): HeldRecord => ({
          title: label(`窗口、电话帮办 ${one.number}`, `Assisted by a clerk, ${one.number}`),
          at: one.openedAt.toISOString(),
          values: [{ label: label('同意范围', 'Consented to'), value: sayKinds(one.covers) }],
          link: '/proxy',
        }),
      ),
      ...acts.map((act): HeldRecord => {
        const words = kindWords[act.kind];
        const title = act.isReading ? label(words.lookZh, words.lookEn) : label(words.zh, words.en);
        return {
          title,
          at: act.occurredAt.toISOString(),
          values: [{ label: label('编号', 'Number'), value: act.reference }].filter(
            ({ value }) => value !== '',
          ),
          link: '/proxy',
        };
      }),
    ];
  },
};

/** Mandates on both sides end at once; names, numbers, signatures and the list of acts go. */
export const eraseOfAssist: PersonalErase = {
  obstacles: () => Promise.resolve([]),
  erase: async (tx, { personId, phones }) => {
    const endedAt = tx.ctx.clock.now();
    for (const { id } of await openMandatesOf(tx, personId))
      await updateMandate(tx, id, { state: 'ended', endedAt, endReason: 'erased' });
    await blankMandates(tx, personId);
    const sessions = await sessionsOfPerson(tx, personId);
    for (const { id } of sessions) {
      const row = await lockSession(tx, id);
      const end = { state: 'ended', endedAt, endReason: 'erased' } as const;
      const isOpen = row?.state === 'open';
      await updateSession(tx, id, {
        draft: '',
        consentWords: '',
        consentFileId: null,
        ...(isOpen ? end : {}),
      });
    }
    await forgetActs(tx, personId);
    await deleteCallsFrom(tx, phones);
    const files = sessions.flatMap(({ consentFileId }) => (consentFileId ? [consentFileId] : []));
    return removeFiles(tx, files);
  },
};
