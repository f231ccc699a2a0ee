/** Which source times are believed. */

const year2000Ms = Date.UTC(2000, 0, 1);
/** A device's clock may run ahead of ours by this much. */
const aheadMs = 10 * 60_000;
const dayMs = 86_400_000;

/** Why a source time is refused; null when it is believed. Times in ms. */
export function timeFault(
  atMs: number,
  receivedMs: number,
  retentionDays: number,
): 'no-time' | 'too-old' | 'in-future' | null {
  if (!Number.isFinite(atMs)) return 'no-time';
  if (atMs > receivedMs + aheadMs) return 'in-future';
  if (atMs < year2000Ms || atMs < receivedMs - retentionDays * dayMs) return 'too-old';
  return null;
}

/** Start of the UTC month, ms. */
export function monthOf(atMs: number): number {
  const date = new Date(atMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** Offset of the towns' days: China's one time zone. */
const shanghaiMs = 8 * 3_600_000;

/** Start of the local day, ms. */
export function dayOf(atMs: number): number {
  return Math.floor((atMs + shanghaiMs) / dayMs) * dayMs - shanghaiMs;
}
