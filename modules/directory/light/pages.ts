/** The pages without script of the directory. */
import type { LightPage } from '#platform/light/index.ts';
import { busPages } from './bus.ts';
import { noticePages } from './notices.ts';
import { placePages } from './places.ts';

/** Fills `lightPagesSlot`. */
export const lightPages: readonly LightPage[] = [...placePages, ...noticePages, ...busPages];
