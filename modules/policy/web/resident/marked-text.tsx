import type { MarkedPiece } from './types.ts';

/** A text with the words that were asked for marked. */
export function MarkedText({ pieces }: { pieces: readonly MarkedPiece[] }) {
  return (
    <>
      {pieces.map(({ text, hit }, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name.
        hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
      )}
    </>
  );
}
