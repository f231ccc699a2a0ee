/** How bad an alarm is. */
export const severities = ['notice', 'warning', 'urgent'] as const;
export type Severity = (typeof severities)[number];

const rank = (severity: Severity): number => severities.indexOf(severity);

/** The worse of two. */
export function worse(a: Severity, b: Severity): Severity {
  return rank(a) >= rank(b) ? a : b;
}

/** Whether `a` is worse than `b`. */
export function isWorse(a: Severity, b: Severity): boolean {
  return rank(a) > rank(b);
}
