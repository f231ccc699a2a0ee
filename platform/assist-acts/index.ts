/**
 * What a clerk can do for a resident from the one screen of the window desk. A module declares its own screens here; the
 * module of assistance lists them and opens them for the resident of the open session.
 */
import type { ActKind } from '../contract/behalf.ts';
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
