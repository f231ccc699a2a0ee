/**
 * What happened lately: short lines that a module tells to tickers (cases registered, alarms raised). A line holds no
 * personal data, because it may stand on a wall.
 */
import type { Tx } from '../database/index.ts';
import { defineSlot } from '../slots/index.ts';

/** One line. */
export interface RecentLine {
  readonly id: string;
  readonly at: Date;
  /** What happened, as an event is called: `case.registered`. */
  readonly kind: string;
  readonly meaning: 'ok' | 'notice' | 'warning' | 'urgent';
  readonly titleZh: string;
  readonly titleEn: string;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
  /** Where it is looked at in the console: `/cases/:id`. */
  readonly path: string;
  /** Still waits for somebody to look at it. */
  readonly waiting: boolean;
}

/** Lines of one kind of matter. */
export interface RecentSource {
  /** The module: `cases`. */
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** Without it a reader sees none of these lines. */
  readonly permission: string;
  /** Events after which there are other lines. */
  readonly events: readonly string[];
  /** The newest lines first, within the reader's reach. */
  readonly read: (tx: Tx, question: RecentQuestion) => Promise<readonly RecentLine[]>;
}

/** Which lines are wanted. */
export interface RecentQuestion {
  /** Only of this village or grid cell. */
  readonly where: { readonly dimension: 'village' | 'gridCell'; readonly key: string } | null;
  readonly limit: number;
}

/** Filled by modules that tell what happened lately. */
export const recentSlot = defineSlot<readonly RecentSource[]>('facts.recent');
