/** Who makes a request: from a session token or an API key to an actor with rights and reach. */
import { createHash } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import { type Actor, nowhere } from '#platform/context/index.ts';
import type { Database, SystemTx } from '#platform/database/index.ts';
import { Gathering } from '#platform/gathering/index.ts';
import type {
  Credential,
  Identity,
  IdentitySource,
  IdentitySurroundings,
} from '#platform/http/index.ts';
import { rightsOfHeld } from './actor.ts';
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
  type SessionRow,
  sessionsByTokens,
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
  async authenticate(surroundings, credential) {
    const { apiKey, sessionToken } = credential;
    if (apiKey)
      return surroundings.database.readSystem((tx) => fromApiKey(tx, apiKey, surroundings));
    return sessionToken ? fromSession({ ...credential, sessionToken }, surroundings) : null;
  },
  noteRequest(ctx, detail) {
    const subject = ctx.actor.visit?.id ?? '';
    return ctx.database.inTenant(ctx, (tx) =>
      audit(tx, [{ action: visitAction, subject, detail }]),
    );
  },
};

const mostTokens = 100;
const sessions = new WeakMap<Database, Gathering<Buffer, SessionRow | null>>();

/** The session of a token, read together with those of other requests that come in just now; never from memory. */
function readSession(database: Database, digest: Buffer): Promise<SessionRow | null> {
  let reading = sessions.get(database);
  if (!reading) {
    const answer = (digests: readonly Buffer[]) =>
      database.readSystem((tx) => sessionsByTokens(tx, digests));
    reading = new Gathering({ answer, most: mostTokens, atOnce: 2 });
    sessions.set(database, reading);
  }
  return reading.ask(digest);
}

async function fromSession(
  credential: Credential & { readonly sessionToken: string },
  { database, manifests, operations, now }: IdentitySurroundings,
): Promise<Identity | null> {
  const digest = digestOf(credential.sessionToken);
  const session = await readSession(database, digest);
  if (!session || session.expiresAt <= now) return null;
  const { roles, permissions, scope } = rightsOfHeld(session, manifests);
  const isAdministering = administers(roles, permissions);
  const rules = rulesOf(session);
  if (session.kind === 'staff' && isIdle(rules, isAdministering, { ...session, now })) {
    await database.readSystem((tx) => deleteSession(tx, digest));
    return null;
  }
  if (isToBeNoted(session, now, credential.idleSeconds ?? 0))
    await database.readSystem((tx) => touchSession(tx, digest, now));
  const { kind, personId, name, confirmedAt, visitId } = session;
  const person = { kind, personId, name, roles, confirmedAt };
  const visited =
    visitId && permissions.has('people.hosting')
      ? await database.readSystem((tx) => openVisit(tx, visitId, now))
      : undefined;
  if (visited) return visitorOf(person, visited, { manifests, operations });
  const owes = owedBy(session, needsFactor(rules, isAdministering));
  const actor: Actor = owes
    ? { ...person, permissions: new Set(), scope: nowhere, owes }
    : { ...person, permissions, scope };
  return { tenantId: session.tenantId, actor };
}

type Visited = NonNullable<Awaited<ReturnType<typeof openVisit>>>;

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
function rulesOf({ secondFactor, idleMinutes, adminIdleMinutes }: SessionRow): SignInRules {
  return secondFactor === null || idleMinutes === null || adminIdleMinutes === null
    ? houseRules
    : { secondFactor, idleMinutes, adminIdleMinutes };
}

/** What somebody must do before anything else is permitted. */
function owedBy(session: SessionRow, isFactorNeeded: boolean): Actor['owes'] | null {
  if (session.kind !== 'staff') return null;
  if (session.mustChange) return 'newPassword';
  return isFactorNeeded && session.factor === null ? 'secondFactor' : null;
}

/** Whether it is to be noted that a session is used: once a minute; a page that asks by itself while nobody is there does not count. */
function isToBeNoted({ seenAt }: SessionRow, now: Date, idleSeconds: number): boolean {
  const age = now.getTime() - seenAt.getTime();
  return age > touchEverySeconds * 1000 && idleSeconds < touchEverySeconds;
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
