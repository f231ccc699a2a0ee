/** Judging a message against its device's model: what is taken, and what is not and why. */
import type { ReasonCode } from '#modules/things/index.ts';
import { type Quality, qualities, type Value } from '../../contract/reading.ts';
import { timeFault } from '../../rules/times.ts';
import type { Arrival, Reading, RefusedReading } from '../../types.ts';
import type { KnownThing } from './streams.ts';

/** A value that fits. */
export interface FittingValue {
  readonly key: string;
  readonly value: Value;
  /** Microseconds since 1970. */
  readonly at: number;
  /** Seconds. */
  readonly lag: number;
  readonly quality: Quality;
}

/** A message judged. */
export interface Checked {
  readonly fitting: FittingValue[];
  readonly refused: RefusedReading[];
}

const refusedWhole = (reason: ReasonCode, detail: string): Checked => ({
  fitting: [],
  refused: [{ index: null, key: null, reason, detail }],
});

/** More values in one message are refused. */
const mostReadings = 20_000;

/** Judges a message. */
export function checkArrival(arrival: Arrival, known: KnownThing | undefined): Checked {
  if (!known) return refusedWhole('unknown-thing', arrival.thingId);
  if (known.thing.state !== 'active') return refusedWhole('disabled', known.thing.code);
  if (arrival.readings.length > mostReadings) {
    return refusedWhole('too-long', `${arrival.readings.length} > ${mostReadings}`);
  }
  const checked: Checked = { fitting: [], refused: [] };
  const receivedMs = arrival.receivedAt.getTime();
  const { retentionDays } = known.compiled.model;
  for (const [index, reading] of arrival.readings.entries()) {
    const atMs = (reading.at ?? arrival.at)?.getTime() ?? receivedMs;
    const fault = timeFault(atMs, receivedMs, retentionDays);
    if (fault) checked.refused.push({ index, ...refusal(reading, fault, timeText(atMs)) });
    else checkReading(reading, known, { index, atMs, receivedMs }, checked);
  }
  return checked;
}

function checkReading(
  reading: Reading,
  known: KnownThing,
  { index, atMs, receivedMs }: { index: number; atMs: number; receivedMs: number },
  checked: Checked,
): void {
  const quality = reading.quality ?? 'N';
  if (!qualities.includes(quality)) {
    const detail = `flag ${String(quality).slice(0, 20)}`;
    checked.refused.push({ index, ...refusal(reading, 'wrong-type', detail) });
    return;
  }
  const verdict = known.compiled.check(reading.key, reading.value);
  const isFlagged = !verdict.ok && isBelievedWhenFlagged(verdict.reason, quality, reading.value);
  if (!verdict.ok && !isFlagged) {
    checked.refused.push({ index, ...refusal(reading, verdict.reason, verdict.detail) });
    return;
  }
  checked.fitting.push({
    key: reading.key,
    value: verdict.ok ? verdict.value : (reading.value as number),
    at: atMs * 1000,
    lag: (receivedMs - atMs) / 1000,
    quality,
  });
}

/** A value outside its range that says itself that it is not normal (over range, fault) is kept. */
function isBelievedWhenFlagged(reason: ReasonCode, quality: Quality, value: unknown): boolean {
  return (
    reason === 'out-of-range' &&
    quality !== 'N' &&
    typeof value === 'number' &&
    Math.abs(value) <= 1e15
  );
}

function refusal(
  reading: Reading,
  reason: ReasonCode,
  detail: string,
): Omit<RefusedReading, 'index'> {
  return { key: String(reading.key).slice(0, 80), reason, detail };
}

function timeText(atMs: number): string {
  return Number.isFinite(atMs) && Math.abs(atMs) < 8.64e15
    ? new Date(atMs).toISOString()
    : 'no time';
}
