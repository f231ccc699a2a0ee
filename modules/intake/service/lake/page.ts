/** A page of rows: what is asked, and what comes. */
import type { Selection } from './selection.ts';

/** A page of rows. */
export interface RowPage {
  /** Values by field: texts, numbers, booleans, days `YYYY-MM-DD`, instants ISO 8601; null for none. */
  readonly rows: Record<string, unknown>[];
  /** Names of the rows in their order: stable as long as the row's key stays in the resource; tells nothing of the row. */
  readonly rowKeys: string[];
  /** Values of the field that was asked for beside, row by row; empty when none was. */
  readonly aside: unknown[];
  /** Give it as `after` for the next page; null on the last. */
  readonly next: string | null;
}

/** What a page is asked for. */
export interface PageAsked extends Selection {
  readonly after: string | null;
  readonly limit: number;
  /** A field that is read whole beside the selection, as `RowPage.aside`. */
  readonly aside?: string | undefined;
  /** Only the row of that name; for resources read in place. */
  readonly only?: string | undefined;
}
