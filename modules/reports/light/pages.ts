/** The pages without script of the module of reports. */
import type { LightPage } from '#platform/light/index.ts';
import { followPages } from './follow.ts';
import { publicPages } from './public.ts';
import { reportPages } from './report.ts';

/** Fills `lightPagesSlot`. */
export const lightPages: readonly LightPage[] = [...reportPages, ...followPages, ...publicPages];
