/** Presence: signs of life gathered for a second, then judged and written together. */
import type { Tx } from '#platform/database/index.ts';
import { emit, type NewEvent } from '#platform/events/index.ts';
import type { Timer } from '#platform/timers/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { events } from '../contract/events.ts';
import {
  afterGatewayBack,
  afterGatewayLost,
  afterSign,
  afterSilence,
  type Presence,
  type Sign,
  silentAt,
} from '../rules/presence.ts';
import { lockPresence, savePresence } from '../store/presence.ts';
import { beginOutages, endOutages } from '../store/outages.ts';
import type { PresenceRow } from '../store/tables.ts';
import type { ModelBook, Thing, ThingDirectory } from '../types.ts';
import { audienceOf } from './audience.ts';
import { thingsOf } from './directory.ts';
import { modelsOf } from './models.ts';

/** The timer that watches a device for silence. */
export const silenceTimer = 'things.silence';

interface Town {
  readonly directory: ThingDirectory;
  readonly models: ModelBook;
}

async function townOf(tx: Tx): Promise<Town> {
  return { directory: await thingsOf(tx), models: await modelsOf(tx) };
}

function silentAfterOf({ models }: Town, thing: Thing): number {
  return models.of(thing)?.model.silentAfterSeconds ?? 3600;
}

interface Change {
  readonly thing: Thing;
  readonly before: Presence | null;
  readonly after: Presence;
}

/** Judges signs of life and writes what they mean, with events, timers and what follows for children. */
export async function takeSigns(tx: Tx, signs: ReadonlyMap<string, Sign>): Promise<void> {
  const town = await townOf(tx);
  const things = [...signs.keys()].flatMap((id) => town.directory.byId(id) ?? []);
  const known = await lockPresence(tx, things.map(({ id }) => id).sort());
  const changes = things.flatMap((thing): Change[] => {
    const sign = signs.get(thing.id);
    const before = known.get(thing.id) ?? null;
    return sign ? [{ thing, before, after: afterSign(before, sign) }] : [];
  });
  await write(tx, changes, town);
}

/** The timer's handler: silent now, or look again later. */
export async function watchSilence(tx: Tx, timer: Timer): Promise<void> {
  const town = await townOf(tx);
  const thing = town.directory.byId(timer.subject);
  const before = (await lockPresence(tx, [timer.subject])).get(timer.subject);
  if (!thing || !before || thing.state !== 'active') return;
  const after = afterSilence(before, tx.ctx.clock.now(), silentAfterOf(town, thing));
  if (after) await write(tx, [{ thing, before, after }], town);
  else if (before.status === 'online') await watch(tx, [{ thing, presence: before }], town);
}

/** Looks at devices anew: they were enabled, or their model allows another silence. */
export async function watchAgain(tx: Tx, thingIds: readonly string[]): Promise<void> {
  const dueAt = tx.ctx.clock.now();
  await setTimers(
    tx,
    thingIds.map((subject) => ({ kind: silenceTimer, subject, dueAt })),
  );
}

async function write(tx: Tx, changes: readonly Change[], town: Town): Promise<void> {
  const all = [...changes, ...(await childrenOf(tx, changes, town))];
  await savePresence(
    tx,
    all.map(({ thing, after }): PresenceRow => {
      return { thingId: thing.id, tenantId: tx.ctx.tenantId, ...stored(after) };
    }),
  );
  const turned = all.filter(({ before, after }) => before?.status !== after.status);
  await noteOutages(tx, turned);
  const watched = turned.filter(({ after }) => after.status !== 'silent');
  await watch(
    tx,
    watched.map(({ thing, after }) => ({ thing, presence: after })),
    town,
  );
  await emit(tx, turned.map(eventOf));
}

/** Keeps when devices that had been online went and when they came back. */
async function noteOutages(tx: Tx, turned: readonly Change[]): Promise<void> {
  const gone = turned.flatMap(({ thing, before, after }) =>
    before?.status === 'online' && after.cause !== 'seen'
      ? [
          {
            tenantId: tx.ctx.tenantId,
            thingId: thing.id,
            fromAt: after.changedAt,
            toAt: null,
            cause: after.cause,
          },
        ]
      : [],
  );
  await beginOutages(tx, gone);
  const back = turned.filter(({ before, after }) => before && after.status === 'online');
  await endOutages(
    tx,
    back.map(({ thing, after }) => ({ thingId: thing.id, at: after.changedAt })),
  );
}

function stored({ status, cause, lastSeenAt, changedAt }: Presence): Presence {
  return { status, cause, lastSeenAt, changedAt };
}

function eventOf({ thing, after }: Change): NewEvent {
  const { status, cause } = after;
  return {
    type: events[status],
    subject: thing.id,
    payload: { thingId: thing.id, cause },
    audience: audienceOf(thing),
  };
}

/** One timer a device; it is moved only when it fires, not with every word of the device. */
async function watch(
  tx: Tx,
  seen: readonly { thing: Thing; presence: Presence }[],
  town: Town,
): Promise<void> {
  await setTimers(
    tx,
    seen.map(({ thing, presence }) => ({
      kind: silenceTimer,
      subject: thing.id,
      dueAt: silentAt(presence.lastSeenAt, silentAfterOf(town, thing)),
    })),
  );
}

/** What a gateway's going or coming back means for the devices behind it. */
async function childrenOf(tx: Tx, changes: readonly Change[], town: Town): Promise<Change[]> {
  const listed = new Set(changes.map(({ thing }) => thing.id));
  const turned = changes.filter(
    ({ before, after }) => (before?.status === 'online') !== (after.status === 'online'),
  );
  const affected = turned.flatMap(({ thing, after }) =>
    town.directory
      .children(thing.id)
      .filter(({ id }) => !listed.has(id))
      .map((child) => ({ child, gateway: after })),
  );
  const known = await lockPresence(tx, affected.map(({ child }) => child.id).sort());
  return affected.flatMap(({ child, gateway }): Change[] => {
    const before = known.get(child.id);
    if (!before) return [];
    const after =
      gateway.status === 'online'
        ? afterGatewayBack(before, gateway.changedAt, silentAfterOf(town, child))
        : afterGatewayLost(before, gateway.changedAt);
    return after ? [{ thing: child, before, after }] : [];
  });
}
