/** What the platform says: answers and commands, and what the device answers to them. */
import { encodeFrame } from './frame.ts';
import type { Edition } from './flag.ts';
import { type Item, plainValue } from './items.ts';
import type { Segment } from './segment.ts';

/** Command numbers in use. */
export const cn = {
  readClock: '1011',
  setClock: '1012',
  askClock: '1013',
  noticeClock: '1014',
  readRealtimeInterval: '1061',
  setRealtimeInterval: '1062',
  readMinuteInterval: '1063',
  setMinuteInterval: '1064',
  realtime: '2011',
  stopRealtime: '2012',
  deviceState: '2021',
  stopDeviceState: '2022',
  day: '2031',
  deviceDay: '2041',
  minute: '2051',
  hour: '2061',
  boot: '2081',
  keepSample: '3015',
  deviceId: '3019',
  deviceInfo: '3020',
  setDevice: '3021',
  requestAnswer: '9011',
  resultAnswer: '9012',
  noticeAnswer: '9013',
  dataAnswer: '9014',
} as const;

/** Who is spoken to. */
export interface Station {
  readonly st: string;
  readonly pw: string;
  readonly mn: string;
  readonly edition: Edition;
}

const interaction = '91';

/** Answers an upload (9014) or a notice (9013), by the request's own number. */
export function answerFrame(to: Segment, answer: '9013' | '9014'): Buffer {
  const { qn, pw, mn, flag, packets } = to;
  const own = { edition: flag.edition, split: packets !== null, answerWanted: false };
  return encodeFrame({
    qn,
    pw,
    mn,
    packets,
    st: interaction,
    cn: answer,
    flag: own,
    backfill: false,
    cp: '',
  });
}

/** Answers a request of the device (9011): 1 ready, 2 refused, 3 wrong PW, 4 wrong MN … */
export function requestAnswerFrame(to: Segment, code: number): Buffer {
  const { qn, pw, mn, flag } = to;
  return encodeFrame({
    qn,
    pw,
    mn,
    st: interaction,
    cn: cn.requestAnswer,
    packets: null,
    backfill: false,
    flag: {
      edition: flag.edition,
      split: false,
      answerWanted: false,
    },
    cp: `QnRtn=${code}`,
  });
}

/** A command to the device. @param qn its request number, by which its answers are known */
export function commandFrame(station: Station, command: string, qn: string, cp: string): Buffer {
  const { st, pw, mn, edition } = station;
  return encodeFrame({
    qn,
    st,
    pw,
    mn,
    cp,
    cn: command,
    packets: null,
    backfill: false,
    flag: {
      edition,
      split: false,
      answerWanted: true,
    },
  });
}

/** QnRtn in words, by code. */
const requestResults: Readonly<Record<number, string>> = {
  1: 'ready',
  2: 'request refused',
  3: 'wrong password',
  4: 'wrong MN',
  5: 'wrong ST',
  6: 'wrong Flag',
  7: 'wrong QN',
  8: 'wrong CN',
  9: 'wrong CRC',
  100: 'unknown fault',
};

/** ExeRtn in words, by code. */
const executionResults: Readonly<Record<number, string>> = {
  1: 'done',
  2: 'failed for an unknown reason',
  3: 'failed: conditions not met',
  4: 'failed: line timed out',
  5: 'failed: device busy',
  6: 'failed: device faulty',
  100: 'no data',
};

/** What a device answered. */
export interface Outcome {
  readonly code: number;
  readonly good: boolean;
  readonly words: string;
}

/** Reads QnRtn of a 9011. A missing or odd code is 100. */
export function requestOutcome(items: readonly Item[]): Outcome {
  return outcomeOf(plainValue(items, 'QnRtn'), requestResults);
}

/** Reads ExeRtn of a 9012. A missing or odd code is 100, "no data". */
export function executionOutcome(items: readonly Item[]): Outcome {
  return outcomeOf(plainValue(items, 'ExeRtn'), executionResults);
}

function outcomeOf(text: string | undefined, words: Readonly<Record<number, string>>): Outcome {
  const code = text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : 100;
  return { code, good: code === 1, words: words[code] ?? `code ${code}` };
}
