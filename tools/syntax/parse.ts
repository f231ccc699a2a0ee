/** Reads TypeScript sources as syntax trees (ESTree, by the parser that Vite brings). */
import { parseSync } from 'vite';
import { textOf } from '../source-tree.ts';

/** A node of a syntax tree; `start` and `end` are offsets in the text. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** A parsed file. */
export interface Parsed {
  readonly path: string;
  readonly text: string;
  readonly program: Node;
}

const known = new Map<string, Parsed>();

/** Parses a file of ours, once a process. @throws when it is no valid TypeScript */
export function parseFile(path: string): Parsed {
  const before = known.get(path);
  if (before) return before;
  const text = textOf(path);
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'not readable'}`);
  const parsed = { path, text, program: program as unknown as Node };
  known.set(path, parsed);
  return parsed;
}

/** The nodes directly below a node. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter(isNode);
}

/** A node and everything below it, outermost first. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

/** Whether a value of a tree is a node. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** The text of a string literal, else undefined. */
export function stringOf(node: unknown): string | undefined {
  if (!isNode(node) || node.type !== 'Literal') return undefined;
  return typeof node['value'] === 'string' ? node['value'] : undefined;
}

/** The name of an identifier or of a literal key, else undefined. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  return node.type === 'Identifier' ? (node['name'] as string) : stringOf(node);
}

/** The line of an offset, counted from 1. */
export function lineOf({ text }: Parsed, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
