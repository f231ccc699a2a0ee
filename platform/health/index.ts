/** Health: what an operator must know of the installation. Modules fill the slot; the page and the warnings read it. */
import type { Ctx } from '../context/index.ts';
import type { ServiceHost } from '../module/index.ts';
import { defineSlot } from '../slots/index.ts';

/** How something stands; `off` where it is not set up. */
export const healthStates = ['ok', 'off', 'warning', 'urgent'] as const;
export type HealthState = (typeof healthStates)[number];

/** What a check found. Texts hold no personal data. */
export interface HealthFinding {
  readonly state: HealthState;
  /** The value in a few words: `12 GB free`. */
  readonly valueZh: string;
  readonly valueEn: string;
  /** What to do, where something is the matter. */
  readonly cureZh?: string;
  readonly cureEn?: string;
}

/** Something that is looked after. */
export interface HealthCheck {
  /** `<module>.<what>`; never changes. */
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** Looks. A check that throws is shown as urgent with its error. */
  readonly look: (ctx: Ctx, host: ServiceHost) => Promise<HealthFinding>;
}

/** Filled by modules that have something to be looked after. */
export const healthChecksSlot = defineSlot<readonly HealthCheck[]>('health.checks');
