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
  const children: Node[] = [];
  for (const key in node) {
    const value = node[key];
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  return children;
}

const below = new WeakMap<Node, readonly Node[]>();

/** A node and everything below it, outermost first; collected once for a whole program. */
export function walk(node: Node): readonly Node[] {
  const before = below.get(node);
  if (before) return before;
  const all: Node[] = [];
  collect(node, all);
  if (node.type === 'Program') below.set(node, all);
  return all;
}

function collect(node: Node, all: Node[]): void {
  all.push(node);
  for (const child of childrenOf(node)) collect(child, all);
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

const lineStarts = new WeakMap<Parsed, readonly number[]>();

/** The line of an offset, counted from 1. */
export function lineOf(parsed: Parsed, offset: number): number {
  let starts = lineStarts.get(parsed);
  if (!starts) {
    starts = [0, ...[...parsed.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    lineStarts.set(parsed, starts);
  }
  const later = starts.findIndex((start) => start > offset);
  return later < 0 ? starts.length : later;
}
