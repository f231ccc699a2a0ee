/** Events of this module. */
export const events = {
  /** A draft lies ready: `{ code, period }`. */
  composed: 'brief.composed',
  /** A brief was issued and sent: `{ code, period, edition, sha256 }`. */
  issued: 'brief.issued',
} as const;
