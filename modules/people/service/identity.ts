/** Who makes a request: from a session token or an API key to an actor with rights and reach. */
import { createHash } from 'node:crypto';
import type { Actor } from '#platform/context/index.ts';
import type { SystemTx } from '#platform/database/index.ts';
import type { Identity, IdentitySource, IdentitySurroundings } from '#platform/http/index.ts';
import { permissionsOf, scopeOf } from '../rules.ts';
import { apiKeyByDigest, heldRoles, sessionByToken, touchSession } from '../store/sign-in.ts';

const touchEverySeconds = 60;

/** SHA-256 of a secret as stored. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Fills the platform's identity slot. */
export const identitySource: IdentitySource = {
  authenticate(surroundings, credential) {
    return surroundings.database.inSystem(async (tx) => {
      if (credential.apiKey) return fromApiKey(tx, credential.apiKey, surroundings);
      if (credential.sessionToken) return fromSession(tx, credential.sessionToken, surroundings);
      return null;
    });
  },
};

async function fromSession(
  tx: SystemTx,
  token: string,
  { manifests, now }: IdentitySurroundings,
): Promise<Identity | null> {
  const digest = digestOf(token);
  const session = await sessionByToken(tx, digest, now);
  if (!session) return null;
  if (now.getTime() - session.seenAt.getTime() > touchEverySeconds * 1000) {
    await touchSession(tx, digest, now);
  }
  const held = await heldRoles(tx, session.personId);
  const permissions = new Set(held.flatMap((role) => [...permissionsOf(role, manifests)]));
  const actor: Actor = {
    kind: session.kind,
    personId: session.personId,
    name: session.name,
    roles: [...new Set(held.map((role) => role.code))],
    permissions,
    scope: scopeOf(held, session.departmentId),
  };
  return { tenantId: session.tenantId, actor };
}

async function fromApiKey(
  tx: SystemTx,
  key: string,
  { now }: IdentitySurroundings,
): Promise<Identity | null> {
  const found = await apiKeyByDigest(tx, digestOf(key), now);
  if (!found) return null;
  const actor: Actor = {
    kind: 'apiKey',
    personId: null,
    name: found.name,
    roles: [],
    permissions: new Set(found.permissions),
    scope: { kind: 'town', departmentIds: [], villageIds: [], gridCellIds: [] },
  };
  return { tenantId: found.tenantId, actor };
}
