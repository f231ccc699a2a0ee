/** Lines for the person at the terminal. Standard error, so that standard output stays the log. */

/** Says a line. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Says why the process ends: words where it is a known fault, the stack otherwise. */
export function tellFault(fault: unknown): void {
  say('');
  say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
}
