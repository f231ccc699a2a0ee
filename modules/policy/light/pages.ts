/** The pages without script of the module of policies. */
import type { LightPage } from '#platform/light/index.ts';
import { checkPage, policyPage } from './policy.ts';
import { searchPage } from './search.ts';

/** Fills `lightPagesSlot`. */
export const lightPages: readonly LightPage[] = [searchPage, policyPage, checkPage];
