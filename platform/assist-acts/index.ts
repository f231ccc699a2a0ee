/**
 * What a clerk can do for a resident from the one screen of the window desk. A module declares its own screens here; the
 * module of assistance lists them and opens them for the resident of the open session.
 */
import type { ActKind } from '../contract/behalf.ts';
import type { Tx } from '../database/index.ts';
import { defineSlot } from '../slots/index.ts';

/** One thing that can be done for a resident. */
export interface AssistAct {
  /** `module.name`. */
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** A short line under the title. */
  readonly hintZh: string;
  readonly hintEn: string;
  /** Name of an icon of `ui/icons`. */
  readonly icon: string;
  /** The consent must cover it. */
  readonly kind: ActKind;
  /** Path of the console with `:personId`, e.g. `/booking/desk?for=:personId`. */
  readonly path: string;
  /** Without it the clerk is not offered the act. */
  readonly permission: string;
  /** Smaller comes first; leave gaps of ten. */
  readonly order: number;
}

/** Filled by modules that a clerk can use for a resident. */
export const assistActsSlot = defineSlot<readonly AssistAct[]>('assist.acts');

/** What a printed receipt says of something that was made. */
export interface ReceiptLine {
  /** What it is: `预约 11月30日 09:00 内科门诊`. */
  readonly what: string;
  /** Who answers for it, or where to go; empty where that says nothing. */
  readonly department: string;
  readonly dueAt: Date | null;
  /** Page of the residents' app that the QR code opens; null where there is none. */
  readonly path: string | null;
}

/**
 * Knows what stands behind a number that an act for a resident gave back. Asked for what was made for this very resident;
 * undefined for numbers of other modules and other people.
 */
export type ReceiptSource = (
  tx: Tx,
  number: string,
  personId: string,
) => Promise<ReceiptLine | undefined>;

/** Filled by modules whose acts give a number. */
export const assistReceiptsSlot = defineSlot<ReceiptSource>('assist.receipts');
