/** Managing clients of other systems. */
import { findKey, freshSecret, sealed } from '#modules/things/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { isFilter } from '#protocols/mqtt/index.ts';
import { problem } from '../problems.ts';
import { clientRow, clientRows, insertClient, updateClient } from '../store/clients.ts';
import type { TopicRule } from './access.ts';

/** The town's clients. */
export async function listClients(ctx: Ctx) {
  const rows = await ctx.database.inTenant(ctx, clientRows);
  return {
    items: rows.map(({ id, username, title, rules, enabled, version, createdAt, seenAt }) => ({
      id,
      username,
      title,
      rules: [...rules],
      enabled,
      version,
      createdAt: createdAt.toISOString(),
      seenAt: seenAt?.toISOString() ?? null,
    })),
  };
}

/** A client to be added. */
export interface NewClient {
  readonly username: string;
  readonly title: string;
  readonly rules: readonly TopicRule[];
  /** Default: a fresh one. */
  readonly secret?: string;
}

/** Adds a client in the running transaction. @throws client-name-taken, filter-invalid */
export async function addClientIn(tx: Tx, client: NewClient) {
  const { username, title, rules, secret = freshSecret() } = client;
  requireFilters(rules);
  const { tenantId, clock, database } = tx.ctx;
  if (await findKey(database, 'mqtt', username)) throw problem('client-name-taken', { username });
  const id = uuidv7();
  const row = { id, tenantId, username, title, rules, enabled: true, version: 1 };
  const isFree = await insertClient(tx, {
    ...row,
    ...sealed(secret),
    createdAt: clock.now(),
    seenAt: null,
  });
  if (!isFree) throw problem('client-name-taken', { username });
  await audit(tx, [{ action: 'mqtt.addClient', subject: id, detail: { username, rules } }]);
  return { id, version: 1, secret };
}

/** Adds a client. @throws client-name-taken, filter-invalid */
export function addClient(ctx: Ctx, client: NewClient) {
  return ctx.database.inTenant(ctx, (tx) => addClientIn(tx, client));
}

/** Changes a client; it applies from its next connection on. @throws not-found, changed-meanwhile, filter-invalid */
export async function saveClient(
  ctx: Ctx,
  clientId: string,
  {
    version,
    ...change
  }: { title: string; rules: readonly TopicRule[]; enabled: boolean; version: number },
) {
  requireFilters(change.rules);
  await ctx.database.inTenant(ctx, async (tx) => {
    await saved(tx, { id: clientId, version }, change);
    await audit(tx, [{ action: 'mqtt.saveClient', subject: clientId, detail: change }]);
  });
  return { version: version + 1 };
}

/** Gives a client a new secret. @throws not-found, changed-meanwhile */
export async function renewSecret(ctx: Ctx, clientId: string, version: number) {
  const secret = freshSecret();
  await ctx.database.inTenant(ctx, async (tx) => {
    await saved(tx, { id: clientId, version }, sealed(secret));
    await audit(tx, [{ action: 'mqtt.renewSecret', subject: clientId, detail: {} }]);
  });
  return { id: clientId, version: version + 1, secret };
}

async function saved(
  tx: Tx,
  which: { id: string; version: number },
  change: Parameters<typeof updateClient>[2],
): Promise<void> {
  if (!(await clientRow(tx, which.id))) throw generalProblem('not-found', { what: 'MQTT' });
  if (!(await updateClient(tx, which, change))) throw generalProblem('changed-meanwhile');
}

function requireFilters(rules: readonly TopicRule[]): void {
  const bad = rules.find(({ filter }) => !isFilter(filter));
  if (bad) throw problem('filter-invalid', { filter: bad.filter });
}
