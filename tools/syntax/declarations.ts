/** What a file declares, imports and hands on, by name: the joints along which code can be followed. */
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { root, textOf } from '../source-tree.ts';
import { isNode, type Node, nameOf, parseFile, stringOf } from './parse.ts';

/** Where an imported or handed-on name comes from; `name` is `*` for the whole file. */
export interface Origin {
  readonly path: string;
  readonly name: string;
}

/** The names of one file. */
export interface FileNames {
  /** Top-level declarations. */
  readonly own: ReadonlyMap<string, Node>;
  readonly imported: ReadonlyMap<string, Origin>;
  readonly handedOn: ReadonlyMap<string, Origin>;
  /** `export * from`. */
  readonly wholesale: readonly string[];
}

const subpaths = (JSON.parse(textOf('package.json', root)) as { imports: Record<string, string> })
  .imports;

/** The path of an import of ours, or undefined for a library. */
export function resolveOwn(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier));
  for (const [pattern, target] of Object.entries(subpaths)) {
    const [head = ''] = pattern.split('*');
    if (!specifier.startsWith(head)) continue;
    return normalize(target.replace('*', specifier.slice(head.length)));
  }
  return undefined;
}

const known = new Map<string, FileNames>();

/** Reads the names of a file, once a process. */
export function namesOf(path: string): FileNames {
  const before = known.get(path);
  if (before) return before;
  const names = {
    own: new Map<string, Node>(),
    imported: new Map<string, Origin>(),
    handedOn: new Map<string, Origin>(),
    wholesale: [] as string[],
  };
  known.set(path, names);
  for (const statement of parseFile(path).program['body'] as Node[]) {
    const from = stringOf(statement['source']);
    const source = from === undefined ? undefined : resolveOwn(path, from);
    if (source === undefined) addDeclarations(statement, names.own);
    else if (statement.type === 'ImportDeclaration') addImports(statement, source, names.imported);
    else if (statement.type === 'ExportAllDeclaration') names.wholesale.push(source);
    else addHandedOn(statement, source, names.handedOn);
  }
  return names;
}

function addDeclarations(statement: Node, own: Map<string, Node>): void {
  const inner = isNode(statement['declaration']) ? statement['declaration'] : statement;
  const name = nameOf(inner['id']);
  if (name !== undefined) own.set(name, inner);
  for (const declarator of (inner['declarations'] as Node[] | undefined) ?? []) {
    const each = nameOf(declarator['id']);
    if (each !== undefined) own.set(each, declarator);
  }
}

function addImports(statement: Node, path: string, imported: Map<string, Origin>): void {
  for (const specifier of (statement['specifiers'] as Node[] | undefined) ?? []) {
    const local = nameOf(specifier['local']) ?? '';
    imported.set(local, { path, name: nameOf(specifier['imported']) ?? '*' });
  }
}

function addHandedOn(statement: Node, path: string, handedOn: Map<string, Origin>): void {
  for (const specifier of (statement['specifiers'] as Node[] | undefined) ?? []) {
    const exported = nameOf(specifier['exported']) ?? '';
    handedOn.set(exported, { path, name: nameOf(specifier['local']) ?? '*' });
  }
}

/** Follows a name of a file through imports and re-exports to its declaration. */
export function declarationOf(path: string, name: string, depth = 0): Origin | undefined {
  if (depth > 12 || !/\.tsx?$/.test(path) || !existsSync(join(root, path))) return undefined;
  const names = namesOf(path);
  if (names.own.has(name)) return { path, name };
  const next = names.handedOn.get(name) ?? names.imported.get(name);
  if (next) return next.name === '*' ? next : declarationOf(next.path, next.name, depth + 1);
  for (const whole of names.wholesale) {
    const found = declarationOf(whole, name, depth + 1);
    if (found) return found;
  }
  return undefined;
}
