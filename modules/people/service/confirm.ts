/** Confirming, before a dangerous act, that it is oneself who sits there. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { FactorAsked } from '../contract.ts';
import { problem } from '../problems.ts';
import { factorRows } from '../store/factors.ts';
import { noteConfirmation } from '../store/sign-in.ts';
import { accountOf } from '../store/staff.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { finishChallenge } from './challenges.ts';
import { askFactor, judgeFactor, type Shown } from './factors/show.ts';
import type { Site } from './factors/site.ts';
import { digestOf } from './identity.ts';
import { passwordFits } from './passwords.ts';

/** Passwords tried inside a session: somebody at an unlocked desk. */
const tries = new AttemptLimit({ limit: 8, windowSeconds: 300 });

/** Begins: says how it may be confirmed; null where the password does. */
export async function askConfirmation(ctx: Ctx, site: Site): Promise<FactorAsked | null> {
  const personId = ownId(ctx);
  const { tenantId } = ctx;
  const hasFactor = await ctx.database.inTenant(ctx, async (tx) => {
    await audit(tx, [{ action: 'people.askConfirmation', subject: personId }]);
    return (await factorRows(tx, personId)).length > 0;
  });
  if (!hasFactor) return null;
  return askFactor(ctx, { kind: 'confirmation', tenantId, personId, content: {} }, site);
}

/**
 * Confirms for ten minutes.
 * @throws sign-in-failed, factor-code-wrong, challenge-gone, too-many-requests
 */
export async function confirm(
  ctx: Ctx,
  given: Shown & { readonly password?: string; readonly ticket?: string },
  { token, site }: { readonly token: string; readonly site: Site },
): Promise<void> {
  const personId = ownId(ctx);
  const { ticket } = given;
  if (ticket) {
    await finishChallenge(ctx, { kind: 'confirmation', ticket }, async (challenge) => {
      if (challenge.personId !== personId) throw problem('challenge-gone');
      const { challenge: signed } = challenge.content as { challenge?: string };
      const expected = { personId, site, isKnown: true };
      await judgeFactor(ctx, given, { ...expected, ...(signed ? { challenge: signed } : {}) });
    });
  } else await comparePassword(ctx, personId, given.password ?? '');
  const now = ctx.clock.now();
  await ctx.database.inTenant(ctx, async (tx) => {
    await noteConfirmation(tx, digestOf(token), now);
    await audit(tx, [{ action: 'people.confirm', subject: personId }]);
  });
}

/**
 * Compares the own password, of those who have no second factor.
 * @throws sign-in-failed, too-many-requests
 */
async function comparePassword(ctx: Ctx, personId: string, password: string): Promise<void> {
  const account = await ctx.database.inTenant(ctx, async (tx) => {
    if ((await factorRows(tx, personId)).length > 0) throw problem('factor-code-wrong');
    return accountOf(tx, personId);
  });
  await compareOwn(ctx, account, password);
}

/** Whether a password is that of an account, with a limit on guesses. @throws sign-in-failed, too-many-requests */
export async function compareOwn(
  { clock }: Ctx,
  account: { readonly personId: string; readonly passwordHash: string } | undefined,
  password: string,
): Promise<void> {
  const now = clock.now();
  const key = account?.personId ?? '';
  const seconds = tries.waitSeconds(key, now);
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  if (account && (await passwordFits(account.passwordHash, password))) {
    tries.succeeded(key);
    return;
  }
  tries.failed(key, now);
  throw problem('sign-in-failed');
}

function ownId({ actor }: Ctx): string {
  if (!actor.personId || actor.kind !== 'staff') throw generalProblem('sign-in-required');
  return actor.personId;
}
