/** Signing in: the password, then the second factor where one is enrolled. */
import { randomBytes } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import type { Database } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { networkOf } from '#platform/rate-limit/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import type { FactorAsked } from '../contract.ts';
import { problem } from '../problems.ts';
import { factorRows, noteDevice } from '../store/factors.ts';
import { accountsByUsername, knowsDevice } from '../store/sign-in.ts';
import { personRow } from '../store/staff.ts';
import type { SessionFactor } from '../store/tables.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { finishChallenge } from './challenges.ts';
import { askFactor, judgeFactor, type Shown } from './factors/show.ts';
import type { Site } from './factors/site.ts';
import { digestOf } from './identity.ts';
import { passwordFits, pretendToCompare } from './passwords.ts';
import { type OpenedSession, openSession, sessionSeconds } from './sessions.ts';

/** Counters of failures; one set for each database, because people are known there. */
const counters = new WeakMap<Database, { near: AttemptLimit; strangers: AttemptLimit }>();

/**
 * `near` counts failures for one account from one address, or from one known device. `strangers`
 * counts those for one account from all strangers together (NIST SP 800-63B 5.2.2: at most 100 in a
 * row): beyond it strangers wait; browsers in which the owner signed in before go on, so that nobody can
 * lock the owner out by guessing wrong.
 */
function countersOf(database: Database) {
  const known = counters.get(database);
  if (known) return known;
  const fresh = {
    near: new AttemptLimit({ limit: 8, windowSeconds: 300 }),
    strangers: new AttemptLimit({ limit: 100, windowSeconds: 3600 }),
  };
  counters.set(database, fresh);
  return fresh;
}

/** From where somebody signs in. */
export interface Whence {
  readonly remoteAddress: string;
  /** Browser and system. */
  readonly device: string;
  /** Cookie of a browser in which somebody signed in before. */
  readonly deviceToken: string | null;
  /** Session that this browser had. */
  readonly previousToken: string | null;
  readonly site: Site;
}

/** What a sign-in is made with. */
export interface SignInAttempt {
  readonly username: string;
  readonly password: string;
  readonly code?: string;
  readonly tenantId: string | null;
}

/** A sign-in that went through. */
export interface SignedIn {
  readonly session: OpenedSession;
  readonly deviceToken: string;
}

/**
 * Signs a member of staff in, or says which second factor is missing.
 * @throws sign-in-failed, town-ambiguous, factor-code-wrong, too-many-requests
 */
export async function signIn(
  ctx: Ctx,
  attempt: SignInAttempt,
  whence: Whence,
): Promise<SignedIn | FactorAsked> {
  const { tenantId, personId, isKnown } = await comparePassword(ctx, attempt, whence);
  const town: Ctx = { ...ctx, tenantId, actor: systemActor };
  if (attempt.code && (await hasFactor(town, personId))) {
    const { site } = whence;
    const factor = await judgeFactor(town, { code: attempt.code }, { personId, site, isKnown });
    return enter(town, { personId, factor }, whence);
  }
  return goOn(town, { personId, factor: null, isKnown }, whence);
}

/** Somebody whose identity is proved once: by the password or by the single sign-on. */
interface Came {
  readonly personId: string;
  /** What stands for the second factor already. */
  readonly factor: SessionFactor | null;
  /** Whether the owner signed in from this browser before. */
  readonly isKnown: boolean;
}

/** Goes on after the first proof: opens the session, or asks for the second factor that is enrolled. */
export async function goOn(
  town: Ctx,
  { personId, factor, isKnown }: Came,
  whence: Whence,
): Promise<SignedIn | FactorAsked> {
  if (factor !== null || !(await hasFactor(town, personId))) {
    return enter(town, { personId, factor }, whence);
  }
  const { tenantId } = town;
  const waiting = { kind: 'signIn', tenantId, personId, content: { isKnown } } as const;
  return askFactor(town, waiting, whence.site);
}

async function hasFactor(town: Ctx, personId: string): Promise<boolean> {
  const factors = await town.database.inTenant(town, (tx) => factorRows(tx, personId));
  return factors.length > 0;
}

/**
 * Finishes a sign-in that waited for its second factor.
 * @throws factor-code-wrong, challenge-gone, too-many-requests
 */
export function signInFactor(
  ctx: Ctx,
  { ticket, ...shown }: Shown & { readonly ticket: string },
  whence: Whence,
): Promise<SignedIn> {
  return finishChallenge(ctx, { kind: 'signIn', ticket }, async (challenge) => {
    const town: Ctx = { ...ctx, tenantId: challenge.tenantId, actor: systemActor };
    const personId = challenge.personId ?? '';
    const { challenge: signed, isKnown } = challenge.content as Waiting;
    const expected = { personId, isKnown, site: whence.site };
    const factor = await judgeFactor(town, shown, {
      ...expected,
      ...(signed ? { challenge: signed } : {}),
    });
    return enter(town, { personId, factor }, whence);
  });
}

/** What is kept of a sign-in that waits. */
interface Waiting {
  readonly isKnown: boolean;
  readonly challenge?: string;
}

async function comparePassword(ctx: Ctx, attempt: SignInAttempt, whence: Whence) {
  const username = attempt.username.trim().toLowerCase();
  const { accounts, isKnown } = await accountsOf(ctx, { ...attempt, username }, whence);
  const guard = guardOf(ctx, whence, isKnown);
  // A name that nobody has is counted like one that somebody has.
  const waits =
    accounts.length > 0
      ? accounts.map(guard.waitSeconds)
      : [guard.waitSeconds({ personId: username })];
  const seconds = Math.min(...waits);
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  const fitting = [];
  for (const account of accounts.filter((one) => guard.waitSeconds(one) === 0)) {
    if (await passwordFits(account.passwordHash, attempt.password)) fitting.push(account);
  }
  if (accounts.length === 0) await pretendToCompare(attempt.password);
  if (fitting.length > 1) throw problem('town-ambiguous');
  const [account] = fitting;
  if (account) {
    guard.succeeded(account);
    return { ...account, isKnown };
  }
  if (accounts.length === 0) guard.failed({ personId: username });
  for (const one of accounts) {
    guard.failed(one);
    await noteFailure(ctx, one);
  }
  throw problem('sign-in-failed');
}

/** Accounts of the name, and whether one of their owners signed in from this browser before. */
async function accountsOf(ctx: Ctx, { username, tenantId }: SignInAttempt, whence: Whence) {
  return ctx.database.inSystem(async (tx) => {
    const accounts = await accountsByUsername(tx, username, tenantId);
    const personIds = accounts.map(({ personId }) => personId);
    const token = whence.deviceToken;
    const isKnown = token !== null && (await knowsDevice(tx, personIds, digestOf(token)));
    return { accounts, isKnown };
  });
}

/** What counts failures of accounts as tried from one place. */
function guardOf({ clock, database }: Ctx, whence: Whence, isKnown: boolean) {
  const now = clock.now();
  const { near, strangers } = countersOf(database);
  const from = isKnown ? whence.deviceToken : networkOf(whence.remoteAddress);
  const keyOf = ({ personId }: Account) => `${personId}|${from}`;
  return {
    waitSeconds: (account: Account) =>
      Math.max(
        near.waitSeconds(keyOf(account), now),
        isKnown ? 0 : strangers.waitSeconds(account.personId, now),
      ),
    failed: (account: Account) => {
      near.failed(keyOf(account), now);
      if (!isKnown) strangers.failed(account.personId, now);
    },
    succeeded: (account: Account) => near.succeeded(keyOf(account)),
  };
}

interface Account {
  readonly personId: string;
}

async function noteFailure(
  ctx: Ctx,
  { tenantId, personId }: { readonly tenantId: string; readonly personId: string },
): Promise<void> {
  await ctx.database.inTenant({ ...ctx, tenantId, actor: systemActor }, (tx) =>
    audit(tx, [{ action: 'people.signInFailed', subject: personId }]),
  );
}

/** Opens the session; a browser that the person never used before is told about. */
async function enter(
  town: Ctx,
  { personId, factor }: { readonly personId: string; readonly factor: SessionFactor | null },
  whence: Whence,
): Promise<SignedIn> {
  const deviceToken = whence.deviceToken ?? randomBytes(24).toString('base64url');
  await rememberDevice(town, personId, { deviceToken, isNew: whence.deviceToken === null });
  const session = await openSession(
    town.database,
    {
      tenantId: town.tenantId,
      personId,
      device: whence.device,
      seconds: sessionSeconds.staff,
      factor,
      previousToken: whence.previousToken,
    },
    town.clock.now(),
  );
  return { session, deviceToken };
}

async function rememberDevice(
  town: Ctx,
  personId: string,
  { deviceToken, isNew }: { readonly deviceToken: string; readonly isNew: boolean },
): Promise<void> {
  await town.database.inTenant(town, async (tx) => {
    const others = await noteDevice(tx, personId, digestOf(deviceToken));
    if (!isNew || others === 0) return;
    const person = await personRow(tx, personId);
    await queueMessages(tx, [
      {
        template: 'people.newDevice',
        values: {},
        to: { personId, name: person?.name ?? '' },
        urgency: 'routine',
        subject: { kind: 'person', id: personId },
        link: '/console/me',
      },
    ]);
  });
}
