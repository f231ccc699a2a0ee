/** Signing in by the single sign-on: who comes back from the issuer is somebody the town knows already, or nobody. */
import { audit } from '#platform/audit/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { networkOf } from '#platform/rate-limit/index.ts';
import type { Tenant, Tenants } from '#platform/tenants/index.ts';
import type { FactorAsked } from '../../contract.ts';
import { problem } from '../../problems.ts';
import { claimedName, showsFactor } from '../../rules/single-sign-on.ts';
import {
  activeSignOns,
  insertLink,
  linkOf,
  openAccounts,
  signOnRow,
} from '../../store/single-sign-on.ts';
import type { SignOnRow } from '../../store/tables.ts';
import { AttemptLimit } from '../attempt-limit.ts';
import { beginChallenge, finishChallenge } from '../challenges.ts';
import { goOn, type SignedIn, type Whence } from '../sign-in.ts';
import { addressOf, proveBy, type Proved, secretsOf } from './issuer.ts';
import { returnAddressOf } from './settings.ts';

/** Each beginning may ask the issuer: strangers must not make us knock there without end. */
const beginnings = new AttemptLimit({ limit: 60, windowSeconds: 300 });

/** Towns whose staff may come by a single sign-on. */
export async function listSignOns({ database }: Ctx, tenants: Tenants) {
  const rows = await database.inSystem(activeSignOns);
  const buttons = new Map(rows.map(({ tenantId, button }) => [tenantId, button]));
  return (await tenants.all()).flatMap(({ tenantId, code, nameZh, nameEn }) => {
    const button = buttons.get(tenantId);
    return button ? [{ town: code, nameZh, nameEn, button }] : [];
  });
}

/**
 * Begins. @returns the issuer's address, and the ticket that the browser must keep until it comes back
 * @throws single-sign-on-off, single-sign-on-unreachable, single-sign-on-faulty, too-many-requests
 */
export async function beginSignOn(
  ctx: Ctx,
  tenant: Tenant | undefined,
  { site, remoteAddress }: Whence,
): Promise<{ readonly address: string; readonly ticket: string }> {
  if (!tenant) throw problem('single-sign-on-off');
  const [from, now] = [networkOf(remoteAddress), ctx.clock.now()];
  const seconds = beginnings.waitSeconds(from, now);
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  beginnings.failed(from, now);
  const { tenantId } = tenant;
  const town: Ctx = { ...ctx, tenantId, actor: systemActor };
  const settings = await town.database.inTenant(town, async (tx) => {
    const active = await settingsIn(tx);
    await audit(tx, [{ action: 'people.beginSignOn', subject: tenantId }]);
    return active;
  });
  const begun = { kind: 'singleSignOn', tenantId, personId: null, content: {} } as const;
  const ticket = await beginChallenge(ctx, begun);
  const returnAddress = returnAddressOf(site, tenant.code);
  return { address: await addressOf(town, settings, { ticket, returnAddress }), ticket };
}

/** What the browser came back with. */
interface Back {
  readonly answer: string;
  readonly ticket: string | null;
  /** The town to whose address the issuer sent it. */
  readonly tenant: Tenant | undefined;
}

/**
 * Finishes with the query that the issuer sent the browser back with. The ticket is spent before the issuer is
 * asked: an answer is taken once.
 * @throws the problems of `finishSignOn`
 */
export async function finishSignOn(
  ctx: Ctx,
  came: Back,
  whence: Whence,
): Promise<SignedIn | FactorAsked> {
  const { ticket, answer, tenant } = came;
  if (!ticket || !tenant) throw problem('single-sign-on-state');
  const query = new URLSearchParams(answer);
  const tenantId = await finishChallenge(ctx, { kind: 'singleSignOn', ticket }, (begun) => {
    const isHere = begun.tenantId === tenant.tenantId;
    const isOwn = isHere && query.get('state') === secretsOf(ticket).state;
    return isOwn
      ? Promise.resolve(begun.tenantId)
      : Promise.reject(problem('single-sign-on-state'));
  });
  const town: Ctx = { ...ctx, tenantId, actor: systemActor };
  const settings = await town.database.inTenant(town, settingsIn);
  const address = new URL(returnAddressOf(whence.site, tenant.code));
  address.search = query.toString();
  const proved = await proveBy(town, settings, { ticket, address });
  const personId = await town.database.inTenant(town, (tx) => personOf(tx, settings, proved));
  if (!personId) throw problem('single-sign-on-unknown');
  const factor = showsFactor(settings, proved.claims) ? 'singleSignOn' : null;
  return goOn(town, { personId, factor, isKnown: false }, whence);
}

async function settingsIn(tx: Tx): Promise<SignOnRow> {
  const settings = await signOnRow(tx);
  if (!settings?.active) throw problem('single-sign-on-off');
  return settings;
}

/** The member of staff who came: the linked one, or at the first time the one whom the claim names. */
async function personOf(tx: Tx, settings: SignOnRow, proved: Proved): Promise<string | null> {
  const { issuer, subject } = proved;
  const linked = await linkOf(tx, issuer, subject);
  if (linked) {
    const [known] = await openAccounts(tx, linked);
    return known ?? (await refuse(tx, 'inactive'));
  }
  const named = claimedName(settings.claim, proved.claims);
  const found = named ? await openAccounts(tx, named) : [];
  const [personId] = found;
  if (!personId || found.length > 1) return refuse(tx, named ? 'noAccount' : 'noClaim');
  const { tenantId, clock } = tx.ctx;
  const link = { tenantId, issuer, subject, personId, createdAt: clock.now() };
  // Somebody else there was this account before: a name given anew opens nothing.
  if (!(await insertLink(tx, link))) return refuse(tx, 'linkedToAnother');
  await audit(tx, [{ action: 'people.linkSignOn', subject: personId }]);
  return personId;
}

async function refuse(tx: Tx, reason: string): Promise<null> {
  const { tenantId } = tx.ctx;
  await audit(tx, [{ action: 'people.signOnRefused', subject: tenantId, detail: { reason } }]);
  return null;
}
