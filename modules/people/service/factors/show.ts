/** Judging a second factor that somebody shows. */
import type { Ctx } from '#platform/context/index.ts';
import type { Database, Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { foldWidth } from '#platform/text/index.ts';
import type { FactorAsked, FactorKind, PasskeyShown } from '../../contract.ts';
import { problem } from '../../problems.ts';
import { fromBase32, stepOf } from '../../rules/totp.ts';
import {
  factorRows,
  notePasskey,
  recoveryCodesLeft,
  takeStep,
  useRecoveryCode,
} from '../../store/factors.ts';
import type { FactorRow, SessionFactor } from '../../store/tables.ts';
import { AttemptLimit } from '../attempt-limit.ts';
import { beginChallenge, type ToBegin } from '../challenges.ts';
import { digestOf } from '../identity.ts';
import { judgeShown, optionsToShow } from './passkeys.ts';
import { plainCode } from './recovery.ts';
import type { Site } from './site.ts';

/** Guesses of six digits: 30 an hour and person, or 0.03 % for who knows the password. */
const guessesOf = (database: Database): AttemptLimit => {
  const known = guesses.get(database) ?? new AttemptLimit({ limit: 30, windowSeconds: 3600 });
  guesses.set(database, known);
  return known;
};
const guesses = new WeakMap<Database, AttemptLimit>();

/** What somebody shows: six digits, a recovery code, or a passkey's answer. */
export interface Shown {
  readonly code?: string;
  readonly passkey?: PasskeyShown;
}

/** Against what it is judged. */
export interface Expected {
  readonly personId: string;
  readonly site: Site;
  /** Shown in a session, or in a browser that the person used before: strangers' guesses do not count. */
  readonly isKnown: boolean;
  /** Challenge that a passkey must have signed; absent where none was given out. */
  readonly challenge?: string;
}

/** Begins something that a second factor finishes, and says how it may be shown. */
export async function askFactor(
  ctx: Ctx,
  what: ToBegin & { readonly personId: string },
  site: Site,
): Promise<FactorAsked> {
  const { rows, left } = await ctx.database.inTenant(ctx, async (tx) => ({
    rows: await factorRows(tx, what.personId),
    left: await recoveryCodesLeft(tx, what.personId),
  }));
  const passkey = await optionsToShow(site, rows);
  const content = { ...what.content, challenge: passkey?.challenge };
  const ticket = await beginChallenge(ctx, { ...what, content });
  const kinds = [...new Set<FactorKind>(rows.map(({ kind }) => kind))];
  return {
    ticket,
    kinds: left > 0 ? [...kinds, 'recovery'] : kinds,
    passkey: passkey as Record<string, unknown> | null,
  };
}

/**
 * Judges what was shown, in a ctx of the person's town.
 * @returns what it was
 * @throws factor-code-wrong, too-many-requests
 */
export async function judgeFactor(
  ctx: Ctx,
  shown: Shown,
  expected: Expected,
): Promise<SessionFactor> {
  const now = ctx.clock.now();
  const { personId } = expected;
  const key = `${personId}|${expected.isKnown ? 'known' : 'stranger'}`;
  const waitSeconds = shown.passkey ? 0 : guessesOf(ctx.database).waitSeconds(key, now);
  if (waitSeconds > 0) throw generalProblem('too-many-requests', { seconds: waitSeconds });
  const factor = await ctx.database.inTenant(ctx, async (tx) => {
    const rows = await factorRows(tx, personId);
    if (shown.passkey) return judgePasskey(tx, rows, { ...expected, shown: shown.passkey });
    return shown.code ? judgeCode(tx, rows, { personId, code: shown.code }) : null;
  });
  if (factor) return factor;
  if (shown.code) guessesOf(ctx.database).failed(key, now);
  throw problem('factor-code-wrong', {}, [{ pointer: '/code', detail: '' }]);
}

async function judgePasskey(
  tx: Tx,
  rows: readonly FactorRow[],
  {
    shown,
    site,
    challenge,
  }: Pick<Expected, 'site' | 'challenge'> & {
    readonly shown: PasskeyShown;
  },
): Promise<SessionFactor | null> {
  const factor = rows.find(({ credentialId }) => credentialId === shown.id);
  if (!factor || !challenge) return null;
  const signCount = await judgeShown(site, challenge, { shown, factor });
  if (signCount === null) return null;
  await notePasskey(tx, factor.id, signCount, tx.ctx.clock.now());
  return 'passkey';
}

async function judgeCode(
  tx: Tx,
  rows: readonly FactorRow[],
  { personId, code }: { readonly personId: string; readonly code: string },
): Promise<SessionFactor | null> {
  const plain = plainCode(foldWidth(code));
  if (!/^\d{6}$/.test(plain)) {
    return (await useRecoveryCode(tx, personId, digestOf(plain))) ? 'recovery' : null;
  }
  const now = tx.ctx.clock.now();
  for (const { id, secret, lastStep } of rows) {
    if (!secret) continue;
    const step = stepOf(fromBase32(secret), plain, { now, lastStep });
    if (step !== null && (await takeStep(tx, id, step, now))) return 'totp';
  }
  return null;
}
