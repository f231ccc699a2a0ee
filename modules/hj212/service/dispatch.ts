/** What is done with each command number that a station sends. */
import type { ServiceHost } from '#platform/module/index.ts';
import {
  answerFrame,
  cn,
  executionOutcome,
  type Item,
  plainValue,
  readTime,
  requestAnswerFrame,
  requestOutcome,
  type Segment,
} from '#protocols/hj212/index.ts';
import { sendClock, tellState } from './clock.ts';
import { carriesData } from './readings.ts';
import type { Station } from './station.ts';
import { bodyOf, refuseSegment, takeData } from './uploads.ts';

/** QnRtn of a command that we do not serve. */
const wrongCommand = 8;

/** Serves one message of a station that has shown its password. */
export async function serve(
  host: ServiceHost,
  station: Station,
  segment: Segment,
  raw: Buffer,
): Promise<void> {
  if (carriesData(segment.cn)) return takeData(host, station, segment, raw);
  const body = bodyOf(station, segment);
  if (!body.ok) return refuseSegment(host, station, raw, body);
  if (await serveAnswer(station, segment, body.items)) return;
  if (segment.cn === cn.askClock) return giveClock(host, station, segment);
  const state = stateIn(segment, body.items);
  if (!state) return refuseUnknown(host, station, segment, raw);
  station.orders.note(segment.qn, state);
  await tellState(host, station, state);
  if (segment.flag.answerWanted) station.line.send(answerFrame(segment, cn.dataAnswer));
}

/** Answers to our own commands. @returns whether it was one */
async function serveAnswer(
  { orders }: Station,
  { cn: command, qn }: Segment,
  items: readonly Item[],
): Promise<boolean> {
  if (command === cn.requestAnswer) {
    const { good, words } = requestOutcome(items);
    await orders.requestAnswered(qn, good, words);
    return true;
  }
  if (command === cn.resultAnswer) {
    const { good, words } = executionOutcome(items);
    await orders.executed(qn, good, words);
    return true;
  }
  if (command === cn.noticeAnswer) {
    await orders.executed(qn, true, '');
    return true;
  }
  return command === cn.dataAnswer;
}

/** 1013: the station asks for the time. */
function giveClock(host: ServiceHost, station: Station, segment: Segment): void {
  if (segment.flag.answerWanted) station.line.send(answerFrame(segment, cn.noticeAnswer));
  sendClock(host, station);
}

/** What a message says of the station itself; undefined for commands that are not served. */
function stateIn(
  { cn: command }: Segment,
  items: readonly Item[],
): Record<string, unknown> | undefined {
  const time = (name: string) =>
    readTime(plainValue(items, name) ?? '', true)?.toISOString() ?? null;
  const number = (name: string) => {
    const text = plainValue(items, name) ?? '';
    return /^\d{1,6}$/.test(text) ? Number(text) : null;
  };
  switch (command) {
    case cn.boot:
      return { restartedAt: time('RestartTime') ?? time('DataTime') };
    case cn.readClock:
      return { stationClock: time('SystemTime') };
    case cn.readRealtimeInterval:
      return { realtimeIntervalSeconds: number('RtdInterval') };
    case cn.readMinuteInterval:
      return { minuteIntervalMinutes: number('MinInterval') };
    case cn.keepSample:
      return { keptSample: plainValue(items, 'VaseNo') ?? null };
    default:
      return undefined;
  }
}

async function refuseUnknown(
  host: ServiceHost,
  station: Station,
  segment: Segment,
  raw: Buffer,
): Promise<void> {
  if (segment.flag.answerWanted) station.line.send(requestAnswerFrame(segment, wrongCommand));
  const detail = `command ${segment.cn} is not served`;
  await refuseSegment(host, station, raw, { ok: false, fault: 'bad-frame', detail });
}
