/** ChirpStack v4 through its REST proxy: putting bytes into a device's queue. */

import { outward } from '#platform/outward/index.ts';

/** How the network server is reached. */
export interface ChirpStackApi {
  readonly url: string;
  /** An API key of ChirpStack. */
  readonly token: string;
}

/** What is to be sent to a device. */
export interface QueueItem {
  readonly devEui: string;
  readonly fPort: number;
  readonly bytes: Buffer;
  readonly confirmed: boolean;
}

/** The number of the queue item, or why there is none. */
export type Enqueued =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: string; readonly again: boolean };

const timeoutMs = 10_000;

/** Puts bytes into the queue of a device. Never throws. */
export async function enqueue(api: ChirpStackApi, item: QueueItem): Promise<Enqueued> {
  const { devEui, fPort, bytes, confirmed } = item;
  const queueItem = { confirmed, fPort, data: bytes.toString('base64') };
  try {
    const { status, bytes: answer } = await outward(`${api.url}/api/devices/${devEui}/queue`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'Grpc-Metadata-Authorization': `Bearer ${api.token}`,
      },
      body: JSON.stringify({ queueItem }),
      timeoutMs,
      largestBytes: 1_000_000,
    });
    const text = answer.toString('utf8').slice(0, 10_000);
    if (status >= 200 && status < 300) return idIn(text);
    const again = status >= 500 || status === 429;
    return {
      ok: false,
      again,
      reason: `ChirpStack answered ${status}: ${messageIn(text)}`,
    };
  } catch (error) {
    const reason = `ChirpStack could not be reached: ${(error as Error).message}`;
    return { ok: false, again: true, reason };
  }
}

function idIn(text: string): Enqueued {
  const id = memberOf(text, 'id');
  return id === ''
    ? { ok: false, again: false, reason: 'ChirpStack answered without a number' }
    : { ok: true, id };
}

function messageIn(text: string): string {
  return (memberOf(text, 'message') || text).slice(0, 200);
}

function memberOf(text: string, name: string): string {
  try {
    const value = (JSON.parse(text) as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}
