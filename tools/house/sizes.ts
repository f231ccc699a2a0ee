/** Names and sizes of files and functions. */
import { basename } from 'node:path';
import { filesOf, isTest, sourceFiles, textOf } from '../source-tree.ts';
import { childrenOf, lineOf, type Node, nameOf, parseFile } from '../syntax/parse.ts';

const mostLinesOfFile = 300;
const mostLinesOfFunction = 60;
/** A component carries its markup; logic in it is split off long before this. */
const mostLinesOfComponent = 110;
const wantedLinesOfFunction = 40;
const emptyNames = /^(utils?|helpers?|common|misc|managers?|base)$/;

/** What the sizes came to. */
export interface Sizes {
  readonly faults: readonly string[];
  /** Functions between what is wanted and what is allowed. */
  readonly longFunctions: readonly string[];
}

/** Measures every source. */
export function measureSizes(): Sizes {
  const paths = sourceFiles();
  const functions = paths.filter((path) => !isTest(path)).flatMap(functionsOf);
  const tooLong = functions.filter(({ lines, allowed }) => lines > allowed);
  const long = functions.filter(({ lines }) => lines > wantedLinesOfFunction);
  return {
    faults: [
      ...paths.flatMap(fileFault),
      ...tooLong.map(
        ({ where, lines, allowed }) =>
          `${where} has ${lines} lines; ${allowed} are allowed, ${wantedLinesOfFunction} wanted`,
      ),
      ...nameFaults(),
    ],
    longFunctions: long.map(({ where, lines }) => `${where}: ${lines} lines`),
  };
}

/** Files that must be one file, with the reason. */
const oneFile: Readonly<Record<string, string>> = {
  'bin/verify-ledger.mjs':
    'an auditor carries it off, reads it and runs it without anything of ours',
};

function fileFault(path: string): string[] {
  if (path in oneFile) return [];
  const lines = textOf(path).trimEnd().split('\n').length;
  return lines > mostLinesOfFile
    ? [`${path} has ${lines} lines; ${mostLinesOfFile} are allowed`]
    : [];
}

/** A folder or file whose name says nothing about what is in it. */
function nameFaults(): string[] {
  const all = [
    ...sourceFiles(),
    ...filesOf('{modules,platform,apps,ui,docs}/**/*.{json,md,sql,css}'),
  ];
  const named = all.flatMap((path) =>
    path
      .split('/')
      .filter((part) => emptyNames.test(basename(part).split('.')[0] ?? ''))
      .map((part) => `${path}: the name ${part} says nothing about what is in it`),
  );
  return [...new Set(named)];
}

interface Measured {
  readonly where: string;
  readonly lines: number;
  readonly allowed: number;
}

function functionsOf(path: string): Measured[] {
  const parsed = parseFile(path);
  const measured: Measured[] = [];
  const allowed = path.endsWith('.tsx') ? mostLinesOfComponent : mostLinesOfFunction;
  const visit = (node: Node, name: string): void => {
    const isFunction = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(
      node.type,
    );
    if (isFunction) {
      const first = lineOf(parsed, node.start);
      const lines = lineOf(parsed, node.end) - first + 1;
      const called = nameOf(node['id']) ?? name;
      if (lines > wantedLinesOfFunction)
        measured.push({ where: `${path}:${first}: ${called || 'a function'}`, lines, allowed });
    }
    const own = nameOf(node['id'] ?? node['key']) ?? '';
    for (const child of childrenOf(node)) visit(child, own);
  };
  visit(parsed.program, '');
  return measured;
}
