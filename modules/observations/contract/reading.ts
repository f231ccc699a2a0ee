/** Words of observations that every door shares. Browser-safe. */

/**
 * Quality flags after HJ 212: N normal, F stopped, M maintenance, S manual, D fault, C calibration,
 * T over range, B link broken. Only N counts for averages, rules and alarms.
 */
export const qualities = ['N', 'F', 'M', 'S', 'D', 'C', 'T', 'B'] as const;
export type Quality = (typeof qualities)[number];

/** A value as the model takes it; yes/no as boolean, positions and JSON as objects. */
export type Value = number | string | boolean | object;
