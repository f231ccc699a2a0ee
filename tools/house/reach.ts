/** Whether code, followed through our own functions, ever calls one of some functions. */
import { declarationOf, namesOf, type Origin } from '../syntax/declarations.ts';
import { type Node, nameOf, walk } from '../syntax/parse.ts';

const keyOf = ({ path, name }: Origin): string => `${path}#${name}`;

/**
 * Follows every name used below `node` of the file `path`, and so on through what those names
 * declare. Returns the first of `goals` (`path#name`) that is reached, or undefined.
 */
export function reachedFrom(
  path: string,
  node: Node,
  goals: ReadonlySet<string>,
): string | undefined {
  const seen = new Set<string>();
  const open: { path: string; node: Node }[] = [{ path, node }];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const origin of originsIn(next.path, next.node)) {
      const key = keyOf(origin);
      if (goals.has(key)) return key;
      if (seen.has(key)) continue;
      seen.add(key);
      const declared = namesOf(origin.path).own.get(origin.name);
      if (declared) open.push({ path: origin.path, node: declared });
    }
  }
  return undefined;
}

/** The declarations of ours that a piece of code names. */
function originsIn(path: string, node: Node): Origin[] {
  const { imported } = namesOf(path);
  const origins: Origin[] = [];
  for (const each of walk(node)) {
    if (each.type === 'MemberExpression') addMember(each, imported, origins);
    if (each.type !== 'Identifier') continue;
    const origin = declarationOf(path, each['name'] as string);
    if (origin && origin.name !== '*') origins.push(origin);
  }
  return origins;
}

/** `store.insert` after `import * as store` names `insert` of that file. */
function addMember(node: Node, imported: ReadonlyMap<string, Origin>, origins: Origin[]): void {
  const whole = imported.get(nameOf(node['object']) ?? '');
  const name = nameOf(node['property']);
  if (whole?.name !== '*' || name === undefined) return;
  const origin = declarationOf(whole.path, name);
  if (origin) origins.push(origin);
}
