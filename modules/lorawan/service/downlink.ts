/** Commands to devices: encoded by the codec, put into the queue of the network server. */
import {
  type Command,
  commandProgress,
  takeCommands,
  type Thing,
  thingsOf,
  useDownlink,
} from '#modules/things/index.ts';
import type { RunningService, Service, ServiceHost } from '#platform/module/index.ts';
import { insertDownlink } from '../store.ts';
import { type ChirpStackApi, enqueue, type Enqueued } from './chirpstack.ts';
import { codecCodeOf, codecOf, encode } from './codecs.ts';
import { networkServer } from './settings.ts';

/** Waits before the queue is tried again, ms. */
const againAfterMs = [500, 2000];

/** The way down to LoRaWAN devices; it listens on nothing itself. */
export const lorawanService: Service = { name: 'lorawan', role: 'ingest', start };

async function start(host: ServiceHost): Promise<RunningService> {
  const { api } = networkServer(host.environment);
  if (!api) return { stop: () => Promise.resolve() };
  const downlink = await useDownlink(host, 'lorawan', (tenantId, thingId) =>
    sendDown(host, api, tenantId, thingId),
  );
  return { stop: () => downlink.stop() };
}

async function sendDown(
  host: ServiceHost,
  api: ChirpStackApi,
  tenantId: string,
  thingId: string,
): Promise<void> {
  const ctx = host.ctxOf(tenantId);
  const thing = (await thingsOf(ctx)).byId(thingId);
  if (!thing) return;
  const commands = await host.database.inTenant(ctx, (tx) => takeCommands(tx, thingId));
  for (const command of commands) await sendOne(host, api, thing, command);
}

async function sendOne(
  host: ServiceHost,
  api: ChirpStackApi,
  thing: Thing,
  command: Command,
): Promise<void> {
  const { tenantId, settings } = thing;
  const ctx = host.ctxOf(tenantId);
  const confirmed = settings['confirmed'] === true;
  const enqueued = await encoded(host, api, thing, command);
  await host.database.inTenant(ctx, async (tx) => {
    if (!enqueued.ok) {
      return commandProgress(tx, command.id, 'failed', { reason: enqueued.reason });
    }
    const createdAt = ctx.clock.now();
    const row = { queueItemId: enqueued.id, tenantId, commandId: command.id, confirmed, createdAt };
    await insertDownlink(tx, row);
  });
}

async function encoded(
  host: ServiceHost,
  api: ChirpStackApi,
  thing: Thing,
  { service, input }: Command,
): Promise<Enqueued> {
  const refused = (reason: string): Enqueued => ({ ok: false, again: false, reason });
  const codec = await codecOf(host.ctxOf(thing.tenantId), thing);
  if (!codec) return refused(`no codec ${codecCodeOf(thing)}`);
  const answer = await encode(codec, service, input);
  if (!answer.ok) return refused(`the codec: ${answer.detail}`);
  const { fPort, bytes } = answer;
  const confirmed = thing.settings['confirmed'] === true;
  const item = { devEui: thing.externalId ?? '', fPort, bytes, confirmed };
  let enqueued = await enqueue(api, item);
  for (const waitMs of againAfterMs) {
    if (enqueued.ok || !enqueued.again) return enqueued;
    await new Promise<void>((resolve) => setTimeout(resolve, waitMs));
    enqueued = await enqueue(api, item);
  }
  return enqueued;
}
