/** Voting. The primary key of the voices decides who was first, whatever comes at once. */
import { randomBytes } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Eligibility } from '../../contract/words.ts';
import { problem } from '../../problems.ts';
import { isSigned, type PublicKey, receiptOf, signBlinded } from '../../rules/ballot-paper.ts';
import { choicesFit } from '../../rules/count.ts';
import { eligibilityOf } from '../../rules/eligibility.ts';
import { choicesInUrn, putBallot, putOpenBallot, useVoice, voiceOf } from '../../store/polls.ts';
import { residentOfPerson } from '../../store/roll.ts';
import type { PollRecord, ResidentRecord } from '../../store/tables.ts';
import { asPublic, inPerson, withinLimit } from '../subject.ts';
import { announce } from '../tell.ts';
import { electorateOf, seenPoll } from './views.ts';

/** Papers signed in the last moment may still be cast so long. */
export const graceMs = 10 * 60_000;

const why: Readonly<Record<Eligibility, { readonly zh: string; readonly en: string }>> = {
  yes: { zh: '', en: '' },
  signedOut: { zh: '没有登录', en: 'not signed in' },
  notVerified: { zh: '还没有核验居民身份', en: 'not verified as a resident' },
  movedAway: { zh: '名册上已迁出', en: 'moved away' },
  tooYoung: { zh: '未到投票年龄', en: 'too young' },
  otherVillage: { zh: '这次投票只在别的村进行', en: 'the vote is held in other villages' },
};

/** @throws voice-not-held */
export function requireVoice(
  ctx: Ctx,
  voter: ResidentRecord | undefined,
  poll: PollRecord,
): asserts voter is ResidentRecord {
  const eligibility = eligibilityOf(voter ?? null, electorateOf(poll));
  if (eligibility === 'yes') return;
  throw problem('voice-not-held', { why: why[eligibility][ctx.locale === 'en' ? 'en' : 'zh'] });
}

/** @throws poll-not-open */
export function requireOpen({ clock }: Ctx, poll: PollRecord, afterMs = 0): void {
  const now = clock.now().getTime();
  const isOpen = poll.opensAt.getTime() <= now && now < poll.closesAt.getTime() + afterMs;
  if (poll.state !== 'open' || !isOpen) throw problem('poll-not-open');
}

/** The vote and the voter, both checked. */
async function entered(tx: Tx, number: string, secrecy: PollRecord['secrecy'], personId: string) {
  const poll = await seenPoll(tx, number);
  if (poll.secrecy !== secrecy) throw problem('poll-not-open');
  requireOpen(tx.ctx, poll);
  const voter = await residentOfPerson(tx, personId);
  requireVoice(tx.ctx, voter, poll);
  return { poll, voter };
}

/**
 * Uses the voice of whoever is signed in and signs the blinded paper. The same paper gets the same signature again, so that a lost answer
 * costs nobody the voice; another paper gets none. @throws see the operation
 */
export async function signBallotPaper(ctx: Ctx, number: string, blinded: string) {
  const personId = inPerson(ctx);
  withinLimit(ctx, 'perPerson', `paper ${personId}`);
  const system = asPublic(ctx);
  return system.database.inTenant(system, async (tx) => {
    const { poll, voter } = await entered(tx, number, 'secret', personId);
    const signature = signBlinded(poll.signingKey, blinded);
    if (!signature) throw problem('ballot-forged');
    const isFirst = await useVoice(tx, {
      tenantId: ctx.tenantId,
      pollId: poll.id,
      residentId: voter.id,
      villageId: voter.villageId,
      way: 'online',
      onDay: localDay(ctx.clock.now()),
      blinded,
      signature,
    });
    if (!isFirst) {
      const known = await voiceOf(tx, poll.id, voter.id);
      if (known?.blinded !== blinded) throw problem('voice-used');
      return { signature: known.signature };
    }
    // Told by the house: no line anywhere says at which instant who used the voice.
    await announce(tx, 'pollChanged', poll);
    return { signature };
  });
}

/** A ballot as it falls into the urn. */
export interface Cast {
  readonly token: string;
  readonly signature: string;
  readonly choices: readonly string[];
}

/**
 * Puts a ballot into the urn of a secret vote. Nobody is asked who it is, nothing but the ballot is kept, and a repeat is answered the
 * same. @throws see the operation
 */
export async function castBallot(ctx: Ctx, number: string, cast: Cast, remoteAddress: string) {
  withinLimit(ctx, 'perAddress', `ballot ${remoteAddress}`);
  const system = asPublic(ctx);
  return system.database.inTenant(system, async (tx) => {
    const poll = await seenPoll(tx, number);
    if (poll.secrecy !== 'secret') throw problem('poll-not-open');
    requireOpen(ctx, poll, graceMs);
    const key = JSON.parse(poll.publicKey) as PublicKey;
    const paper = { poll: poll.number, token: cast.token, signature: cast.signature };
    if (!isSigned(key, paper)) throw problem('ballot-forged');
    requireChoices(poll, cast.choices);
    const receipt = receiptOf(poll.number, cast.token);
    const choices = [...cast.choices].sort();
    if (await putBallot(tx, { tenantId: ctx.tenantId, pollId: poll.id, receipt, choices })) {
      await announce(tx, 'pollChanged', poll);
      return { receipt };
    }
    const known = await choicesInUrn(tx, poll.id, receipt);
    if (known?.join() !== choices.join()) throw problem('ballot-in-urn');
    return { receipt };
  });
}

/** @throws choices-wrong */
function requireChoices({ options, chooseMost }: PollRecord, choices: readonly string[]): void {
  if (!choicesFit(choices, options, chooseMost)) {
    throw problem('choices-wrong', { most: chooseMost }, [
      { pointer: '/choices', detail: choices.join() },
    ]);
  }
}

/** Votes in an open vote. @throws see the operation */
export async function voteOpenly(ctx: Ctx, number: string, choices: readonly string[]) {
  const personId = inPerson(ctx);
  withinLimit(ctx, 'perPerson', `vote ${personId}`);
  const system = asPublic(ctx);
  return system.database.inTenant(system, async (tx) => {
    const { poll, voter } = await entered(tx, number, 'open', personId);
    requireChoices(poll, choices);
    const { tenantId } = ctx;
    const of = { tenantId, pollId: poll.id, residentId: voter.id };
    const now = ctx.clock.now();
    const isFirst = await useVoice(tx, {
      ...of,
      villageId: voter.villageId,
      way: 'online',
      onDay: localDay(now),
      blinded: '',
      signature: '',
    });
    if (!isFirst) throw problem('voice-used');
    const receipt = receiptOf(poll.number, randomBytes(32).toString('hex'));
    await putOpenBallot(tx, { ...of, receipt, choices: [...choices].sort(), votedAt: now });
    await audit({ ...tx, ctx }, [{ action: 'participation.vote', subject: poll.id }]);
    await announce(tx, 'pollChanged', poll);
    return { receipt };
  });
}
