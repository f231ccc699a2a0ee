/** How many reports wait, kept beside the settings: read without opening the database. */
import { recall, remember } from '#ui/kit/memory.ts';

const countKey = 'zhenshu.outbox';

/** How many wait on this device. */
export function waitingCount(): number {
  return Number(recall(countKey) ?? 0) || 0;
}

/** Notes how many wait. */
export function noteWaiting(count: number): void {
  remember(countKey, count > 0 ? String(count) : null);
}
