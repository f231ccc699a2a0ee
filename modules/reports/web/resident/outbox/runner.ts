/** Keeps sending while reports wait: at once, after a pause, and when the network returns. One tab at a time. */
import { useSyncExternalStore } from 'react';
import type { ReportReceipt } from '../../../contract/index.ts';
import type { Draft } from '../draft.ts';
import { sendReport } from '../send-draft.ts';
import { replayReports, type WaitingReport } from './replay.ts';
import { deviceStore } from './store.ts';

/** What waits and what left while the app is open. */
export interface OutboxState {
  readonly waiting: readonly WaitingReport[];
  readonly sent: readonly ReportReceipt[];
  readonly sending: boolean;
}

let state: OutboxState = { waiting: [], sent: [], sending: false };
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;

function become(part: Partial<OutboxState>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

const reread = async (): Promise<void> => become({ waiting: await deviceStore.all() });

/** Puts a finished report where it waits. @throws where the browser forbids its database */
export async function queueReport(draft: Draft): Promise<void> {
  const queuedAt = draft.sendingSince ?? new Date().toISOString();
  await deviceStore.put({ id: draft.id, draft, queuedAt });
  // Asks the browser not to clear this store when the phone runs short of room.
  void (navigator as { storage?: StorageManager }).storage?.persist?.();
  await reread();
  planNext(2);
}

/** Takes a report out: to mend it, or because the person gave it up. */
export async function takeOut(id: string): Promise<void> {
  await deviceStore.remove(id);
  await reread();
}

/** Sends now what waits. */
export function sendWaiting(): Promise<void> {
  running ??= alone(go).finally(() => {
    running = null;
  });
  return running;
}

async function go(): Promise<void> {
  clearTimeout(timer);
  become({ sending: true });
  try {
    const { sent, againAfterSeconds } = await replayReports(deviceStore, sendReport);
    become({ sent: [...state.sent, ...sent] });
    if (againAfterSeconds !== null) planNext(againAfterSeconds);
  } finally {
    await reread();
    become({ sending: false });
  }
}

function planNext(seconds: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void sendWaiting(), seconds * 1000);
}

/** Several tabs share one store: only one sends. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request('zhenshu-reports', work);
}

let watching = false;

/** Begins to send by itself. */
export function watchNetwork(): void {
  if (watching) return;
  watching = true;
  addEventListener('online', () => void sendWaiting());
  void reread().then(() => (state.waiting.length > 0 ? sendWaiting() : undefined));
}

/** What waits, for pages. */
export function useWaiting(): OutboxState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}
