/** Values that a station sends: read, stored, and answered after the commit. */
import { allow, submit } from '#modules/observations/index.ts';
import { modelsOf } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import {
  answerFrame,
  cn,
  decipherBody,
  isSm4Setting,
  type Item,
  type Piece,
  readItems,
  readRecords,
  type Refused,
  type Segment,
} from '#protocols/hj212/index.ts';
import { checkClock } from './clock.ts';
import { readingsOf } from './readings.ts';
import { refuse } from './refusals.ts';
import type { Station } from './station.ts';

/** Longest that a station over its budget is made to wait, ms; the line is not read meanwhile. */
const longestWaitMs = 10_000;

/** The items of a message, deciphered where the device enciphers. */
export function bodyOf(station: Station, segment: Segment): { ok: true; items: Item[] } | Refused {
  const { sm4, tolerance } = station.settings;
  // Answers to commands are short and known; devices send them in plain.
  const isPlain = !isSm4Setting(sm4) || segment.cp === '' || segment.cn.startsWith('90');
  if (isPlain) return readItems(segment.cp, tolerance);
  const clear = decipherBody(segment.cp, sm4);
  return clear.ok ? readItems(clear.cp, tolerance) : clear;
}

/** Takes a message with values. */
export async function takeData(
  host: ServiceHost,
  station: Station,
  segment: Segment,
  raw: Buffer,
): Promise<void> {
  // History that we asked for comes in one go.
  const isAsked = station.orders.asked(segment.cn, segment.qn);
  if (!isAsked && !(await waitForBudget(station))) return;
  const body = bodyOf(station, segment);
  if (!body.ok) return refuseSegment(host, station, raw, body);
  const { tolerance } = station.settings;
  // The time of the packet itself; values without one may still find it in their first packet.
  const isPart = (segment.packets?.count ?? 1) > 1;
  const own = readRecords(isPart ? timesOnly(body.items) : body.items, tolerance);
  if (!own.ok) return refuseSegment(host, station, raw, own);
  const nowMs = performance.now();
  for (const old of station.packets.expired(nowMs)) {
    const detail = `the first packet of QN=${old.qn ?? ''} never came`;
    await refuseSegment(host, station, raw, { ok: false, fault: 'bad-frame', detail });
  }
  const sorted = station.packets.add(segment, own.dataTime, nowMs);
  if (!sorted.ok) return refuseSegment(host, station, raw, sorted);
  for (const piece of sorted.pieces) await takePiece(host, station, piece, raw);
}

function timesOnly(items: readonly Item[]): Item[] {
  return items.filter((item) => item.some(({ code }) => code === 'DataTime'));
}

async function takePiece(
  host: ServiceHost,
  station: Station,
  { segment, inherited }: Piece,
  raw: Buffer,
): Promise<void> {
  const body = bodyOf(station, segment);
  const records = body.ok ? readRecords(body.items, station.settings.tolerance, inherited) : body;
  if (!records.ok) return refuseSegment(host, station, raw, records);
  const { tenantId, thingId } = station.key;
  const model = (await modelsOf(host.ctxOf(tenantId))).of(station.thing);
  const receivedAt = host.clock.now();
  const asked = station.orders.asked(segment.cn, segment.qn);
  const upload = { command: segment.cn, asked, values: records.values };
  await submit(host.database, {
    tenantId,
    thingId,
    door: 'hj212',
    receivedAt,
    raw,
    ...(records.dataTime ? { at: records.dataTime } : {}),
    readings: model ? readingsOf(upload, model, station.settings) : [],
    backfill: isBackfill(station, segment),
  });
  // Only now is it true that the values are kept.
  if (segment.flag.answerWanted) station.line.send(answerFrame(segment, cn.dataAnswer));
  if (segment.cn === cn.realtime && records.dataTime && !isBackfill(station, segment)) {
    await checkClock(host, station, records.dataTime, receivedAt);
  }
}

function isBackfill(station: Station, segment: Segment): boolean {
  const marked = segment.backfill && station.settings.allowBackfill;
  return marked || station.orders.asked(segment.cn, segment.qn);
}

/** @returns false when the station has gone meanwhile: nothing is stored, nothing answered */
async function waitForBudget({ thing, line }: Station): Promise<boolean> {
  const waitMs = allow(thing, performance.now());
  if (waitMs > 0) await line.rest(Math.min(waitMs, longestWaitMs));
  return line.open;
}

/** Keeps what a known station sent and could not be taken. */
export async function refuseSegment(
  host: ServiceHost,
  { key, mn }: Station,
  raw: Buffer,
  { fault, detail }: Refused,
): Promise<void> {
  await refuse(host, { from: key, source: mn, raw, reason: fault, detail });
}
