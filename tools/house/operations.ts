/** Every operation has a handler, a known permission, declared problems and a path of its own. */
import { generalProblems } from '#platform/problems/index.ts';
import type { ModuleDefinition } from '#platform/module/index.ts';
import { untracedWrites } from './writes.ts';

/** A mounted module with the folder it stands in. */
export interface Mounted {
  readonly folder: string;
  readonly module: ModuleDefinition;
}

/** Faults of the operations of all modules. */
export function operationFaults(mounted: readonly Mounted[]): string[] {
  const permissions = new Set(
    mounted.flatMap(({ module }) => module.manifest.permissions.map(({ id }) => id)),
  );
  const problems = new Set([
    ...Object.keys(generalProblems),
    ...mounted.flatMap(({ module }) => Object.keys(module.problems ?? {})),
  ]);
  return [
    ...mounted.flatMap(({ folder, module }) => [
      ...faultsOf(module, permissions, problems),
      ...ownPermissionFaults(module),
      ...untracedWrites(folder, module),
    ]),
    ...repeated(mounted),
  ];
}

function faultsOf(
  { manifest, api, handlers }: ModuleDefinition,
  permissions: ReadonlySet<string>,
  problems: ReadonlySet<string>,
): string[] {
  const operations = Object.entries(api?.operations ?? {});
  const faults = operations.flatMap(([name, operation]) => {
    const id = `${manifest.id}.${name}`;
    const { permission } = operation;
    const open = permission === 'public' || permission === 'signedIn';
    return [
      ...(typeof handlers?.[name] === 'function' ? [] : [`operation ${id} has no handler`]),
      ...(open || permissions.has(permission)
        ? []
        : [`operation ${id} asks for the permission ${permission}, which no manifest declares`]),
      ...(operation.problems ?? [])
        .filter((code) => !problems.has(code))
        .map((code) => `operation ${id} names the problem ${code}, which no catalogue has`),
    ];
  });
  const names = new Set(operations.map(([name]) => name));
  const idle = Object.keys(handlers ?? {}).filter((name) => !names.has(name));
  return [...faults, ...idle.map((name) => `handler ${manifest.id}.${name} has no operation`)];
}

/** Permissions are called `<module>.<verb>` and held by somebody from the start. */
function ownPermissionFaults({ manifest }: ModuleDefinition): string[] {
  return manifest.permissions.flatMap(({ id, roles, zh, en }) => [
    ...(id.startsWith(`${manifest.id}.`)
      ? []
      : [`permission ${id} of ${manifest.id} is named after another module`]),
    ...(roles.length > 0 ? [] : [`permission ${id} is held by no role`]),
    ...(zh && en ? [] : [`permission ${id} lacks its words`]),
  ]);
}

function repeated(mounted: readonly Mounted[]): string[] {
  const seen = new Map<string, string>();
  const faults: string[] = [];
  for (const { module } of mounted) {
    for (const [name, { method, path }] of Object.entries(module.api?.operations ?? {})) {
      const route = `${method} ${path.replace(/:\w+/g, ':')}`;
      const other = seen.get(route);
      if (other) faults.push(`${route} is both ${other} and ${module.manifest.id}.${name}`);
      seen.set(route, `${module.manifest.id}.${name}`);
    }
  }
  return faults;
}
