/** What is begun in one request and finished in another, within minutes and with few tries. */
import { randomBytes } from 'node:crypto';
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { problem } from '../problems.ts';
import { countTry, deleteChallenge, insertChallenge, openChallenge } from '../store/challenges.ts';
import type { ChallengeRow } from '../store/tables.ts';
import { digestOf } from './identity.ts';

const validSeconds = 300;

/** What is begun, for whom. */
export interface ToBegin {
  readonly kind: ChallengeRow['kind'];
  readonly tenantId: string;
  readonly personId: string | null;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Begins something. @returns the token with which it is finished */
export async function beginChallenge(ctx: Ctx, what: ToBegin): Promise<string> {
  const ticket = randomBytes(24).toString('base64url');
  const createdAt = ctx.clock.now();
  const expiresAt = new Date(createdAt.getTime() + validSeconds * 1000);
  await ctx.database.inSystem((tx) =>
    insertChallenge(tx, {
      ...what,
      id: uuidv7(),
      tokenSha256: digestOf(ticket),
      tries: 0,
      createdAt,
      expiresAt,
    }),
  );
  return ticket;
}

/**
 * Finishes what was begun: `work` judges the answer. A problem that it throws counts as a wrong try
 * and is thrown on; five end the challenge.
 * @throws challenge-gone
 */
export async function finishChallenge<T>(
  ctx: Ctx,
  { kind, ticket }: { readonly kind: ChallengeRow['kind']; readonly ticket: string },
  work: (challenge: ChallengeRow) => Promise<T>,
): Promise<T> {
  const tokenSha256 = digestOf(ticket);
  const outcome = await ctx.database.inSystem(async (tx) => {
    const challenge = await openChallenge(tx, kind, { tokenSha256, now: ctx.clock.now() });
    if (!challenge) return { fault: problem('challenge-gone') };
    try {
      const value = await work(challenge);
      await deleteChallenge(tx, tokenSha256);
      return { value };
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      await countTry(tx, tokenSha256);
      return { fault };
    }
  });
  if ('fault' in outcome) throw outcome.fault;
  return outcome.value;
}
