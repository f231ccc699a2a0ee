/** Commands to devices: queued, taken by a door, followed to their end. */
import { audit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { clearTimers, setTimers, type Timer } from '#platform/timers/index.ts';
import { events } from '../contract/events.ts';
import { problem } from '../problems/index.ts';
import { finalStates, stepTo } from '../rules/command-states.ts';
import {
  commandByKey,
  insertCommand,
  lockCommand,
  lockQueued,
  updateCommand,
} from '../store/commands.ts';
import { wakeDoor } from '../store/downlink.ts';
import type { CommandRow } from '../store/tables.ts';
import type { Command, CommandState, Thing } from '../types.ts';
import { audienceOf } from './audience.ts';
import { thingsOf } from './directory.ts';
import { modelsOf } from './models.ts';
import { activeThing } from './require.ts';

/** The timer that lets a command expire. */
export const expiryTimer = 'things.commandExpires';

/** A command to be queued. */
export interface NewCommand {
  readonly thingId: string;
  readonly service: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Default: the service's own time for an answer. */
  readonly expiresInSeconds?: number;
  /** A repeat with the same key is answered with the first command. */
  readonly idempotencyKey?: string;
}

/** What a device answered, or why it failed. */
export interface CommandResult {
  readonly output?: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}

/** Queues a command. @throws not-found, thing-not-active, service-unknown, input-invalid */
export async function queueCommand(tx: Tx, wanted: NewCommand): Promise<Command> {
  const { thingId, idempotencyKey } = wanted;
  if (idempotencyKey) {
    const known = await commandByKey(tx, thingId, idempotencyKey);
    if (known) return commandOf(known);
  }
  const thing = await activeThing(tx, thingId);
  const { input, timeoutSeconds } = await checkedInput(tx, thing, wanted);
  const expiresInSeconds = wanted.expiresInSeconds ?? timeoutSeconds;
  return queueChecked(tx, thing, { ...wanted, input, expiresInSeconds });
}

/** Queues what needs no check against the model: the platform's own commands. */
export async function queueChecked(
  tx: Tx,
  thing: Thing,
  wanted: NewCommand & { readonly expiresInSeconds: number },
): Promise<Command> {
  const { service, input, idempotencyKey, expiresInSeconds } = wanted;
  const { id: thingId } = thing;
  const { ctx } = tx;
  const now = ctx.clock.now();
  const row: CommandRow = {
    id: uuidv7(),
    tenantId: ctx.tenantId,
    thingId,
    service,
    input: { ...input },
    state: 'queued',
    result: null,
    reason: '',
    idempotencyKey: idempotencyKey ?? null,
    createdAt: now,
    createdBy: ctx.actor.personId,
    createdByName: ctx.actor.name,
    expiresAt: new Date(now.getTime() + expiresInSeconds * 1000),
    sentAt: null,
    deliveredAt: null,
    finishedAt: null,
  };
  if (!(await insertCommand(tx, row))) {
    const first = idempotencyKey ? await commandByKey(tx, thingId, idempotencyKey) : undefined;
    return commandOf(first ?? row);
  }
  await setTimers(tx, [{ kind: expiryTimer, subject: row.id, dueAt: row.expiresAt }]);
  await wakeDoor(tx, thing.door, thing.id);
  await audit(tx, [{ action: 'things.command', subject: thingId, detail: { service } }]);
  await tellOf(tx, [row], thing);
  return commandOf(row);
}

async function checkedInput(tx: Tx, thing: Thing, { service, input }: NewCommand) {
  const model = (await modelsOf(tx)).of(thing);
  const known = model?.service(service);
  if (!model || !known) throw problem('service-unknown', { service });
  const verdict = model.checkInput(service, input);
  if (verdict.ok) return { input: { ...verdict.values }, timeoutSeconds: known.timeoutSeconds };
  const places = verdict.faults.map(({ key, reason, detail }) => ({
    pointer: `/input/${key}`,
    detail: `${reason}: ${detail}`,
  }));
  throw problem('input-invalid', { count: places.length }, places);
}

function commandOf(row: CommandRow): Command {
  const { id, thingId, service, input, state, createdAt, expiresAt } = row;
  return { id, thingId, service, input, state, createdAt, expiresAt };
}

async function tellOf(tx: Tx, rows: readonly CommandRow[], thing?: Thing): Promise<void> {
  const directory = await thingsOf(tx);
  await emit(
    tx,
    rows.map((row) => ({
      type: events.commandChanged,
      subject: row.thingId,
      payload: { thingId: row.thingId, commandId: row.id, state: row.state },
      audience: audienceOf(thing ?? directory.byId(row.thingId) ?? nowhere),
    })),
  );
}

const nowhere = { departmentId: null, villageId: null, gridCellId: null };

/** Takes what waits for a device, oldest first, and marks it as sent. Each is taken once. */
export async function takeCommands(tx: Tx, thingId: string): Promise<Command[]> {
  const now = tx.ctx.clock.now();
  const queued = await lockQueued(tx, thingId, now);
  const sent = queued.map((row): CommandRow => ({ ...row, state: 'sent', sentAt: now }));
  for (const { id } of sent) await updateCommand(tx, id, { state: 'sent', sentAt: now });
  await tellOf(tx, sent);
  return sent.map(commandOf);
}

/** Follows a command. A word that comes too late or out of turn is kept as its result, the state stays. */
export async function commandProgress(
  tx: Tx,
  commandId: string,
  to: Exclude<CommandState, 'queued' | 'expired'>,
  result: CommandResult = {},
): Promise<void> {
  const row = await lockCommand(tx, commandId);
  if (!row) return;
  const said = result.output ? { result: { ...result.output } } : {};
  const state = stepTo(to, row.state);
  if (!state) {
    if (result.output && !row.result) await updateCommand(tx, row.id, said);
    return;
  }
  await move(tx, row, state, { ...said, reason: (result.reason ?? '').slice(0, 300) });
}

/** The timer's handler. */
export async function expireCommand(tx: Tx, timer: Timer): Promise<void> {
  const row = await lockCommand(tx, timer.subject);
  const state = row ? stepTo('expired', row.state) : null;
  if (row && state) await move(tx, row, state, {});
}

/** The command with which a device is told of firmware; every door sends it like any other. */
export const firmwareService = 'firmwareUpdate';
/** The timer that moves a roll-out on. */
export const rolloutTimer = 'things.rollout';

/** A device of a roll-out has ended: look at once whether the roll-out goes on. */
async function wakeRollout(tx: Tx, { service, input }: CommandRow): Promise<void> {
  const { rolloutId } = input;
  if (service !== firmwareService || typeof rolloutId !== 'string') return;
  await setTimers(tx, [{ kind: rolloutTimer, subject: rolloutId, dueAt: tx.ctx.clock.now() }]);
}

/** Sets a state that the table allows, with its time, timer and event. */
export async function move(
  tx: Tx,
  row: CommandRow,
  state: CommandState,
  change: Partial<Pick<CommandRow, 'result' | 'reason'>>,
): Promise<void> {
  const now = tx.ctx.clock.now();
  const times = {
    ...(state === 'sent' ? { sentAt: now } : {}),
    ...(state === 'delivered' ? { deliveredAt: now } : {}),
    ...(finalStates.includes(state) ? { finishedAt: now } : {}),
  };
  await updateCommand(tx, row.id, { ...change, ...times, state });
  if (finalStates.includes(state)) {
    await clearTimers(tx, row.id, [expiryTimer]);
    await wakeRollout(tx, row);
  }
  await tellOf(tx, [{ ...row, state }]);
}
