/** Commands of people that hold for a time. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import {
  events,
  longestOverrideHours,
  type OverrideInput,
  type OverrideView,
} from '../contract/index.ts';
import { problem } from '../problems.ts';
import { endOverride, insertOverride, overrideLog } from '../store/control.ts';
import type { OverrideRow } from '../store/tables.ts';
import { type Lights, lights } from './lamps.ts';
import { plan } from './plan.ts';
import { switchSoon } from './switching.ts';

const shortestMinutes = 5;

/**
 * Commands lamps for a time; an emergency is all on at full light, whatever was asked.
 * @throws override-span, target-unknown
 */
export async function addOverride(
  ctx: Ctx,
  input: OverrideInput,
  idempotencyKey: string | null,
): Promise<{ overrideId: string }> {
  const { minutes } = input;
  if (minutes < shortestMinutes || minutes > longestOverrideHours * 60) {
    throw problem('override-span', { hours: longestOverrideHours });
  }
  return ctx.database.inTenant(ctx, (tx) =>
    once(
      tx,
      { operation: 'lighting.addOverride', key: idempotencyKey, request: input },
      async () => {
        const row = rowOf(ctx, input);
        if ((await targetName(tx, row, await lights(tx))) === null) throw problem('target-unknown');
        await insertOverride(tx, row);
        await tell(tx, row, 'addOverride');
        return { overrideId: row.id };
      },
    ),
  );
}

function rowOf(
  ctx: Ctx,
  { kind, target, levelPercent, minutes, reason }: OverrideInput,
): OverrideRow {
  const now = ctx.clock.now();
  const isEmergency = kind === 'emergency';
  return {
    tenantId: ctx.tenantId,
    id: uuidv7(),
    kind,
    targetKind: isEmergency ? 'all' : target.kind,
    target: isEmergency || target.kind === 'all' ? '' : target.id,
    levelPercent: isEmergency ? 100 : levelPercent,
    fromAt: now,
    untilAt: new Date(now.getTime() + minutes * 60_000),
    cancelled: false,
    reason,
    createdBy: ctx.actor.personId,
    createdByName: ctx.actor.name,
  };
}

/** Ends an override before its time. @throws not-found when it does not run */
export async function cancelOverride(ctx: Ctx, overrideId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const row = await endOverride(tx, overrideId, ctx.clock.now());
    if (!row) throw generalProblem('not-found', { what: '正在执行的临时控制' });
    await tell(tx, row, 'cancelOverride');
  });
}

async function tell(tx: Tx, row: OverrideRow, action: string): Promise<void> {
  const { id, kind, targetKind, target, levelPercent, untilAt } = row;
  const detail = { kind, targetKind, target, levelPercent, until: untilAt.toISOString() };
  await audit(tx, [{ action: `lighting.${action}`, subject: id, detail }]);
  await emit(tx, [
    { type: events.overridden, subject: id, payload: { id }, audience: { everyone: true } },
  ]);
  await switchSoon(tx, [...(await plan(tx)).groups.keys()]);
}

/** The log, newest first. */
export async function viewOverrides(ctx: Ctx): Promise<{ items: OverrideView[] }> {
  return ctx.database.inTenant(ctx, async (tx) => ({
    items: await overrideViews(tx, await overrideLog(tx, 200)),
  }));
}

/** Overrides as screens show them. */
export async function overrideViews(tx: Tx, rows: readonly OverrideRow[]): Promise<OverrideView[]> {
  const now = tx.ctx.clock.now();
  const known = await lights(tx);
  const views: OverrideView[] = [];
  for (const row of rows) {
    views.push({
      id: row.id,
      kind: row.kind,
      targetKind: row.targetKind,
      target: row.target,
      targetName: (await targetName(tx, row, known)) ?? row.target,
      levelPercent: row.levelPercent,
      from: row.fromAt.toISOString(),
      until: row.untilAt.toISOString(),
      cancelled: row.cancelled,
      running: row.fromAt <= now && now < row.untilAt,
      reason: row.reason,
      by: row.createdByName,
    });
  }
  return views;
}

/** What is concerned, in words; null when there is no such thing. */
async function targetName(
  tx: Tx,
  { targetKind, target }: Pick<OverrideRow, 'targetKind' | 'target'>,
  { lamps, cabinets }: Lights,
): Promise<string | null> {
  switch (targetKind) {
    case 'all':
      return '';
    case 'group':
      return (await plan(tx)).groups.get(target)?.nameZh ?? null;
    case 'cabinet':
      return cabinets.find(({ id }) => id === target)?.name ?? null;
    case 'lamp':
      return lamps.find(({ thing }) => thing.id === target)?.thing.name ?? null;
  }
}
