/** How long a slave or address that does not answer is left in peace. */

/** The wait after so many failures in a row: doubled each time, ten minutes at most. */
export function backOffMs(failures: number, firstMs: number): number {
  return Math.min(firstMs * 2 ** Math.max(failures - 1, 0), 600_000);
}
