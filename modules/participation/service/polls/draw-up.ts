/** Drawing votes up, opening and cancelling them. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { clearTimers, setTimers } from '#platform/timers/index.ts';
import type { DeskPoll, PollInput } from '../../contract/index.ts';
import { type PollAct, pollMoves, type PollState } from '../../contract/states.ts';
import { problem } from '../../problems.ts';
import { newSigningKey } from '../../rules/ballot-paper.ts';
import { stateAfter } from '../../rules/transition.ts';
import { insertPoll } from '../../store/polls.ts';
import { changeRow, lockRow } from '../../store/rows.ts';
import type { PollRecord } from '../../store/tables.ts';
import { namesOf, newNumber, requireVillages, trimmed } from '../names.ts';
import { stateWords } from '../suggestions/words.ts';
import { announce } from '../tell.ts';
import { countAndSeal } from './count.ts';
import { deskPollRow } from './views.ts';
import { graceMs } from './vote.ts';

/** Timer that closes a vote. */
export const closeTimer = 'participation.closePoll';

type Drawn = Pick<
  PollRecord,
  | 'title'
  | 'lead'
  | 'options'
  | 'chooseMost'
  | 'secrecy'
  | 'villageIds'
  | 'minAge'
  | 'withPaper'
  | 'opensAt'
  | 'closesAt'
>;

/** What was entered, checked. @throws options-wrong, times-wrong, words-blank */
function drawnOf(input: PollInput): Drawn {
  const options = input.options.map(({ code, text }) => ({ code, text: text.trim() }));
  const codes = new Set(options.map(({ code }) => code));
  const texts = new Set(options.map(({ text }) => text));
  const fits =
    codes.size === options.length &&
    texts.size === options.length &&
    !texts.has('') &&
    input.chooseMost <= options.length;
  if (!fits) throw problem('options-wrong', {}, [{ pointer: '/options', detail: '—' }]);
  const [opensAt, closesAt] = [new Date(input.opensAt), new Date(input.closesAt)];
  if (closesAt.getTime() - opensAt.getTime() < 3_600_000) {
    throw problem('times-wrong', { why: '至少开放一小时' }, [
      { pointer: '/closesAt', detail: input.closesAt },
    ]);
  }
  const { chooseMost, secrecy, villageIds, minAge, withPaper } = input;
  const title = trimmed(input.title, 4, '/title');
  const lead = trimmed(input.lead, 10, '/lead');
  return {
    title,
    lead,
    options,
    chooseMost,
    secrecy,
    villageIds,
    minAge,
    withPaper,
    opensAt,
    closesAt,
  };
}

/** Draws a vote up. @throws options-wrong, times-wrong, no-such-village */
export async function draftPoll(ctx: Ctx, input: PollInput): Promise<DeskPoll> {
  const names = await namesOf(ctx);
  requireVillages(names, input.villageIds, '/villageIds');
  const drawn = drawnOf(input);
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await keepPoll(tx, drawn);
    await audit(tx, [{ action: 'participation.createPoll', subject: row.id }]);
    return deskPollRow(tx, row, names);
  });
}

/** Keeps a vote as a draft. */
export async function keepPoll(tx: Tx, drawn: Drawn): Promise<PollRecord> {
  const { ctx } = tx;
  const now = ctx.clock.now();
  const row: PollRecord = {
    ...drawn,
    id: uuidv7(now.getTime()),
    tenantId: ctx.tenantId,
    number: await newNumber(tx, 'BJ'),
    state: 'draft',
    reason: '',
    signingKey: '',
    publicKey: '',
    eligible: null,
    result: null,
    createdBy: ctx.actor.personId,
    createdAt: now,
    publishedAt: null,
    version: 1,
  };
  await insertPoll(tx, row);
  return row;
}

/** A vote, locked, and its state after an act. @throws not-found, changed-meanwhile, poll-elsewhere */
async function held(tx: Tx, id: string, { act, version }: { act: PollAct; version: number }) {
  const row = await lockRow(tx, 'polls', id);
  if (!row) throw generalProblem('not-found', { what: '投票' });
  if (row.version !== version) {
    throw generalProblem('changed-meanwhile', { what: `投票 ${row.number}` });
  }
  const state = stateAfter(pollMoves, row.state, { act, by: 'manager' });
  if (!state) throw problem('poll-elsewhere', { state: stateWords(row.state, tx.ctx.locale) });
  return { row, state };
}

async function saved(tx: Tx, row: PollRecord, change: Partial<PollRecord>): Promise<DeskPoll> {
  await changeRow(tx, 'polls', { id: row.id, change });
  const after = { ...row, ...change, version: row.version + 1 };
  if (after.state !== 'draft') await announce(tx, 'pollChanged', after);
  return deskPollRow(tx, after, await namesOf(tx));
}

/** Changes a draft. @throws see the operation */
export async function changePoll(
  ctx: Ctx,
  id: string,
  { version, ...input }: PollInput & { readonly version: number },
): Promise<DeskPoll> {
  const names = await namesOf(ctx);
  requireVillages(names, input.villageIds, '/villageIds');
  const drawn = drawnOf(input);
  return ctx.database.inTenant(ctx, async (tx) => {
    const { row } = await held(tx, id, { act: 'change', version });
    await audit(tx, [{ action: 'participation.changePoll', subject: id }]);
    return saved(tx, row, drawn);
  });
}

/** What moves a vote on. */
export interface PollStep {
  readonly act: 'open' | 'cancel' | 'publish';
  readonly reason: string;
  readonly version: number;
}

/** Opens, cancels or publishes a vote. @throws see the operation */
export async function movePoll(ctx: Ctx, id: string, step: PollStep): Promise<DeskPoll> {
  // Made outside the transaction: it takes a while, and most votes need none of it twice.
  const key = step.act === 'open' ? await newSigningKey() : null;
  return ctx.database.inTenant(ctx, async (tx) => {
    const { row, state } = await held(tx, id, step);
    await audit(tx, [
      { action: `participation.${step.act}Poll`, subject: id, detail: { number: row.number } },
    ]);
    if (step.act === 'publish') return saved(tx, row, await countAndSeal(tx, row, state));
    if (step.act === 'cancel') return saved(tx, row, await cancelled(tx, row, { state, step }));
    if (row.closesAt <= ctx.clock.now()) throw problem('times-wrong', { why: '截止时间已过' });
    return saved(tx, row, await openNow(tx, row, { state, key }));
  });
}

async function cancelled(
  tx: Tx,
  row: PollRecord,
  { state, step }: { readonly state: PollState; readonly step: PollStep },
): Promise<Partial<PollRecord>> {
  const reason = step.reason.trim();
  if ([...reason].length < 4) throw problem('say-the-reason');
  await clearTimers(tx, row.id, [closeTimer]);
  return { state, reason, signingKey: '' };
}

type SigningKey = Awaited<ReturnType<typeof newSigningKey>>;

/** Opens a vote: sets its timer, and gives a secret one its key. */
export async function openNow(
  tx: Tx,
  row: PollRecord,
  { state, key }: { readonly state: PollState; readonly key: SigningKey | null },
): Promise<Partial<PollRecord>> {
  const isSecret = row.secrecy === 'secret';
  const dueAt = new Date(row.closesAt.getTime() + (isSecret ? graceMs : 0));
  await setTimers(tx, [{ kind: closeTimer, subject: row.id, dueAt }]);
  if (!isSecret || !key) return { state };
  return { state, signingKey: key.privatePem, publicKey: JSON.stringify(key.publicKey) };
}
