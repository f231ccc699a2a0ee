/** Ending what a test began. */
import type { TestContext } from 'node:test';

/**
 * Ends something together with the test. Node's runner keeps every hook, and all that it can reach, until the process ends: a
 * whole town with its memories each (12 MB), hundreds in a process. This hook holds nothing any more once it has run.
 */
export function atEnd(t: Pick<TestContext, 'after'>, end: () => unknown): void {
  let left: (() => unknown) | null = end;
  t.after(async () => {
    const last = left;
    left = null;
    await last?.();
  });
}
