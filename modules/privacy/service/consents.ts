/** Notices and consents: given and withdrawn with the same effort. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { setMuted } from '#modules/messages/index.ts';
import type { ConsentInput, ConsentRow, NoticeInput } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { type NoticeWords, type Purpose, purposeOf, purposes } from '../contract/purposes.ts';
import {
  consentsOf,
  insertConsent,
  insertNotice,
  newestNotices,
  withdrawConsent,
} from '../store/consents.ts';
import type { ConsentRecord } from '../store/tables.ts';
import { ownId } from './person.ts';

/** Told when a person gave or took back a consent; payload `{ personId, purpose, given }`. */
export const consentChanged = 'privacy.consentChanged';

/** Whether a person's consent to a purpose is in force, to the words as they are now. */
export async function consentHolds(tx: Tx, personId: string, purposeId: string): Promise<boolean> {
  const notice = (await noticesOf(tx)).find(({ purpose }) => purpose.id === purposeId);
  const newest = (await consentsOf(tx, personId)).find(({ purpose }) => purpose === purposeId);
  return newest?.withdrawnAt === null && newest.noticeVersion === notice?.version;
}

/** A notice in force. */
interface Notice extends NoticeWords {
  readonly purpose: Purpose;
  readonly version: number;
}

async function noticesOf(tx: Tx): Promise<Notice[]> {
  const changed = new Map((await newestNotices(tx)).map((row) => [row.purpose, row]));
  return purposes.map((purpose) => {
    const row = changed.get(purpose.id);
    const { titleZh, titleEn, textZh, textEn } =
      (row?.content as NoticeWords | undefined) ?? purpose;
    return { purpose, version: row?.version ?? 1, titleZh, titleEn, textZh, textEn };
  });
}

/** The notices for anyone to read. */
export async function listNotices(ctx: Ctx): Promise<ConsentRow[]> {
  const notices = await ctx.database.inTenant(ctx, noticesOf);
  return notices.map((notice) => rowOf(notice, []));
}

/** The notices with what whoever asks consented to. */
export async function ownConsents(ctx: Ctx): Promise<ConsentRow[]> {
  const personId = ownId(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const [notices, given] = [await noticesOf(tx), await consentsOf(tx, personId)];
    return notices.map((notice) => rowOf(notice, given));
  });
}

function rowOf(notice: Notice, given: readonly ConsentRecord[]): ConsentRow {
  const newest = given.find(({ purpose }) => purpose === notice.purpose.id);
  const isGiven = newest !== undefined && newest.withdrawnAt === null;
  const { titleZh, titleEn, textZh, textEn } = notice;
  return {
    purpose: notice.purpose.id,
    titleZh,
    titleEn,
    textZh,
    textEn,
    noticeVersion: notice.version,
    separate: notice.purpose.separate,
    given: isGiven,
    outdated: isGiven && newest.noticeVersion < notice.version,
    givenAt: newest?.givenAt.toISOString() ?? null,
    withdrawnAt: newest?.withdrawnAt?.toISOString() ?? null,
    byGuardian: newest?.givenBy === 'guardian',
  };
}

/** Gives consent or withdraws it. @throws purpose-unknown, notice-outdated, guardian-needed */
export async function saveConsent(
  ctx: Ctx,
  purposeId: string,
  input: ConsentInput,
): Promise<ConsentRow> {
  const personId = ownId(ctx);
  const purpose = purposeOf(purposeId);
  if (!purpose) throw problem('purpose-unknown', { purpose: purposeId });
  const row = await ctx.database.inTenant(ctx, async (tx) => {
    const notice = (await noticesOf(tx)).find((one) => one.purpose === purpose);
    if (!notice) throw problem('purpose-unknown', { purpose: purposeId });
    const now = ctx.clock.now();
    const hadOne = await withdrawConsent(tx, { personId, purpose: purposeId }, now);
    if (input.given) await give(tx, notice, input);
    if (input.given || hadOne) {
      const action = input.given ? 'privacy.consent' : 'privacy.withdrawConsent';
      const detail = { purpose: purposeId, noticeVersion: notice.version };
      await audit(tx, [{ action, subject: personId, detail }]);
      await emit(tx, [
        {
          type: consentChanged,
          subject: personId,
          payload: { personId, purpose: purposeId, given: input.given },
          audience: { people: [personId] },
        },
      ]);
    }
    return rowOf(notice, await consentsOf(tx, personId));
  });
  // Messages by telephone follow the consent at once.
  if (purposeId === 'progress') await setMuted(ctx, personId, 'sms', !input.given);
  return row;
}

async function give(tx: Tx, notice: Notice, input: ConsentInput): Promise<void> {
  if (input.noticeVersion !== notice.version) throw problem('notice-outdated');
  if (input.under14 && !input.guardian) {
    throw problem('guardian-needed', {}, [
      { pointer: '/guardian', detail: '姓名与关系', detailEn: 'name and relation' },
    ]);
  }
  const { tenantId, clock } = tx.ctx;
  await insertConsent(tx, {
    id: uuidv7(clock.now().getTime()),
    tenantId,
    personId: ownId(tx.ctx),
    purpose: notice.purpose.id,
    noticeVersion: notice.version,
    givenAt: clock.now(),
    givenBy: input.guardian ? 'guardian' : 'self',
    guardianName: input.guardian?.name.trim() ?? '',
    guardianRelation: input.guardian?.relation ?? '',
    takenBy: null,
    withdrawnAt: null,
  });
}

/** Changes the words of a notice. @throws purpose-unknown, changed-meanwhile */
export async function saveNotice(
  ctx: Ctx,
  purposeId: string,
  { version, ...words }: NoticeInput,
): Promise<ConsentRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const known = (await noticesOf(tx)).find(({ purpose }) => purpose.id === purposeId);
    if (!known) throw problem('purpose-unknown', { purpose: purposeId });
    const { tenantId, actor, clock } = ctx;
    const row = { tenantId, purpose: purposeId, version: version + 1, content: words };
    const isNext =
      known.version === version &&
      (await insertNotice(tx, { ...row, savedBy: actor.personId, savedAt: clock.now() }));
    if (!isNext) throw generalProblem('changed-meanwhile', { what: known.titleZh });
    await saveVersions(tx, [{ kind: 'privacy.notice', subject: purposeId, content: words }]);
    await audit(tx, [{ action: 'privacy.saveNotice', subject: purposeId }]);
    return rowOf({ purpose: known.purpose, ...words, version: version + 1 }, []);
  });
}
