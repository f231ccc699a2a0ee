/** Commands and wishes from the screens. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { CommandView, TwinView } from '../contract/shapes.ts';
import { problem } from '../problems/index.ts';
import { stateAfter } from '../rules/command-states.ts';
import { commandById, commandsOf, lockCommand } from '../store/commands.ts';
import type { CommandRow } from '../store/tables.ts';
import { twinRow } from '../store/twins.ts';
import { move, queueCommand } from './commands.ts';
import { desireState } from './twins.ts';
import { twinViewOf, visibleThing } from './views.ts';

/** Commands of a device, newest first. @throws not-found */
export function listCommands(
  ctx: Ctx,
  thingId: string,
  { cursor, limit = 50 }: { cursor?: string; limit?: number },
): Promise<{ items: CommandView[]; nextCursor: string | null }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await visibleThing(tx, thingId);
    const rows = await commandsOf(tx, thingId, { limit, before: cursor ?? null });
    const page = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? (page.at(-1)?.id ?? null) : null;
    return { items: page.map(viewOf), nextCursor };
  });
}

function viewOf(row: CommandRow): CommandView {
  const { id, service, input, state, result, reason, createdByName } = row;
  return {
    id,
    service,
    input,
    state,
    result,
    reason,
    createdByName,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** What a person tells a device to do. */
export interface Order {
  readonly service: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expiresInSeconds?: number;
}

/** Queues a command. @throws not-found and those of `queueCommand` */
export function sendCommand(
  ctx: Ctx,
  thingId: string,
  order: Order,
  idempotencyKey: string | null,
): Promise<CommandView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await visibleThing(tx, thingId);
    const key = idempotencyKey ? { idempotencyKey } : {};
    const { id } = await queueCommand(tx, { thingId, ...order, ...key });
    return viewOf(await requireCommand(tx, id));
  });
}

async function requireCommand(tx: Tx, id: string): Promise<CommandRow> {
  const row = await commandById(tx, id);
  if (!row) throw generalProblem('not-found', { what: '该指令' });
  return row;
}

/** Takes a command back. @throws not-found, command-gone-out */
export function cancelCommand(ctx: Ctx, thingId: string, commandId: string): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await visibleThing(tx, thingId);
    const row = await lockCommand(tx, commandId);
    if (row?.thingId !== thingId) throw generalProblem('not-found', { what: '该指令' });
    const state = stateAfter('cancel', row.state);
    if (!state) throw problem('command-gone-out');
    await move(tx, row, state, { reason: '已撤回' });
    await audit(tx, [{ action: 'things.cancelCommand', subject: commandId }]);
  });
}

/** Says what a device should be like. @throws not-found and those of `desireState` */
export function desireByHand(
  ctx: Ctx,
  thingId: string,
  { patch, reason }: { patch: Record<string, unknown>; reason: string },
): Promise<TwinView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await visibleThing(tx, thingId);
    await desireState(tx, thingId, patch, reason);
    const row = await twinRow(tx, thingId);
    if (!row) throw new Error('a wish leaves a twin');
    return twinViewOf(row);
  });
}
