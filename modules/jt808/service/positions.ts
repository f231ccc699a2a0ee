/** Positions of vehicles: stored, then answered. */
import { allow, type Reading, refuseMessage, submit } from '#modules/observations/index.ts';
import { modelsOf, type ReasonCode } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { type Location, readBatch, readLocation } from '#protocols/jt808/index.ts';
import { readingsOf } from './readings.ts';
import type { Terminal } from './terminal.ts';

/** Longest that a terminal over its budget is made to wait, ms; the line is not read meanwhile. */
const longestWaitMs = 10_000;

/** Takes one position. @returns whether the terminal is to be told that it was good */
export async function takeLocation(
  host: ServiceHost,
  terminal: Terminal,
  body: Buffer,
): Promise<boolean> {
  const read = readLocation(body);
  if (!read.ok) {
    await refuseOf(host, terminal, body, { reason: read.fault, detail: read.detail });
    return false;
  }
  await store(host, terminal, { locations: [read.location], raw: body, backfill: false });
  return true;
}

/** Takes a batch; positions that are none are refused one by one. */
export async function takeBatch(
  host: ServiceHost,
  terminal: Terminal,
  body: Buffer,
): Promise<boolean> {
  const batch = readBatch(body);
  if (!batch.ok) {
    await refuseOf(host, terminal, body, { reason: batch.fault, detail: batch.detail });
    return false;
  }
  const locations: Location[] = [];
  for (const one of batch.locations) {
    if (one.ok) locations.push(one.location);
    else await refuseOf(host, terminal, body, { reason: one.fault, detail: one.detail });
  }
  await store(host, terminal, { locations, raw: body, backfill: batch.backfill });
  return true;
}

async function store(
  host: ServiceHost,
  terminal: Terminal,
  what: { locations: readonly Location[]; raw: Buffer; backfill: boolean },
): Promise<void> {
  const waitMs = allow(terminal.thing, performance.now());
  if (waitMs > 0) await terminal.line.rest(Math.min(waitMs, longestWaitMs));
  const { tenantId, thingId } = terminal.key;
  const model = (await modelsOf(host.ctxOf(tenantId))).of(terminal.thing);
  const readings: Reading[] = model
    ? what.locations.flatMap((location) => readingsOf(location, model, terminal.settings))
    : [];
  await submit(host.database, {
    tenantId,
    thingId,
    door: 'jt808',
    receivedAt: host.clock.now(),
    readings,
    raw: what.raw,
    backfill: what.backfill,
  });
}

/** Keeps what a known terminal sent and could not be taken. */
export async function refuseOf(
  host: ServiceHost,
  { key, phone }: Pick<Terminal, 'key' | 'phone'>,
  raw: Buffer,
  fault: { readonly reason: ReasonCode; readonly detail: string },
): Promise<void> {
  const { tenantId, thingId } = key;
  const receivedAt = host.clock.now();
  await refuseMessage(host.database, {
    tenantId,
    thingId,
    source: phone,
    door: 'jt808',
    receivedAt,
    raw,
    ...fault,
  });
}
