/** The pages of services without script. */
import type { LightPage } from '#platform/light/index.ts';
import { applyPages } from './apply.ts';
import { findPages } from './find.ts';
import { ownPages } from './own.ts';

export const lightPages: readonly LightPage[] = [...findPages, ...applyPages, ...ownPages];
