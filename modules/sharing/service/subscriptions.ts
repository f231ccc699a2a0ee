/** Subscriptions: who wants to be told of which changes. */
import { randomBytes } from 'node:crypto';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { isOutOfReach } from '#platform/outward/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { SubscriptionInput, SubscriptionRow } from '../contract/index.ts';
import type { SubscriptionState } from '../contract/states.ts';
import { problem } from '../problems.ts';
import { closedBy } from '../rules/period.ts';
import { grantsByIds, readGrant } from '../store/grants.ts';
import {
  deadCounts,
  insertSubscription,
  lockSubscription,
  subscriptionPage,
  updateSubscription,
} from '../store/subscriptions.ts';
import type { GrantRecord, SubscriptionRecord } from '../store/tables.ts';
import { refuseConditionsUnfit } from './checks.ts';
import { requireUser } from './end.ts';
import { namingOf } from './grant-views.ts';
import { lastRowOf, openedGrant } from './lake.ts';
import { closedProblem } from './release.ts';

const secretBytes = 32;

/** A page of subscriptions. @throws request-invalid */
export async function listSubscriptions(
  ctx: Ctx,
  { cursor, limit = 50 }: { readonly cursor?: string; readonly limit?: number },
) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await subscriptionPage(tx, { limit, afterId: readCursor(cursor)?.id ?? null });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await subscriptionRows(tx, shown),
      nextCursor: last ? writeCursor(last.createdAt, last.id) : null,
    };
  });
}

/** Subscribes. @returns also the secret of the webhook, this once @throws see the operation */
export async function subscribe(
  ctx: Ctx,
  grantId: string,
  input: SubscriptionInput,
): Promise<{ readonly subscription: SubscriptionRow; readonly secret: string | null }> {
  const grant = await ctx.database.inTenant(ctx, (tx) => usableGrant(tx, grantId, input));
  const lastRow = await lastRowOf(ctx, grant.resourceId);
  const secret = input.webhookUrl ? randomBytes(secretBytes).toString('base64url') : '';
  return ctx.database.inTenant(ctx, async (tx) => {
    const now = ctx.clock.now();
    const row: SubscriptionRecord = {
      id: uuidv7(now.getTime()),
      tenantId: ctx.tenantId,
      grantId,
      resourceId: grant.resourceId,
      ownerDepartmentId: grant.ownerDepartmentId,
      departmentId: grant.departmentId,
      title: input.title.trim(),
      watch: [...input.watch],
      conditions: input.conditions,
      message: input.message,
      webhookUrl: input.webhookUrl ?? '',
      secret,
      state: 'active',
      told: 0,
      toldAt: null,
      lastRow,
      createdBy: ctx.actor.personId,
      createdAt: now,
      endedAt: null,
      version: 1,
    };
    await insertSubscription(tx, row);
    const detail = { number: grant.number, watch: row.watch, webhook: row.webhookUrl !== '' };
    await audit(tx, [{ action: 'sharing.subscribe', subject: row.id, detail }]);
    return { subscription: await oneRow(tx, row), secret: secret || null };
  });
}

/** Changes, pauses or ends a subscription. @throws see the operation */
export async function changeSubscription(
  ctx: Ctx,
  subscriptionId: string,
  {
    state,
    version,
    ...input
  }: SubscriptionInput & { readonly state: SubscriptionState; readonly version: number },
): Promise<SubscriptionRow> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await heldSubscription(tx, subscriptionId);
    if (row.version !== version) throw generalProblem('changed-meanwhile', { what: row.title });
    if (state !== 'ended') await usableGrant(tx, row.grantId, input);
    const change = {
      title: input.title.trim(),
      watch: [...input.watch],
      conditions: input.conditions,
      message: input.message,
      webhookUrl: input.webhookUrl ?? '',
      secret:
        row.secret || (input.webhookUrl ? randomBytes(secretBytes).toString('base64url') : ''),
      state,
      endedAt: state === 'ended' ? ctx.clock.now() : null,
    };
    await updateSubscription(tx, subscriptionId, change);
    await audit(tx, [{ action: 'sharing.changeSubscription', subject: row.id, detail: { state } }]);
    return oneRow(tx, { ...row, ...change, version: row.version + 1 });
  });
}

/** A subscription of the own department that has not ended, locked. @throws not-found, subscription-ended, grant-foreign */
export async function heldSubscription(tx: Tx, id: string): Promise<SubscriptionRecord> {
  const row = await lockSubscription(tx, id);
  if (!row) throw generalProblem('not-found', { what: '订阅' });
  const grant = await readGrant(tx, row.grantId);
  if (grant) await requireUser(tx, grant);
  if (row.state === 'ended') throw problem('subscription-ended');
  return row;
}

/** The grant on which a subscription rests, with conditions that may be asked. */
async function usableGrant(
  tx: Tx,
  grantId: string,
  input: SubscriptionInput,
): Promise<GrantRecord> {
  const grant = await readGrant(tx, grantId);
  if (!grant) throw generalProblem('not-found', { what: '共享授权' });
  await requireUser(tx, grant);
  const closed = closedBy(grant, tx.ctx.clock.now());
  if (closed && closed !== 'notYet') throw closedProblem(grant, closed);
  if (!input.message && !input.webhookUrl) throw problem('told-nowhere');
  const { resource } = await openedGrant(tx, grant, input.conditions);
  if (resource.kind === 'inPlace') {
    throw problem('stays-without-changes', { title: resource.titleZh });
  }
  refuseConditionsUnfit(input.conditions, resource);
  refuseAddress(input.webhookUrl);
  return grant;
}

function refuseAddress(address: string | null): void {
  if (!address) return;
  const reason = URL.canParse(address) ? faultOf(new URL(address)) : '不是网址 not an address';
  if (reason) {
    throw problem('webhook-address', { reason }, [{ pointer: '/webhookUrl', detail: address }]);
  }
}

function faultOf({ username, password, hash, href }: URL): string | null {
  if (username || password) return '不能带账号密码 no user or password';
  if (hash) return '不能带 # no fragment';
  return isOutOfReach(href) ? '地址在内网或本机 in a private network' : null;
}

async function oneRow(tx: Tx, row: SubscriptionRecord): Promise<SubscriptionRow> {
  const [shown] = await subscriptionRows(tx, [row]);
  if (!shown) throw generalProblem('not-found', { what: '订阅' });
  return shown;
}

async function subscriptionRows(
  tx: Tx,
  rows: readonly SubscriptionRecord[],
): Promise<SubscriptionRow[]> {
  const grants = await grantsByIds(
    tx,
    rows.map(({ grantId }) => grantId),
  );
  const naming = await namingOf(tx, rows);
  const dead = await deadCounts(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const resource = naming.resource(row.resourceId);
    const department = naming.name(row.departmentId);
    return {
      id: row.id,
      grantId: row.grantId,
      number: grants.find(({ id }) => id === row.grantId)?.number ?? '—',
      title: row.title,
      resourceZh: resource?.titleZh ?? '—',
      resourceEn: resource?.titleEn || resource?.titleZh || '—',
      departmentId: row.departmentId,
      departmentZh: department.zh,
      departmentEn: department.en,
      watch: [...row.watch],
      conditions: [...row.conditions],
      message: row.message,
      webhookUrl: row.webhookUrl || null,
      state: row.state,
      toldAt: row.toldAt?.toISOString() ?? null,
      told: row.told,
      dead: dead.get(row.id) ?? 0,
      createdAt: row.createdAt.toISOString(),
      version: row.version,
    };
  });
}
