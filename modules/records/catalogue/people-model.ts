/**
 * Weights for towns that have too few rows to learn from. Learned by expectation maximisation (as any other model) from the
 * generated lists of the demo town, 35,938 rows of eight departments; none was set by hand. A town's own rows take its place as
 * soon as there are enough of them.
 */
import type { Model } from '../rules/resolution/index.ts';

/** Rows from which it was learned. */
export const learnedFromRows = 35_938;

/** The model; its prior holds for that many rows. */
export const peopleModel: Model = {
  prior: 6.948e-5,
  m: [
    [0, 0.9366, 0.0532, 0.009865, 0.0002843, 5.796e-5, 2.551e-6],
    [0, 0.9367, 0.04606, 0.0167, 2.566e-6, 0.0005497],
    [0, 0.9099, 0.01825, 0.06561, 0.005788, 0.0004446],
    [0, 0.9956, 0.004388],
    [0, 0.8713, 0.03343, 0.0001999, 0.09512],
    [0, 0.8655, 0.004332, 0.06976, 0.06036],
  ],
  u: [
    [0, 3.308e-5, 1.11e-5, 0.0005088, 1.01e-5, 0.02959, 0.9698],
    [0, 1.065e-7, 2.885e-5, 1.065e-7, 0.893, 0.107],
    [0, 3.164e-6, 1.643e-5, 0.001198, 0.002965, 0.9958],
    [0, 0.5004, 0.4996],
    [0, 8.743e-6, 4.152e-7, 2.117e-5, 1],
    [0, 0.0001068, 0.003046, 0.007541, 0.9893],
  ],
  kin: {
    prior: 4.106e-5,
    k: [
      [0, 0.0004852, 0.0003245, 0.02326, 3.806e-6, 0.9654, 0.01049],
      [0, 6.653e-6, 4.19e-6, 2.053e-5, 0.8959, 0.1041],
      [0, 0.0001351, 7.506e-6, 0.001114, 0.002544, 0.9962],
      [0, 0.5215, 0.4785],
      [0, 0.1516, 0.003405, 0.01042, 0.8346],
      [0, 1, 5.287e-6, 8.779e-6, 3.818e-6],
    ],
  },
};
