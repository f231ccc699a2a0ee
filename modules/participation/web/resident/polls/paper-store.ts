/** Ballot papers on this phone: kept before anything is sent, so that a lost answer or a second tab costs nobody the voice. */
import type { BallotPaper } from '../../ballot/blind.ts';

/** One paper on its way; after it was cast only the receipt is left. */
export type KeptPaper =
  | { readonly paper: BallotPaper; readonly signature: string | null }
  | { readonly receipt: string };

/** Name of the vote's paper in the browser's store. */
export const paperKey = (number: string): string => `zhenshu.ballot.${number}`;

/** The paper of a vote on this phone. */
export function keptPaper(number: string): KeptPaper | null {
  try {
    const text = localStorage.getItem(paperKey(number));
    return text ? (JSON.parse(text) as KeptPaper) : null;
  } catch {
    return null;
  }
}

/** Keeps a paper. @throws where the browser keeps nothing: then it is not sent either */
export function keepPaper(number: string, kept: KeptPaper): void {
  localStorage.setItem(paperKey(number), JSON.stringify(kept));
}
