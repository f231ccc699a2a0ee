/** Indicators of cases that ship. */
import type { IndicatorSeed } from '#platform/facts/index.ts';
import { loadSeeds } from './load.ts';
import { qualitySeeds } from './quality.ts';
import { roadSeeds } from './road.ts';

/** Shipped indicators. */
export const indicatorSeeds: readonly IndicatorSeed[] = [
  ...loadSeeds,
  ...roadSeeds,
  ...qualitySeeds,
];
