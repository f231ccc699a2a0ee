/** The lock file names packages and digests, never the host they came from. */
import { textOf } from '../source-tree.ts';

/** Faults of package-lock.json and package.json: hosts, and versions that may drift. */
export function lockFileFaults(): string[] {
  const hosts = [...textOf('package-lock.json').matchAll(/"resolved": "([^"]+)"/g)];
  const manifest = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>;
  const drifting = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).filter(([, version]) => !/^\d/.test(version)),
  );
  return [
    ...hosts
      .slice(0, 3)
      .map(([, host]) => `package-lock.json names where a package came from: ${host}`),
    ...drifting.map(
      ([name, version]) => `package.json: ${name} ${version} is not an exact version`,
    ),
  ];
}
