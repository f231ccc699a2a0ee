/** Comments on consultations: made by residents, read by a moderator before they are shown. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { DeskComment } from '../contract/index.ts';
import type { RefusalReason } from '../contract/words.ts';
import { problem } from '../problems.ts';
import {
  consultationById,
  deskComments,
  insertComments,
  lockComment,
  shownComments,
  updateComment,
} from '../store/consultations.ts';
import type { CommentRecord } from '../store/tables.ts';
import { seenConsultation } from './consultations.ts';
import { trimmed } from './names.ts';
import { type Asked, cut, idPage } from './pages.ts';
import { workbook } from './sheets.ts';
import { residentSubject, withinLimit } from './subject.ts';
import { requireClean } from './suggestions/decide.ts';
import { announce } from './tell.ts';

/** What is said to a section. */
export interface CommentInput {
  readonly anchor: string;
  readonly words: string;
}

/** Takes a comment in. @throws see the operation */
export async function comment(
  ctx: Ctx,
  number: string,
  of: { input: CommentInput; key: string | null },
) {
  const { input, key } = of;
  return ctx.database.inTenant(ctx, async (tx) => {
    const authorId = await residentSubject(tx);
    const request = { number, ...input };
    return once(tx, { operation: 'participation.comment', key, request }, async () => {
      withinLimit(ctx, 'perPerson', `comment ${authorId}`);
      const row = await seenConsultation(tx, number);
      const now = ctx.clock.now();
      if (row.state !== 'open' || row.closesAt <= now) throw problem('consultation-closed');
      const { anchor } = input;
      if (anchor !== '' && !row.sections.some((section) => section.anchor === anchor)) {
        throw problem('section-unknown', { anchor });
      }
      const words = trimmed(input.words, 4, '/words');
      const id = uuidv7(now.getTime());
      const text = { words, publicWords: '', state: 'waiting', reason: '' } as const;
      const { tenantId } = ctx;
      const saved = { id, tenantId, consultationId: row.id, anchor, authorId, createdAt: now };
      await insertComments(tx, [{ ...saved, ...text }]);
      await audit(tx, [{ action: 'participation.comment', subject: id }]);
      await announce(tx, 'consultationChanged', row);
      return { commentId: id };
    });
  });
}

function deskRow(row: CommentRecord): DeskComment {
  return {
    id: row.id,
    anchor: row.anchor,
    words: row.words,
    // What a moderator starts from: numbers are hidden already.
    publicWords: row.publicWords || maskPersonal(row.words).text,
    state: row.state,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A page of all comments of a consultation. @throws not-found */
export async function listComments(ctx: Ctx, consultationId: string, asked: Asked) {
  return ctx.database.inTenant(ctx, async (tx) => {
    if (!(await consultationById(tx, consultationId))) {
      throw generalProblem('not-found', { what: '征求意见' });
    }
    const page = idPage(asked);
    const { rows, nextCursor } = cut(await deskComments(tx, consultationId, page), page);
    return { items: rows.map(deskRow), nextCursor };
  });
}

/** Shows or hides a comment; may be decided anew. @throws not-found, say-the-reason, words-personal */
export async function decideComment(
  ctx: Ctx,
  commentId: string,
  input: { readonly show: boolean; readonly words: string; readonly reason?: RefusalReason },
): Promise<DeskComment> {
  if (!input.show && !input.reason) throw problem('say-the-reason');
  const publicWords = input.show ? trimmed(input.words, 4, '/words') : '';
  requireClean(publicWords);
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockComment(tx, commentId);
    const of = row && (await consultationById(tx, row.consultationId));
    if (!row || !of) throw generalProblem('not-found', { what: '意见' });
    const change = {
      state: input.show ? ('shown' as const) : ('hidden' as const),
      publicWords,
      reason: input.show ? ('' as const) : (input.reason ?? ''),
    };
    await updateComment(tx, commentId, change);
    const detail = { show: input.show, reason: change.reason };
    await audit(tx, [{ action: 'participation.decideComment', subject: commentId, detail }]);
    await announce(tx, 'consultationChanged', of);
    return deskRow({ ...row, ...change });
  });
}

/** Comments shown, by section, as a workbook. @throws not-found */
export async function commentSheet(ctx: Ctx, consultationId: string) {
  const { row, comments } = await ctx.database.inTenant(ctx, async (tx) => ({
    row: await consultationById(tx, consultationId),
    comments: await shownComments(tx, consultationId),
  }));
  if (!row) throw generalProblem('not-found', { what: '征求意见' });
  const headings = new Map(row.sections.map(({ anchor, heading }) => [anchor, heading]));
  const columns = [
    { key: 'section', title: '条目', width: 24 },
    { key: 'words', title: '意见', width: 70 },
    { key: 'at', title: '时间', type: 'dateTime' as const },
  ];
  const rows = comments.map(({ anchor, publicWords, createdAt }) => {
    return { section: headings.get(anchor) ?? '整体', words: publicWords, at: createdAt };
  });
  return workbook(`意见 ${row.number}`, [{ name: '意见', columns, rows }]);
}
