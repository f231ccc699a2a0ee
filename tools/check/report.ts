/** How a part of the check tells what it found. */

/** Prints the faults, or one line saying how much was looked at; the exit code follows. */
export function report(lookedAt: string, faults: readonly string[]): void {
  if (faults.length === 0) {
    console.log(lookedAt);
    return;
  }
  for (const fault of [...new Set(faults)].sort()) console.log(fault);
  process.exitCode = 1;
}
