/** The keys of texts that the screens ask for. */
import { filesOf, isTest } from '../source-tree.ts';
import {
  isNode,
  lineOf,
  type Node,
  nameOf,
  type Parsed,
  parseFile,
  stringOf,
  walk,
} from '../syntax/parse.ts';
import type { Texts } from './text-files.ts';

/** One place that asks for a text; `pattern` when part of the key is known only at run time. */
interface Use {
  readonly path: string;
  readonly line: number;
  readonly key: string;
  readonly pattern: RegExp | null;
}

/** Faults: keys asked for that no text has, in the app where they are shown. */
export function textUseFaults({ byApp }: Texts): string[] {
  return textUses().flatMap(({ path, line, key, pattern }) => {
    const reachable = keysFor(path, byApp);
    const found = pattern
      ? reachable.some((keys) => [...keys].some((each) => pattern.test(each)))
      : reachable.some((keys) => keys.has(key));
    return found ? [] : [`${path}:${line}: asks for the text ${key}, which is not there`];
  });
}

/**
 * Faults: texts of the residents' menu that do not stand under `menu`. The first page brings only those of every module
 * (apps/vite/config.ts): another key would be shown as it is.
 */
export function menuTextFaults(): string[] {
  return filesOf('modules/*/web/resident/pages.ts').flatMap((path) => {
    const parsed = parseFile(path);
    const start = `${path.split('/')[1]}.menu.`;
    const menus = walk(parsed.program).filter(
      ({ type, key }) => type === 'Property' && isNode(key) && nameOf(key) === 'menu',
    );
    return menus
      .flatMap((menu) => walk(menu).flatMap(askedBy))
      .flatMap((node) => usesIn(parsed, node))
      .filter(({ key }) => !key.startsWith(start))
      .map(
        ({ line, key }) => `${path}:${line}: the menu asks for ${key}; it brings only ${start}…`,
      );
  });
}

/** Keys that no screen asks for, as far as the source shows. */
export function unusedTexts({ byApp }: Texts): string[] {
  const literals = new Set(webFiles().flatMap((path) => stringsOf(parseFile(path))));
  const patterns = textUses().flatMap(({ pattern }) => (pattern ? [pattern] : []));
  return [...new Set([...byApp.values()].flatMap((keys) => [...keys]))].filter(
    (key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)),
  );
}

function webFiles(): string[] {
  return filesOf('{modules/*/web,apps,ui}/**/*.{ts,tsx}').filter((path) => !isTest(path));
}

function keysFor(path: string, byApp: Texts['byApp']): ReadonlySet<string>[] {
  const app = /^(?:modules\/[^/]+\/web|apps)\/(console|resident|field|cockpit)\//.exec(path)?.[1];
  const apps = app ? [app, '*'] : [...byApp.keys()];
  return apps.flatMap((each) => byApp.get(each) ?? []);
}

let uses: readonly Use[] | null = null;

function textUses(): readonly Use[] {
  uses ??= webFiles().flatMap(usesOf);
  return uses;
}

function usesOf(path: string): Use[] {
  const parsed = parseFile(path);
  return walk(parsed.program)
    .flatMap(askedBy)
    .flatMap((asked) => usesIn(parsed, asked));
}

/** The expressions that name a text: the first argument of `t(…)`, and values called `…Key`. */
function askedBy(node: Node): Node[] {
  if (node.type === 'CallExpression' && nameOf(node['callee']) === 't') {
    return (node['arguments'] as Node[]).slice(0, 1);
  }
  const isKey =
    node.type === 'Property' && /^(title|hint|label|text)Key$/.test(nameOf(node['key']) ?? '');
  return isKey && isNode(node['value']) ? [node['value']] : [];
}

/** The keys an expression may come to: literals, branches of `a ? b : c` and `a ?? b`, templates. */
function usesIn(parsed: Parsed, node: Node): Use[] {
  const at = { path: parsed.path, line: lineOf(parsed, node.start) };
  const key = stringOf(node);
  if (key !== undefined) return [{ ...at, key, pattern: null }];
  if (node.type === 'TemplateLiteral') return [{ ...at, ...patternOf(node) }];
  const branches = ['consequent', 'alternate', 'left', 'right', 'expression'];
  return /^(Conditional|Logical|Parenthesized|TSAs|TSSatisfies)/.test(node.type)
    ? branches.flatMap((name) => (isNode(node[name]) ? usesIn(parsed, node[name]) : []))
    : [];
}

function patternOf(node: Node): { key: string; pattern: RegExp } {
  const pieces = (node['quasis'] as Node[]).map((piece) =>
    String((piece['value'] as { cooked: string }).cooked),
  );
  const escaped = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { key: pieces.join('…'), pattern: new RegExp(`^${escaped.join('.+')}$`) };
}

function stringsOf({ program }: Parsed): string[] {
  return walk(program).flatMap((node) => stringOf(node) ?? []);
}
