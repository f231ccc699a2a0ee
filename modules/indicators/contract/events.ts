/** Events of this module. */
export const events = {
  /** Numbers of these sources were summed anew: `{ sources: [code] }`. */
  changed: 'indicators.changed',
} as const;
