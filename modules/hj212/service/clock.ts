/** The clock of a station against ours: told when it drifts, set when the device's settings say so. */
import { reportState } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { cn, commandFrame, requestNumber, timeText } from '#protocols/hj212/index.ts';
import type { Station } from './station.ts';

/** A change below this is not told: real-time data is as old as its interval. */
const toldFromSeconds = 120;

/** Compares the time of real-time data with its arrival. */
export async function checkClock(
  host: ServiceHost,
  station: Station,
  said: Date,
  receivedAt: Date,
): Promise<void> {
  const offsetSeconds = Math.round((said.getTime() - receivedAt.getTime()) / 1000);
  if (Math.abs(offsetSeconds - station.toldOffsetSeconds) < toldFromSeconds) return;
  station.toldOffsetSeconds = offsetSeconds;
  await tellState(host, station, { clockOffsetSeconds: offsetSeconds });
  const { setClockAboveSeconds } = station.settings;
  if (setClockAboveSeconds !== null && Math.abs(offsetSeconds) > setClockAboveSeconds) {
    sendClock(host, station);
  }
}

/** Sends the time; no command of a person waits for the answer. */
export function sendClock(host: ServiceHost, station: Station): void {
  const now = host.clock.now();
  const cp = `SystemTime=${timeText(now)}`;
  station.line.send(commandFrame(station, cn.setClock, requestNumber(now), cp));
}

/** Keeps what a station says of its own state. */
export async function tellState(
  host: ServiceHost,
  { key }: Station,
  patch: Record<string, unknown>,
): Promise<void> {
  const ctx = host.ctxOf(key.tenantId);
  await host.database.inTenant(ctx, (tx) => reportState(tx, key.thingId, patch, host.clock.now()));
}
