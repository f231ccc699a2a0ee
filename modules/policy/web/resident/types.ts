import type { SearchHit } from '../../contract/index.ts';

/** A piece of a marked text. */
export type MarkedPiece = SearchHit['markedTitle'][number];
