/** Votes as anybody, and as the desk, sees them. */
import type { Ctx } from '#platform/context/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { DeskPoll, PublicPoll } from '../../contract/index.ts';
import { pollMoves, type PollState } from '../../contract/states.ts';
import type { Eligibility } from '../../contract/words.ts';
import { problem } from '../../problems.ts';
import { eligibilityOf, type Electorate } from '../../rules/eligibility.ts';
import { actsOf } from '../../rules/transition.ts';
import { openReceiptOf, pollByNumber, pollPage, voiceCounts, voiceOf } from '../../store/polls.ts';
import { eligibleByVillage, residentOfPerson } from '../../store/roll.ts';
import type { PollRecord } from '../../store/tables.ts';
import { type Names, namesOf } from '../names.ts';
import { type Asked, cut, idPage } from '../pages.ts';
import { asPublic } from '../subject.ts';
import { townCode } from '../town-codes.ts';

/** Who votes: the age counts on the last day. */
export function electorateOf({ villageIds, minAge, closesAt }: PollRecord): Electorate {
  return { villageIds, minAge, onDay: localDay(new Date(closesAt.getTime() - 1)) };
}

/** Residents with a voice, by village. */
export function electorateCounts(tx: Tx, poll: PollRecord): Promise<Map<string, number>> {
  const { onDay, minAge, villageIds } = electorateOf(poll);
  const bornUntil = `${Number(onDay.slice(0, 4)) - minAge}${onDay.slice(4)}`;
  return eligibleByVillage(tx, { villageIds, bornUntil });
}

/** The row that anybody sees. */
export function publicPollRow(row: PollRecord, names: Names, voices: number): PublicPoll {
  return {
    number: row.number,
    title: row.title,
    lead: row.lead,
    options: [...row.options],
    chooseMost: row.chooseMost,
    secrecy: row.secrecy,
    villages: row.villageIds.map((id) => names.village(id)),
    minAge: row.minAge,
    withPaper: row.withPaper,
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    state: row.state,
    reason: row.reason,
    voices,
    result: row.result,
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}

/** Voices used so far, by vote. */
export async function voicesOf(tx: Tx, polls: readonly PollRecord[]): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  const rows = await voiceCounts(
    tx,
    polls.map(({ id }) => id),
  );
  for (const { pollId, count } of rows) sums.set(pollId, (sums.get(pollId) ?? 0) + count);
  return sums;
}

const publicStates: readonly PollState[] = ['open', 'counting', 'published', 'cancelled'];

/** A page of votes for everybody, newest first. */
export async function publicPolls(ctx: Ctx, asked: Asked) {
  const system = asPublic(ctx);
  const names = await namesOf(ctx);
  return system.database.inTenant(system, async (tx) => {
    const page = idPage(asked);
    const { rows, nextCursor } = cut(await pollPage(tx, publicStates, page), page);
    const voices = await voicesOf(tx, rows);
    return {
      items: rows.map((row) => publicPollRow(row, names, voices.get(row.id) ?? 0)),
      nextCursor,
    };
  });
}

/** A vote that everybody may see. @throws poll-unknown */
export async function seenPoll(tx: Tx, number: string): Promise<PollRecord> {
  const row = await pollByNumber(tx, number.trim().toUpperCase());
  if (!row || !publicStates.includes(row.state)) throw problem('poll-unknown');
  return row;
}

/** One vote, with the own voice of whoever is signed in. @throws poll-unknown */
export async function publicPoll(ctx: Ctx, number: string) {
  const system = asPublic(ctx);
  const names = await namesOf(ctx);
  return system.database.inTenant(system, async (tx) => {
    const row = await seenPoll(tx, number);
    const voices = await voicesOf(tx, [row]);
    const isSecretOpen = row.secrecy === 'secret' && row.state === 'open';
    return {
      poll: publicPollRow(row, names, voices.get(row.id) ?? 0),
      own: await ownOf(tx, row, ctx.actor.personId),
      town: await townCode(ctx),
      publicKey: isSecretOpen ? (JSON.parse(row.publicKey) as { n: string; e: string }) : null,
    };
  });
}

interface Own {
  readonly eligibility: Eligibility;
  readonly voted: boolean;
  readonly receipt: string | null;
}

async function ownOf(tx: Tx, poll: PollRecord, personId: string | null): Promise<Own> {
  if (!personId) return { eligibility: 'signedOut', voted: false, receipt: null };
  const voter = await residentOfPerson(tx, personId);
  const eligibility = eligibilityOf(voter ?? null, electorateOf(poll));
  if (!voter) return { eligibility, voted: false, receipt: null };
  const voted = (await voiceOf(tx, poll.id, voter.id)) !== undefined;
  const isOpenBallot = voted && poll.secrecy === 'open';
  return {
    eligibility,
    voted,
    receipt: isOpenBallot ? await openReceiptOf(tx, poll.id, voter.id) : null,
  };
}

/** The row of the desk. */
export async function deskPollRow(tx: Tx, row: PollRecord, names: Names): Promise<DeskPoll> {
  const voices = await voicesOf(tx, [row]);
  const counts = row.eligible === null ? await electorateCounts(tx, row) : null;
  const eligible = counts ? [...counts.values()].reduce((sum, one) => sum + one, 0) : row.eligible;
  const mayManage = tx.ctx.actor.permissions.has('participation.manage');
  return {
    id: row.id,
    ...publicPollRow(row, names, voices.get(row.id) ?? 0),
    villageIds: [...row.villageIds],
    eligible: eligible ?? 0,
    version: row.version,
    acts: mayManage ? actsOf(pollMoves, row.state, ['manager']) : [],
  };
}

/** A page of the desk. */
export async function deskPolls(ctx: Ctx, query: Asked & { readonly state?: PollState }) {
  const names = await namesOf(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const page = idPage(query);
    const states = query.state ? [query.state] : (['draft', ...publicStates] as const);
    const { rows, nextCursor } = cut(await pollPage(tx, states, page), page);
    const items = [];
    for (const row of rows) items.push(await deskPollRow(tx, row, names));
    return { items, nextCursor };
  });
}
