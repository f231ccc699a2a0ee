/** Requests of people about their data: received, decided, carried out. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { holdersOf } from '#modules/people/index.ts';
import type { OwnRequest } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { dueAt, isOpenTo, type RequestKind } from '../contract/requests.ts';
import { insertRequest, lockRequest, requestsOf, updateRequest } from '../store/requests.ts';
import type { RequestRow } from '../store/tables.ts';
import { ownId } from './person.ts';

/** A request as its person sees it. */
export function ownRequest(row: RequestRow): OwnRequest {
  const { id, kind, state, words, answer, exception } = row;
  return {
    id,
    kind,
    state,
    words,
    answer,
    exception,
    receivedAt: row.receivedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
  };
}

/** The requests of whoever asks, newest first. */
export async function ownRequests(ctx: Ctx): Promise<OwnRequest[]> {
  const rows = await ctx.database.inTenant(ctx, (tx) => requestsOf(tx, ownId(ctx)));
  return rows.map(ownRequest);
}

const open = new Set(['received', 'waiting']);

/** Takes a request in and tells the desk. @throws request-open, request-empty */
export async function makeRequest(
  ctx: Ctx,
  { kind, words }: { readonly kind: RequestKind; readonly words: string },
): Promise<OwnRequest> {
  const personId = ownId(ctx);
  const said = words.trim();
  if (said === '' && (kind === 'correct' || kind === 'explain')) {
    throw problem('request-empty', {}, [
      { pointer: '/words', detail: '请说明', detailEn: 'say what' },
    ]);
  }
  return ctx.database.inTenant(ctx, async (tx) => {
    const mine = await requestsOf(tx, personId);
    if (mine.some((one) => one.kind === kind && open.has(one.state))) throw problem('request-open');
    const now = ctx.clock.now();
    const row: RequestRow = {
      id: uuidv7(now.getTime()),
      tenantId: ctx.tenantId,
      personId,
      kind,
      words: said,
      state: 'received',
      answer: '',
      exception: null,
      receivedAt: now,
      dueAt: dueAt(now),
      decidedAt: null,
      decidedBy: null,
      doneAt: null,
      version: 1,
    };
    await insertRequest(tx, row);
    await audit(tx, [{ action: 'privacy.request', subject: row.id, detail: { kind } }]);
    await tellDesk(tx, row);
    return ownRequest(row);
  });
}

/** Words of a kind of request, for messages. */
export const kindNames: Readonly<Record<RequestKind, string>> = {
  correct: '更正个人信息',
  erase: '删除个人信息',
  restrict: '限制处理个人信息',
  explain: '说明自动决定',
};

async function tellDesk(tx: Tx, row: RequestRow): Promise<void> {
  // Who asked may not see who keeps the desk; the house looks them up.
  await elevate(tx);
  const desk = await holdersOf(tx, 'clerk');
  await queueMessages(
    tx,
    desk.map(({ id, name }) => ({
      template: 'privacy.requestReceived',
      values: { kind: kindNames[row.kind], deadline: exactInstant(row.dueAt).slice(0, 10) },
      to: { personId: id, name },
      urgency: 'routine',
      subject: { kind: 'privacyRequest', id: row.id },
      link: '/console/privacy/requests',
    })),
  );
  await emit(tx, [
    {
      type: 'privacy.requested',
      subject: row.id,
      payload: { requestId: row.id, kind: row.kind },
      audience: {},
    },
  ]);
}

/** Withdraws one's own request. @throws not-found, request-decided */
export async function withdrawRequest(ctx: Ctx, requestId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockRequest(tx, requestId);
    if (!row || row.personId !== ownId(ctx)) throw generalProblem('not-found', { what: '申请' });
    if (!isOpenTo(row.state, 'withdraw')) throw problem('request-decided');
    await updateRequest(tx, requestId, { state: 'withdrawn' });
    await audit(tx, [{ action: 'privacy.withdrawRequest', subject: requestId }]);
  });
}
