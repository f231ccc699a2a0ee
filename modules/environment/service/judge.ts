/** What the environment does with values as they arrive. */
import type { ObservationJudge } from '#modules/observations/index.ts';
import { airKeys, noiseKey, waterKeys } from '../rules/stations.ts';
import { stationDays } from './days.ts';
import { sumNoise } from './noise.ts';

/** Sums noise into hours and notes which days must be judged, in the transaction that stores the values. */
export const stationJudge: ObservationJudge = {
  name: 'environment.stations',
  wants: (_thing, key) => key === noiseKey || key in airKeys || key in waterKeys,
  revision: () => 0,
  judge: async (tx, values) => {
    await sumNoise(
      tx,
      values.filter(({ key }) => key === noiseKey),
    );
    await stationDays.note(
      tx,
      values
        .filter(({ quality }) => quality === 'N')
        .map(({ thing, at }) => ({ subject: thing.id, at })),
    );
  },
};
