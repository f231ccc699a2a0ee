/** The desk of personal data: requests decided and carried out. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, overConfidential, type Tx } from '#platform/database/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { correctName } from '#modules/people/index.ts';
import type { PersonConcerned } from '#platform/personal/index.ts';
import type { DeskRequest } from '../contract/index.ts';
import { problem } from '../problems.ts';
import {
  type Exception,
  isOpenTo,
  mayRestOn,
  type RequestState,
  shortestReason,
} from '../contract/requests.ts';
import {
  liftRestriction,
  lockRequest,
  requestPage,
  restrict,
  updateRequest,
} from '../store/requests.ts';
import type { RequestRow } from '../store/tables.ts';
import { erasePerson, type House, obstaclesTo } from './erase.ts';
import { concerned } from './person.ts';
import { kindNames, ownRequest } from './requests.ts';

/** A page of the town's requests. @throws request-invalid */
export async function listRequests(
  ctx: Ctx,
  house: House,
  query: { readonly state?: RequestState; readonly cursor?: string; readonly limit?: number },
) {
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const filter = query.state ? { state: query.state } : {};
    const rows = await requestPage(tx, filter, { limit, after: readCursor(query.cursor) });
    const items: DeskRequest[] = [];
    for (const row of rows.slice(0, limit)) items.push(await deskRequest(tx, house, row));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { items, nextCursor: last ? writeCursor(last.receivedAt, last.id) : null };
  });
}

async function deskRequest(tx: Tx, house: House, row: RequestRow): Promise<DeskRequest> {
  const person = await concerned(tx, row.personId);
  const isOpen = row.state === 'received' || row.state === 'waiting';
  const obstacles = isOpen && row.kind === 'erase' ? await obstaclesTo(tx, house, person) : [];
  return {
    ...ownRequest(row),
    personId: row.personId,
    personName: person.name,
    personKind: person.kind,
    overdue: isOpen && row.dueAt < tx.ctx.clock.now(),
    version: row.version,
    obstacles: obstacles.map(({ what, why, later }) => ({
      whatZh: what.zh,
      whatEn: what.en,
      whyZh: why.zh,
      whyEn: why.en,
      later,
    })),
  };
}

/** What the desk decides. */
export interface Decision {
  readonly grant: boolean;
  readonly answer: string;
  readonly exception: Exception | null;
  readonly newName?: string;
  readonly version: number;
}

/**
 * Decides a request; a granted one is carried out at once, an erasure as soon as nothing stands in its way.
 * @throws not-found, request-decided, changed-meanwhile, exception-needed, answer-short
 */
export async function decideRequest(
  ctx: Ctx,
  house: House,
  { requestId, decision }: { readonly requestId: string; readonly decision: Decision },
): Promise<DeskRequest> {
  const done = await ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockRequest(tx, requestId);
    if (!row) throw generalProblem('not-found', { what: '申请' });
    refuseDecision(row, decision);
    const change = decided(ctx, decision);
    await audit(tx, [
      {
        action: decision.grant ? 'privacy.grant' : 'privacy.refuse',
        subject: requestId,
        detail: { kind: row.kind, exception: decision.exception },
      },
    ]);
    // What was asked may lie beyond the reach of the desk; the right to decide was proved.
    await elevate(tx);
    await tellPerson(tx, row);
    const outcome = decision.grant ? await carryOut(tx, house, { row, decision }) : refused;
    await updateRequest(tx, requestId, { ...change, ...outcome.change });
    const saved = await lockRequest(tx, requestId);
    if (!saved) throw generalProblem('not-found', { what: '申请' });
    return { request: await deskRequest(tx, house, saved), after: outcome.after };
  });
  await done.after?.();
  return done.request;
}

interface Outcome {
  readonly change: Partial<RequestRow>;
  readonly after?: () => Promise<void>;
}

const refused: Outcome = { change: { state: 'refused' } };

function decided(ctx: Ctx, { answer, exception }: Decision): Partial<RequestRow> {
  const now = ctx.clock.now();
  return { answer: answer.trim(), exception, decidedAt: now, decidedBy: ctx.actor.personId };
}

function refuseDecision(row: RequestRow, decision: Decision): void {
  if (!isOpenTo(row.state, decision.grant ? 'grant' : 'refuse')) throw problem('request-decided');
  if (row.version !== decision.version) {
    throw generalProblem('changed-meanwhile', { what: kindNames[row.kind] });
  }
  const isFounded = decision.exception !== null && mayRestOn(decision.exception, row.kind);
  if (!decision.grant && !isFounded) {
    throw problem('exception-needed', {}, [{ pointer: '/exception', detail: row.kind }]);
  }
  const needsWords = !decision.grant || row.kind === 'explain';
  if (needsWords && decision.answer.trim().length < shortestReason) {
    throw problem('answer-short', { least: shortestReason }, [
      { pointer: '/answer', detail: decision.answer },
    ]);
  }
}

async function carryOut(
  tx: Tx,
  house: House,
  { row, decision }: { readonly row: RequestRow; readonly decision: Decision },
): Promise<Outcome> {
  const now = tx.ctx.clock.now();
  const person = await concerned(tx, row.personId);
  // The desk may not see confidential cases; the words of who asks go from these too.
  if (row.kind === 'erase') return overConfidential(tx, () => erase(tx, house, person));
  if (row.kind === 'restrict') await restrict(tx, row.personId);
  if (row.kind === 'correct' && decision.newName) {
    await correctName(tx, row.personId, decision.newName);
  }
  return { change: { state: 'done', doneAt: now } };
}

async function erase(tx: Tx, house: House, person: PersonConcerned): Promise<Outcome> {
  const obstacles = await obstaclesTo(tx, house, person);
  if (obstacles.some(({ later }) => later)) return { change: { state: 'waiting' } };
  const after = await erasePerson(tx, house, person);
  return { change: { ...erasedRequest, doneAt: tx.ctx.clock.now() }, after };
}

/** What stays of the request itself: that it was made and carried out. */
export const erasedRequest = { state: 'done', words: '', answer: '' } as const;

async function tellPerson(tx: Tx, row: RequestRow): Promise<void> {
  const person = await concerned(tx, row.personId);
  const [phone] = person.phones;
  await queueMessages(tx, [
    {
      template: 'privacy.requestDecided',
      values: { kind: kindNames[row.kind] },
      to: { personId: row.personId, name: person.name, ...(phone ? { phone } : {}) },
      urgency: 'routine',
      subject: { kind: 'privacyRequest', id: row.id },
      link: '/my-data',
    },
  ]);
}

/** Ends a restriction. @throws reason-short, not-found */
export async function endRestriction(ctx: Ctx, personId: string, reason: string): Promise<void> {
  if (reason.trim().length < shortestReason) {
    throw problem('reason-short', { least: shortestReason }, [
      { pointer: '/reason', detail: reason },
    ]);
  }
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await liftRestriction(tx, personId))) {
      throw generalProblem('not-found', { what: '限制处理' });
    }
    await audit(tx, [{ action: 'privacy.liftRestriction', subject: personId }]);
  });
}
