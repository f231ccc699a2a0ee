/** Measured values of one body, each with its time and quality. */
import type { Item } from './items.ts';
import { readTime } from './times.ts';
import { type Refused, refused, type Tolerance } from './tolerance.ts';

/** Quality of a value: N normal, F stopped, M maintenance, S set by hand, D fault, C calibration, T over range, B line broken. */
export type DataFlag = 'N' | 'F' | 'M' | 'S' | 'D' | 'C' | 'T' | 'B';

/** One value of one factor. */
export interface FactorValue {
  /** Code of the factor as it was sent. */
  readonly code: string;
  /** Rtd, Avg, Min, Max, Cou, ZsRtd … */
  readonly field: string;
  /** As it was sent: whether it is a number is not decided here. */
  readonly text: string;
  readonly at: Date;
  readonly flag: DataFlag;
}

/** What a body says. */
export interface Records {
  readonly values: readonly FactorValue[];
  /** The last DataTime, for packets that leave theirs out; null without one. */
  readonly dataTime: Date | null;
}

const flags: Readonly<Record<string, DataFlag>> = {
  N: 'N',
  F: 'F',
  M: 'M',
  S: 'S',
  D: 'D',
  C: 'C',
  T: 'T',
  B: 'B',
  P: 'D',
  '0': 'C',
  '1': 'N',
  '2': 'D',
  '3': 'N',
};

/** Fields that describe a factor's other fields instead of carrying a value. */
const describing = new Set(['Flag', 'SampleTime', 'EFlag']);

/**
 * Reads the values of a body. Each DataTime holds for what follows it.
 * @param inherited the time of the message's first packet, where a later one names none
 */
export function readRecords(
  items: readonly Item[],
  tolerance: Tolerance = {},
  inherited: Date | null = null,
): ({ ok: true } & Records) | Refused {
  const values: FactorValue[] = [];
  let dataTime = inherited;
  for (const item of items) {
    const said = item.find(({ code, field }) => code === 'DataTime' && field === '');
    if (said) {
      const at = readTime(said.value, tolerance.longTimes);
      if (!at) return refused('bad-frame', `DataTime=${said.value.slice(0, 20)} is no time`);
      dataTime = at;
    }
    const carrying = item.filter(({ field }) => field !== '' && !describing.has(field));
    if (carrying.length === 0) continue;
    if (!dataTime) return refused('bad-frame', 'values without a DataTime before them');
    for (const { code, field, value } of carrying) {
      const about = aboutFactor(item, code, tolerance);
      values.push({ code, field, text: value, flag: about.flag, at: about.sampleTime ?? dataTime });
    }
  }
  return { ok: true, values, dataTime };
}

/** A flag nobody knows is taken as a fault, never as normal; none is normal (2005). */
function aboutFactor(
  item: Item,
  factor: string,
  tolerance: Tolerance,
): { flag: DataFlag; sampleTime: Date | undefined } {
  const about = (name: string) =>
    item.find(({ code, field }) => code === factor && field === name)?.value;
  const flag = about('Flag');
  return {
    flag: flag === undefined ? 'N' : (flags[flag] ?? 'D'),
    sampleTime: readTime(about('SampleTime') ?? '', tolerance.longTimes),
  };
}
