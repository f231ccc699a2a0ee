/** What the makers of files are handed. */
import type { ObservedValue } from '../../types.ts';

/** A value with the property that it is of. */
export type Row = ObservedValue & { readonly key: string };

/** Rows in order, a page at a time. */
export type Pages = AsyncGenerator<readonly Row[]>;
