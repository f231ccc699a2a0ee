/** Every problem has its texts in both languages, and is thrown somewhere. */
import type { ProblemCatalogue } from '#platform/problems/index.ts';
import { generalProblems } from '#platform/problems/index.ts';
import { filesOf, isTest } from '../source-tree.ts';
import { nameOf, parseFile, stringOf, walk } from '../syntax/parse.ts';
import type { Mounted } from './operations.ts';
import { placeholders } from './text-files.ts';

/** Faults of all catalogues. */
export function problemFaults(mounted: readonly Mounted[]): string[] {
  const own = mounted.map(({ folder, module }) => ({ folder, catalogue: module.problems ?? {} }));
  const said = codesSaid(filesOf('{modules,platform}/**/*.ts'));
  const catalogues = [
    { folder: 'platform', catalogue: generalProblems as ProblemCatalogue },
    ...own,
  ];
  const all = catalogues.flatMap(({ folder, catalogue }) =>
    Object.keys(catalogue).map((code) => ({ folder, code })),
  );
  return [
    ...catalogues.flatMap(({ folder, catalogue }) => textFaults(folder, catalogue)),
    ...all
      .filter(({ code }) => !said.has(code))
      .map(({ folder, code }) => `${folder}: the problem ${code} is never thrown`),
    ...all
      .filter(({ code }, at) => all.findIndex((other) => other.code === code) !== at)
      .map(({ folder, code }) => `${folder}: the problem ${code} stands in another catalogue too`),
  ];
}

function textFaults(folder: string, catalogue: ProblemCatalogue): string[] {
  return Object.entries(catalogue).flatMap(([code, entry]) => {
    const { zh, en, cureZh, cureEn, status } = entry;
    return [
      ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) ? [] : ['is not in kebab-case']),
      ...(status >= 400 && status < 600 ? [] : [`has the status ${status}`]),
      ...([zh, en, cureZh, cureEn].every((text) => text.trim() !== '') ? [] : ['lacks a text']),
      ...(placeholders(zh + cureZh) === placeholders(en + cureEn)
        ? []
        : ['has other placeholders in the other language']),
    ].map((fault) => `${folder}: the problem ${code} ${fault}`);
  });
}

/** Strings that name a problem where one is made; catalogues and lists in contracts do not count. */
function codesSaid(paths: readonly string[]): Set<string> {
  const said = new Set<string>();
  for (const path of paths) {
    if (isTest(path) || /\/web\//.test(path)) continue;
    for (const node of walk(parseFile(path).program)) {
      if (node.type === 'Property' && nameOf(node['key']) === 'problems') continue;
      const inContract = /^modules\/[^/]+\/contract(\.ts|\/)/.test(path);
      const text = inContract ? undefined : stringOf(node);
      if (text !== undefined && !isCatalogueKey(path, text)) said.add(text);
    }
  }
  return said;
}

const keysOfFile = new Map<string, Set<string>>();

/** Whether a string of a file is a key of a `defineProblems` catalogue there. */
function isCatalogueKey(path: string, text: string): boolean {
  const before = keysOfFile.get(path);
  if (before) return before.has(text);
  const keys = new Set<string>();
  for (const node of walk(parseFile(path).program)) {
    if (node.type !== 'CallExpression' || nameOf(node['callee']) !== 'defineProblems') continue;
    for (const property of walk(node)) {
      const key = property.type === 'Property' ? stringOf(property['key']) : undefined;
      if (key !== undefined) keys.add(key);
    }
  }
  keysOfFile.set(path, keys);
  return keys.has(text);
}
