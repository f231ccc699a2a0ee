/** Events of devices: checked against the model, kept once, told. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { events } from '../contract/events.ts';
import type { ReasonCode } from '../contract/reasons.ts';
import type { DeviceEventView } from '../contract/shapes.ts';
import { deviceEventRows, insertDeviceEvent } from '../store/device-events.ts';
import type { DeviceEventRow } from '../store/tables.ts';
import { audienceOf } from './audience.ts';
import { modelsOf } from './models.ts';
import { knownThing } from './require.ts';
import { visibleThing } from './views.ts';

/** An event as a device sent it. */
export interface SentEvent {
  readonly thingId: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** When it happened, in the device's time. */
  readonly at: Date;
}

/** What became of it. */
export type EventReceipt =
  | { readonly ok: true; readonly isNew: boolean }
  | { readonly ok: false; readonly reason: ReasonCode; readonly detail: string };

const farthestAheadMs = 600_000;
const earliest = new Date('2000-01-01T00:00:00Z');

/** Takes an event; a repeat is answered like the first. What does not fit the model is refused. */
export async function takeEvent(tx: Tx, sent: SentEvent): Promise<EventReceipt> {
  const { thingId, key, at } = sent;
  const receivedAt = tx.ctx.clock.now();
  if (Number.isNaN(at.getTime())) return { ok: false, reason: 'no-time', detail: 'at' };
  if (at < earliest) return { ok: false, reason: 'too-old', detail: at.toISOString() };
  if (at.getTime() > receivedAt.getTime() + farthestAheadMs) {
    return { ok: false, reason: 'in-future', detail: at.toISOString() };
  }
  const thing = await knownThing(tx, thingId);
  const model = (await modelsOf(tx)).of(thing);
  const event = model?.event(key);
  const verdict = model?.checkEvent(key, sent.fields);
  if (!event || !verdict) return { ok: false, reason: 'unknown-event', detail: key.slice(0, 80) };
  if (!verdict.ok) {
    const [first] = verdict.faults;
    const detail = `${first?.key ?? ''}: ${first?.detail ?? ''}`;
    return { ok: false, reason: first?.reason ?? 'wrong-type', detail };
  }
  const { tenantId } = tx.ctx;
  const { severity } = event;
  const fields = { ...verdict.values };
  const id = uuidv7();
  const row = { tenantId, thingId, at, key, id, severity, fields, receivedAt };
  const isNew = await insertDeviceEvent(tx, row);
  if (isNew) {
    await emit(tx, [
      {
        type: events.deviceEvent,
        subject: thingId,
        payload: { thingId, key, severity, at: at.toISOString() },
        audience: audienceOf(thing),
      },
    ]);
  }
  return { ok: true, isNew };
}

/** Events of a device, newest first. @throws not-found */
export function listDeviceEvents(
  ctx: Ctx,
  thingId: string,
  { cursor, limit = 50 }: { cursor?: string; limit?: number },
): Promise<{ items: DeviceEventView[]; nextCursor: string | null }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await visibleThing(tx, thingId);
    const rows = await deviceEventRows(tx, thingId, { limit, before: cursor ?? null });
    const page = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? (page.at(-1)?.id ?? null) : null;
    return { items: page.map(viewOf), nextCursor };
  });
}

function viewOf({ id, key, severity, fields, at, receivedAt }: DeviceEventRow): DeviceEventView {
  return {
    id,
    key,
    severity,
    fields,
    at: at.toISOString(),
    receivedAt: receivedAt.toISOString(),
  };
}
