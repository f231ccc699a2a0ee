/** What a formula may call. `median` and the like take the spread of a source. Browser-safe. */
export const functionNames = ['median', 'p90', 'mean', 'min', 'max', 'percent'] as const;
export type FunctionName = (typeof functionNames)[number];

/** Functions that take the spread of a source and nothing else. */
export const spreadFunctions: readonly FunctionName[] = ['median', 'p90', 'mean'];
