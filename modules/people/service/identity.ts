/** Who makes a request: from a session token or an API key to an actor with rights and reach. */
import { createHash } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import { type Actor, nowhere } from '#platform/context/index.ts';
import type { SystemTx } from '#platform/database/index.ts';
import type {
  Credential,
  Identity,
  IdentitySource,
  IdentitySurroundings,
} from '#platform/http/index.ts';
import { rightsOf } from './actor.ts';
import type { RightsBook } from '../rules/duties.ts';
import { visitorPermissions } from '../rules/visit.ts';
import { openVisit, visitAction } from '../store/visits.ts';
import { opensConfidential } from '../rules.ts';
import {
  administers,
  houseRules,
  isIdle,
  needsFactor,
  type SignInRules,
} from '../rules/second-factor.ts';
import {
  apiKeyByDigest,
  deleteSession,
  sessionByToken,
  touchKey,
  touchSession,
} from '../store/sign-in.ts';

const touchEverySeconds = 60;

/** SHA-256 of a secret as stored. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Fills the platform's identity slot. */
export const identitySource: IdentitySource = {
  authenticate(surroundings, credential) {
    return surroundings.database.readSystem(async (tx) => {
      if (credential.apiKey) return fromApiKey(tx, credential.apiKey, surroundings);
      const { sessionToken } = credential;
      if (sessionToken) return fromSession(tx, { ...credential, sessionToken }, surroundings);
      return null;
    });
  },
  noteRequest(ctx, detail) {
    const subject = ctx.actor.visit?.id ?? '';
    return ctx.database.inTenant(ctx, (tx) =>
      audit(tx, [{ action: visitAction, subject, detail }]),
    );
  },
};

type Session = NonNullable<Awaited<ReturnType<typeof sessionByToken>>>;

async function fromSession(
  tx: SystemTx,
  credential: Credential & { readonly sessionToken: string },
  { manifests, operations, now }: IdentitySurroundings,
): Promise<Identity | null> {
  const digest = digestOf(credential.sessionToken);
  const session = await sessionByToken(tx, digest, now);
  if (!session) return null;
  const { roles, permissions, scope } = await rightsOf(tx, session, manifests);
  const isAdministering = administers(roles, permissions);
  const rules = rulesOf(session);
  if (session.kind === 'staff' && isIdle(rules, isAdministering, { ...session, now })) {
    await deleteSession(tx, digest);
    return null;
  }
  await touch(tx, digest, { session, now, idleSeconds: credential.idleSeconds ?? 0 });
  const { kind, personId, name, confirmedAt } = session;
  const person = { kind, personId, name, roles, confirmedAt };
  const visited = permissions.has('people.hosting') ? await visitOf(tx, session, now) : undefined;
  if (visited) return visitorOf(person, visited, { manifests, operations });
  const owes = owedBy(session, needsFactor(rules, isAdministering));
  const actor: Actor = owes
    ? { ...person, permissions: new Set(), scope: nowhere, owes }
    : { ...person, permissions, scope };
  return { tenantId: session.tenantId, actor };
}

type Visited = NonNullable<Awaited<ReturnType<typeof openVisit>>>;

async function visitOf(tx: SystemTx, { visitId }: Session, now: Date) {
  return visitId ? openVisit(tx, visitId, now) : undefined;
}

/** A county operator inside a town: sees all of it but what is confidential, changes nothing. */
function visitorOf(
  person: Pick<Actor, 'kind' | 'personId' | 'name' | 'roles' | 'confirmedAt'>,
  { id, tenantId, countyId: homeTenantId, reason, endsAt }: Visited,
  book: RightsBook,
): Identity {
  const permissions = visitorPermissions(book);
  const visit = { id, homeTenantId, reason, endsAt };
  return {
    tenantId,
    actor: { ...person, permissions, scope: { ...nowhere, kind: 'county' }, visit },
  };
}

/** Rules of the tenant, or of the house where it made none. */
function rulesOf({ secondFactor, idleMinutes, adminIdleMinutes }: Session): SignInRules {
  return secondFactor === null || idleMinutes === null || adminIdleMinutes === null
    ? houseRules
    : { secondFactor, idleMinutes, adminIdleMinutes };
}

/** What somebody must do before anything else is permitted. */
function owedBy(session: Session, isFactorNeeded: boolean): Actor['owes'] | null {
  if (session.kind !== 'staff') return null;
  if (session.mustChange) return 'newPassword';
  return isFactorNeeded && session.factor === null ? 'secondFactor' : null;
}

/** Notes that a session was used; a page that asks by itself while nobody is there does not count. */
async function touch(
  tx: SystemTx,
  digest: Buffer,
  { session, now, idleSeconds }: { session: Session; now: Date; idleSeconds: number },
): Promise<void> {
  const age = now.getTime() - session.seenAt.getTime();
  if (age > touchEverySeconds * 1000 && idleSeconds < touchEverySeconds)
    await touchSession(tx, digest, now);
}

async function fromApiKey(
  tx: SystemTx,
  key: string,
  { manifests, now }: IdentitySurroundings,
): Promise<Identity | null> {
  const found = await apiKeyByDigest(tx, digestOf(key), now);
  if (!found) return null;
  const { id, departmentId, villageId, lastUsedAt } = found;
  const age = now.getTime() - (lastUsedAt?.getTime() ?? 0);
  if (age > touchEverySeconds * 1000) await touchKey(tx, id, now);
  const permissions = new Set(found.permissions);
  const actor: Actor = {
    kind: 'apiKey',
    personId: null,
    name: found.name,
    roles: [],
    permissions,
    scope: {
      kind: departmentId ? 'department' : villageId ? 'village' : 'town',
      departmentIds: departmentId ? [departmentId] : [],
      villageIds: villageId ? [villageId] : [],
      gridCellIds: [],
      confidential: opensConfidential(permissions, manifests),
    },
  };
  return { tenantId: found.tenantId, actor };
}
