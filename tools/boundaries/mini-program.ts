/**
 * The wall around the mini-program: of ours it sees contracts, and types of the platform that every page may see. Read from its
 * sources, because its package is not installed by a usual checkout, so that no resolver could follow its imports.
 */

const allowed = /^#modules\/[^/]+\/(contract\.ts$|contract\/)|^#platform\/(contract|problems)\//;

/** Imports of ours that are none of its business, a line each. */
export function miniProgramFaults(
  paths: readonly string[],
  read: (path: string) => string,
): string[] {
  return paths.flatMap((path) =>
    [...read(path).matchAll(/from '([^']+)'/g)]
      .map(([, target = '']) => target)
      .filter((target) => target.startsWith('#') || escapes(path, target))
      .filter((target) => !allowed.test(target))
      .map(
        (target) =>
          `${path}: ${target} — the mini-program sees contracts only [mini-program-sees-contracts-only]`,
      ),
  );
}

/** Whether a relative import leaves the folder of the mini-program. */
function escapes(path: string, target: string): boolean {
  if (!target.startsWith('.')) return false;
  const up = target.split('/').filter((part) => part === '..').length;
  // apps/weapp/src/a.ts lies two folders below the mini-program's own.
  return up > path.split('/').length - 3;
}
