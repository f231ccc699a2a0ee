/** Paper ballots: handed out against the roll at the village meeting, counted by two clerks who do not see each other's figures. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { PaperState } from '../../contract/index.ts';
import { problem } from '../../problems.ts';
import { paperSumFits } from '../../rules/count.ts';
import { eligibilityOf } from '../../rules/eligibility.ts';
import { insertPaperCount, pollById, useVoice, voiceCounts, waysOf } from '../../store/polls.ts';
import { residentById, rollPage } from '../../store/roll.ts';
import { lockRow } from '../../store/rows.ts';
import type { PollRecord } from '../../store/tables.ts';
import { type Names, namesOf } from '../names.ts';
import { type Asked, cut, idPage } from '../pages.ts';
import { announce } from '../tell.ts';
import { paperStandings } from './count.ts';
import { electorateOf } from './views.ts';
import { requireOpen, requireVoice } from './vote.ts';

type Standing = Awaited<ReturnType<typeof paperStandings>>[number];

/** How far the paper ballots are. @throws not-found */
export async function paperOf(ctx: Ctx, pollId: string): Promise<PaperState[]> {
  const names = await namesOf(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const standings = await paperStandings(tx, await heldPoll(tx, pollId));
    return standings.map((one) => paperRow(ctx, one, names));
  });
}

/** Figures stand there only when both agree: before, nobody sees the other's. */
function paperRow({ actor }: Ctx, one: Standing, names: Names): PaperState {
  const { round, entries, agreed } = one.standing;
  return {
    villageId: one.villageId,
    villageName: names.village(one.villageId),
    round,
    voters: one.voters,
    entries: entries.length,
    mine: entries.some(({ enteredBy }) => enteredBy === actor.personId),
    agreed: agreed ? true : round > 1 && entries.length === 0 ? false : null,
    ballots: agreed?.ballots ?? null,
    spoiled: agreed?.spoiled ?? null,
  };
}

async function heldPoll(tx: Tx, pollId: string): Promise<PollRecord> {
  const poll = await pollById(tx, pollId);
  if (!poll) throw generalProblem('not-found', { what: '投票' });
  return poll;
}

/** The roll of a village for handing ballots out: only who has a voice. @throws not-found */
export async function paperVoters(
  ctx: Ctx,
  pollId: string,
  query: Asked & { readonly villageId: string },
) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const poll = await heldPoll(tx, pollId);
    const page = idPage({ limit: 100, ...query });
    const found = await rollPage(tx, { villageId: query.villageId, active: true }, page);
    const { rows, nextCursor } = cut(found, page);
    const voters = rows.filter((row) => eligibilityOf(row, electorateOf(poll)) === 'yes');
    const ways = await waysOf(
      tx,
      pollId,
      voters.map(({ id }) => id),
    );
    const fields = ['participation.residents.name'];
    await noteLooks(
      tx,
      voters.map(({ id, personId }) => {
        const reason = `投票 ${poll.number} 发放纸质选票`;
        return { kind: 'work', subjectId: personId, fields, rowKey: id, reason };
      }),
    );
    return {
      items: voters.map(({ id, name, bornOn }) => {
        return { residentId: id, name, bornOn, used: ways.get(id) ?? null };
      }),
      nextCursor,
    };
  });
}

/** Hands a paper ballot out. @throws see the operation */
export async function markPaperVoter(ctx: Ctx, pollId: string, residentId: string) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const poll = await heldPoll(tx, pollId);
    if (!poll.withPaper) throw problem('paper-not-planned');
    requireOpen(ctx, poll);
    const voter = await residentById(tx, residentId);
    requireVoice(ctx, voter, poll);
    const isFirst = await useVoice(tx, {
      tenantId: ctx.tenantId,
      pollId,
      residentId,
      villageId: voter.villageId,
      way: 'paper',
      onDay: localDay(ctx.clock.now()),
      blinded: '',
      signature: '',
    });
    if (!isFirst) throw problem('voice-used');
    await audit(tx, [{ action: 'participation.handPaper', subject: pollId }]);
    await announce(tx, 'pollChanged', poll);
    const counts = await voiceCounts(tx, [pollId]);
    const own = counts.find((one) => one.villageId === voter.villageId && one.way === 'paper');
    return { voters: own?.count ?? 0 };
  });
}

/** What a clerk counted. */
export interface PaperInput {
  readonly villageId: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly ballots: number;
  readonly spoiled: number;
}

/** Enters what one counted. @throws see the operation */
export async function countPaper(ctx: Ctx, pollId: string, input: PaperInput): Promise<PaperState> {
  const names = await namesOf(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    // Locked, so that two who enter at once are compared one after the other.
    const poll = await lockRow(tx, 'polls', pollId);
    if (!poll) throw generalProblem('not-found', { what: '投票' });
    if (poll.state !== 'counting') throw problem('paper-too-early');
    const standing = await standingOfVillage(tx, poll, input.villageId);
    if (standing.standing.agreed) throw problem('paper-agreed');
    requireFigures(poll, input, standing.voters);
    const { round } = standing.standing;
    const enteredBy = ctx.actor.personId ?? '';
    const at = { tenantId: ctx.tenantId, pollId, round, enteredBy, enteredAt: ctx.clock.now() };
    if (!(await insertPaperCount(tx, { ...input, ...at }))) throw problem('paper-counted');
    const detail = { number: poll.number, villageId: input.villageId, round };
    await audit(tx, [{ action: 'participation.countPaper', subject: pollId, detail }]);
    await announce(tx, 'pollChanged', poll);
    return paperRow(ctx, await standingOfVillage(tx, poll, input.villageId), names);
  });
}

/** @throws paper-not-planned where no ballot was handed out */
async function standingOfVillage(tx: Tx, poll: PollRecord, villageId: string): Promise<Standing> {
  const standings = await paperStandings(tx, poll);
  const own = standings.find((one) => one.villageId === villageId);
  if (!own) throw problem('paper-not-planned');
  return own;
}

/** @throws paper-sum, paper-too-many */
function requireFigures(poll: PollRecord, input: PaperInput, voters: number): void {
  const codes = poll.options.map(({ code }) => code);
  if (!paperSumFits(input, codes, poll.chooseMost)) {
    throw problem('paper-sum', { most: poll.chooseMost }, [{ pointer: '/counts', detail: '—' }]);
  }
  const counted = input.ballots + input.spoiled;
  if (counted > voters) throw problem('paper-too-many', { counted, voters });
}
