/** What the environment does with values as they arrive. */
import type { ObservationJudge } from '#modules/observations/index.ts';
import { noiseKey } from '../rules/stations.ts';
import { sumNoise } from './noise.ts';

/** Sums noise into hours, in the transaction that stores the values. */
export const noiseJudge: ObservationJudge = {
  name: 'environment.noise',
  wants: (_thing, key) => key === noiseKey,
  revision: () => 0,
  judge: sumNoise,
};
