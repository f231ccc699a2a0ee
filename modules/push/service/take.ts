/** Taking a pushed message: signature, mapping, each item to its device, answered after the commit. */
import { allow, refuseMessage, submit } from '#modules/observations/index.ts';
import { findKey, noteSeen, type ReasonCode, thingsOf } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { problem } from '../problems.ts';
import { type ReadItem, readMessage } from '../rules/mapping.ts';
import { signatureFault } from '../rules/signature.ts';
import {
  forgetSignature,
  noteSignature,
  sourceAnywhere,
  type SourceRow,
  updateSource,
} from '../store.ts';
import { parsedJson } from './sources.ts';

/** A message as it came. */
export interface Pushed {
  readonly sourceId: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: Buffer;
}

/** What became of a message. */
export interface PushReceipt {
  readonly accepted: number;
  readonly repeated: number;
  readonly refused: {
    /** Place of the item in the message, from 0. */
    item: number;
    key: string | null;
    reason: ReasonCode;
    detail: string;
  }[];
}

/** Takes a message. @throws push-source, push-signature, push-replayed, push-json */
export async function takePush(host: ServiceHost, pushed: Pushed): Promise<PushReceipt> {
  const source = isId(pushed.sourceId) && (await sourceAnywhere(host.database, pushed.sourceId));
  if (!source || !source.active) throw problem('push-source');
  await checkSignature(host, source, pushed);
  try {
    return await takeItems(host, source, pushed.body);
  } catch (error) {
    // Not stored: the sender may send the very same again.
    await inTown(host, source, (tx) => forgetSignature(tx, source.id, pushed.signature));
    throw error;
  }
}

const isId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text);

const inTown = <T>(
  host: ServiceHost,
  { tenantId }: SourceRow,
  work: Parameters<typeof host.database.inTenant<T>>[1],
): Promise<T> => host.database.inTenant(host.ctxOf(tenantId), work);

async function checkSignature(host: ServiceHost, source: SourceRow, pushed: Pushed): Promise<void> {
  const fault = signatureFault(source.secret, pushed, pushed.body, host.clock.now());
  if (fault !== undefined) {
    await refuse(host, source, pushed.body, ['bad-signature', fault]);
    throw problem('push-signature', { fault });
  }
  const isNew = await inTown(host, source, (tx) => noteSignature(tx, source.id, pushed.signature));
  if (!isNew) throw problem('push-replayed');
}

async function takeItems(host: ServiceHost, source: SourceRow, body: Buffer): Promise<PushReceipt> {
  const text = body.toString('utf8');
  let items: ReadItem[] | undefined;
  try {
    items = readMessage(parsedJson(text), source.mapping);
  } catch (error) {
    await refuse(host, source, body, ['bad-json', (error as Error).message]);
    throw error;
  }
  if (!items) {
    const detail = `no list at ${source.mapping.items || '/'}, or too long`;
    await refuse(host, source, body, ['bad-json', detail]);
    return {
      accepted: 0,
      repeated: 0,
      refused: [{ item: 0, key: null, reason: 'bad-json', detail }],
    };
  }
  const receipts = await Promise.all(items.map((item, at) => takeItem(host, source, item, at)));
  await inTown(host, source, (tx) => updateSource(tx, source.id, { lastAt: host.clock.now() }));
  return {
    accepted: receipts.reduce((sum, { accepted }) => sum + accepted, 0),
    repeated: receipts.reduce((sum, { repeated }) => sum + repeated, 0),
    refused: receipts.flatMap(({ refused }) => refused).slice(0, 1000),
  };
}

/** Longest that an item of a device over its budget waits, ms; beyond it is refused. */
const longestWaitMs = 2000;

async function takeItem(
  host: ServiceHost,
  source: SourceRow,
  item: ReadItem,
  place: number,
): Promise<PushReceipt> {
  const raw = Buffer.from(JSON.stringify(item));
  const refused = async (reason: ReasonCode, detail: string): Promise<PushReceipt> => {
    await refuse(host, source, raw, [reason, detail]);
    return { accepted: 0, repeated: 0, refused: [{ item: place, key: null, reason, detail }] };
  };
  const [fault] = item.faults;
  if (fault !== undefined) return refused('bad-json', `no ${fault.what} at ${fault.path}`);
  const key = await findKey(host.database, 'push', item.device);
  // A source speaks for devices of its own town only.
  if (!key || key.tenantId !== source.tenantId) {
    return refused('unknown-thing', item.device);
  }
  const thing = (await thingsOf(host.ctxOf(key.tenantId))).byId(key.thingId);
  if (!thing || key.state !== 'active') {
    return refused('disabled', item.device);
  }
  const waitMs = allow(thing, performance.now());
  if (waitMs > longestWaitMs) {
    return refused('over-budget', `${waitMs} ms`);
  }
  if (waitMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, waitMs));
  const receivedAt = host.clock.now();
  noteSeen(host.database, key, receivedAt);
  const { tenantId, thingId } = key;
  const receipt = await submit(host.database, {
    tenantId,
    thingId,
    door: 'push',
    receivedAt,
    ...(item.at ? { at: item.at } : {}),
    readings: [...item.values],
    raw,
  });
  return { ...receipt, refused: receipt.refused.map((one) => ({ item: place, ...one })) };
}

async function refuse(
  host: ServiceHost,
  { tenantId, title }: SourceRow,
  raw: Buffer,
  [reason, detail]: readonly [ReasonCode, string],
): Promise<void> {
  const receivedAt = host.clock.now();
  const what = { door: 'push' as const, receivedAt, raw, reason, detail };
  await refuseMessage(host.database, { tenantId, thingId: null, source: title, ...what });
}
