import type { Reply } from '#platform/contract/index.ts';
import type { api } from '../../../contract/index.ts';

/** A policy as its keepers see it. */
export type KeptPolicy = Reply<(typeof api)['operations']['one']>;
