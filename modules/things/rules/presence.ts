/** Whether a device is there, decided from what was heard and when. */
import type { PresenceStatus } from '../types.ts';

/** Why a device has its status. */
export type PresenceCause = 'seen' | 'connection' | 'silence' | 'gateway';

/** What is known of a device's presence. */
export interface Presence {
  readonly status: Exclude<PresenceStatus, 'never'>;
  readonly cause: PresenceCause;
  readonly lastSeenAt: Date;
  readonly changedAt: Date;
}

/** A sign of life, or the end of a connection (`online` false). */
export interface Sign {
  readonly at: Date;
  readonly online: boolean;
}

/** Presence after a sign. A connection that ended before the last word of the device changes nothing. */
export function afterSign(known: Presence | null, { at, online }: Sign): Presence {
  const lastSeenAt = known && known.lastSeenAt > at ? known.lastSeenAt : at;
  if (!online && known && known.lastSeenAt > at) return known;
  const status = online ? 'online' : 'offline';
  const changedAt = known?.status === status ? known.changedAt : at;
  return { status, cause: online ? 'seen' : 'connection', lastSeenAt, changedAt };
}

/** When a device that stays quiet becomes silent. */
export function silentAt(lastSeenAt: Date, silentAfterSeconds: number): Date {
  return new Date(lastSeenAt.getTime() + silentAfterSeconds * 1000);
}

/** Presence once the time has come; null when it stays as it is. */
export function afterSilence(
  known: Presence,
  now: Date,
  silentAfterSeconds: number,
): Presence | null {
  if (known.status === 'silent' || known.cause === 'gateway') return null;
  if (silentAt(known.lastSeenAt, silentAfterSeconds) > now) return null;
  return { ...known, status: 'silent', cause: 'silence', changedAt: now };
}

/** A child's presence when its gateway goes; null when it stays as it is. */
export function afterGatewayLost(known: Presence, now: Date): Presence | null {
  if (known.status !== 'online') return null;
  return { ...known, status: 'offline', cause: 'gateway', changedAt: now };
}

/** A child's presence when its gateway is back; null when it stays as it is. */
export function afterGatewayBack(
  known: Presence,
  now: Date,
  silentAfterSeconds: number,
): Presence | null {
  if (known.cause !== 'gateway') return null;
  const isSilent = silentAt(known.lastSeenAt, silentAfterSeconds) <= now;
  const status = isSilent ? 'silent' : 'online';
  return { ...known, status, cause: isSilent ? 'silence' : 'seen', changedAt: now };
}
