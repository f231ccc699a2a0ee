import type { ThingInput } from '../../../contract/index.ts';

/** What the form of a device holds. */
export type ThingValues = ThingInput & { readonly code: string };
