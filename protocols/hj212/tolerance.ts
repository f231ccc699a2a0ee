/** What of the standard a device is excused from. Everything is off by default. */
export interface Tolerance {
  /** The CRC may be written in lower case. */
  readonly lowerCaseCrc?: boolean;
  /** The length may have three digits. */
  readonly threeDigitLength?: boolean;
  /** The declared length may be wrong while the CRC is right. */
  readonly wrongLength?: boolean;
  /** The CRC is not looked at: the last resort, frames may be damaged unseen. */
  readonly noCrcCheck?: boolean;
  /** The data segment may be longer than 1,024 bytes. */
  readonly longSegment?: boolean;
  /** A `;` may stand after the last item. */
  readonly trailingSemicolon?: boolean;
  /** MN may be empty: the device that spoke last on the connection is meant. */
  readonly emptyMn?: boolean;
  /** DataTime may carry milliseconds (17 digits). */
  readonly longTimes?: boolean;
}

/** Everything excused: used to find out who speaks before judging how. */
export const mostTolerant: Tolerance = {
  lowerCaseCrc: true,
  threeDigitLength: true,
  wrongLength: true,
  noCrcCheck: true,
  longSegment: true,
  trailingSemicolon: true,
  emptyMn: true,
  longTimes: true,
};

/** What is wrong with a frame. */
export type FrameFault = 'bad-frame' | 'bad-length' | 'bad-crc';

/** A refusal with its reason in words for an operator. */
export interface Refused {
  readonly ok: false;
  readonly fault: FrameFault;
  readonly detail: string;
}

/** Makes a refusal. */
export function refused(fault: FrameFault, detail: string): Refused {
  return { ok: false, fault, detail };
}
