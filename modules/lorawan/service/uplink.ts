/** Events of devices: decoded, stored, answered after the commit. */
import { allow, type Reading, refuseMessage, submit } from '#modules/observations/index.ts';
import {
  commandProgress,
  findKey,
  modelsOf,
  noteSeen,
  type ReasonCode,
  type Thing,
  type ThingKey,
  thingsOf,
} from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import type { NetworkEvent } from '../rules/events.ts';
import { downlinkOf } from '../store.ts';
import { codecCodeOf, codecOf, decode } from './codecs.ts';

/** A device over its budget is made to wait at most so long, ms; beyond it is refused. */
const longestWaitMs = 2000;

interface Sender {
  readonly key: ThingKey;
  readonly thing: Thing;
}

/** An event with its text as it came, to be shown. */
export type RawEvent = NetworkEvent & { readonly raw: string };

/** Takes an event of the network server; `kind` is its `event` parameter. */
export async function takeEvent(host: ServiceHost, kind: string, event: RawEvent): Promise<void> {
  const key = await findKey(host.database, 'lorawan', event.devEui);
  const thing = key && (await thingsOf(host.ctxOf(key.tenantId))).byId(key.thingId);
  if (!key || !thing) return refuse(host, null, event, ['unknown-thing', event.devEui]);
  if (key.state !== 'active') return refuse(host, key, event, ['disabled', thing.code]);
  noteSeen(host.database, key, host.clock.now());
  const sender = { key, thing };
  if (kind === 'up') return takeUplink(host, sender, event);
  if (kind === 'status') return takeStatus(host, sender, event);
  if (kind === 'ack' || kind === 'txack') return followDownlink(host, key, kind, event);
  if (kind === 'log' && event.isError)
    return refuse(host, key, event, ['codec-failed', event.description]);
}

async function takeUplink(host: ServiceHost, sender: Sender, event: RawEvent): Promise<void> {
  const { key, thing } = sender;
  const waitMs = allow(thing, performance.now());
  if (waitMs > longestWaitMs) return refuse(host, key, event, ['over-budget', `${waitMs} ms`]);
  if (waitMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, waitMs));
  const data = await valuesOf(host, sender, event);
  if (typeof data === 'string') return refuse(host, key, event, ['codec-failed', data]);
  await store(host, sender, event, data);
}

/** The values of an uplink, or why there are none. */
async function valuesOf(
  host: ServiceHost,
  { key, thing }: Sender,
  { bytes, fPort, object }: NetworkEvent,
): Promise<Readonly<Record<string, unknown>> | string> {
  const codec = await codecOf(host.ctxOf(key.tenantId), thing);
  if (!codec) return object ?? `no codec ${codecCodeOf(thing)}`;
  if (!bytes) return {};
  const decoded = await decode(codec, bytes, fPort);
  return decoded.ok ? decoded.data : decoded.detail;
}

async function store(
  host: ServiceHost,
  { key, thing }: Sender,
  event: RawEvent,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const model = (await modelsOf(host.ctxOf(key.tenantId))).of(thing);
  const said = { ...data };
  // The strength of the radio is told by the network, not by the device.
  if (event.rssi !== null && model?.property('signal') && !('signal' in said))
    said['signal'] = event.rssi;
  const readings = Object.entries(said).map(([code, value]): Reading => {
    const property = model?.byForeignCode('lorawan', code);
    return { key: property?.key ?? code, value };
  });
  const { tenantId, thingId } = key;
  await submit(host.database, {
    tenantId,
    thingId,
    door: 'lorawan',
    receivedAt: host.clock.now(),
    ...(event.time ? { at: event.time } : {}),
    readings,
    raw: event.raw,
  });
}

async function takeStatus(host: ServiceHost, sender: Sender, event: RawEvent): Promise<void> {
  const model = (await modelsOf(host.ctxOf(sender.key.tenantId))).of(sender.thing);
  if (event.batteryPercent === null || !model?.property('battery')) return;
  await store(host, sender, event, { battery: Math.round(event.batteryPercent) });
}

/** `txack`: a gateway has sent it; `ack`: the device has acknowledged, or did not. */
async function followDownlink(
  host: ServiceHost,
  { tenantId }: ThingKey,
  kind: 'ack' | 'txack',
  { queueItemId, acknowledged }: NetworkEvent,
): Promise<void> {
  if (queueItemId === null) return;
  await host.database.inTenant(host.ctxOf(tenantId), async (tx) => {
    const ends = kind === 'ack';
    const row = await downlinkOf(tx, queueItemId, ({ confirmed }) => ends || !confirmed);
    if (!row) return;
    const { commandId, confirmed } = row;
    if (kind === 'txack') {
      return commandProgress(tx, commandId, confirmed ? 'delivered' : 'done');
    }
    if (acknowledged) return commandProgress(tx, commandId, 'done');
    const reason = 'the device did not acknowledge';
    return commandProgress(tx, commandId, 'failed', { reason });
  });
}

async function refuse(
  host: ServiceHost,
  key: ThingKey | null,
  { devEui, raw }: RawEvent,
  [reason, detail]: readonly [ReasonCode, string],
): Promise<void> {
  const tenantId = key?.tenantId ?? (await host.tenants.defaultTown())?.tenantId;
  if (tenantId === undefined) return;
  await refuseMessage(host.database, {
    tenantId,
    thingId: key?.thingId ?? null,
    source: devEui,
    door: 'lorawan',
    receivedAt: host.clock.now(),
    raw,
    reason,
    detail,
  });
}
