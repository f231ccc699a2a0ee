/** The Flag of a data segment: version, split packet, answer wanted. */

/** Editions of the standard. */
export type Edition = 2005 | 2017 | 2025;

/** A Flag taken apart: bits V5…V0 D A. */
export interface Flag {
  readonly edition: Edition;
  /** D: the message is split, PNUM and PNO follow. */
  readonly split: boolean;
  /** A: the sender waits for an answer. */
  readonly answerWanted: boolean;
}

const editions: readonly Edition[] = [2005, 2017, 2025];

/** Reads a Flag; absent means the edition of 2005, whole, unanswered. @returns undefined when it is none */
export function readFlag(text: string | undefined): Flag | undefined {
  if (text === undefined) return { edition: 2005, split: false, answerWanted: false };
  if (!/^\d{1,3}$/.test(text) || Number(text) > 255) return undefined;
  const bits = Number(text);
  const edition = editions[bits >> 2];
  return edition && { edition, split: (bits & 2) !== 0, answerWanted: (bits & 1) !== 0 };
}

/** The Flag as it is sent. */
export function flagText({ edition, split, answerWanted }: Flag): string {
  return String((editions.indexOf(edition) << 2) | (split ? 2 : 0) | (answerWanted ? 1 : 0));
}
