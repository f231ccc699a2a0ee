/** The test files of the house, in groups that share one process each. */
import { filesOf } from '../source-tree.ts';

/** Test files that run in one process. */
export interface Group {
  readonly name: string;
  readonly files: readonly string[];
  readonly kind: 'usual' | 'walks' | 'chaos';
}

const testFiles = '*.test.{ts,tsx}';

/** Each process loads the whole house anew, some 3 s of a processor: few of them, yet small enough to read. */
const shares = { modules: 6, walks: 4 };

/** All groups whose files contain every word; the long ones first, so that two workers end together; walks last. */
export function groupsFor(words: readonly string[]): Group[] {
  const isChaos = (path: string): boolean => /chaos/.test(path);
  const walks = filesOf(`e2e/**/${testFiles}`);
  const groups: Group[] = [
    {
      name: 'the rest',
      files: filesOf(`{protocols,apps,ui,simulators,tools,bench,bin}/**/${testFiles}`),
      kind: 'usual',
    },
    { name: 'platform', files: filesOf(`platform/**/${testFiles}`), kind: 'usual' },
    ...shared('modules', moduleFolders(), 'usual'),
    ...shared(
      'walks',
      walks.filter((path) => !isChaos(path)).map((path) => [path]),
      'walks',
    ),
    { name: 'chaos', files: walks.filter(isChaos), kind: 'chaos' },
  ];
  return groups
    .map((group) => ({
      ...group,
      files: group.files.filter((path) => words.every((word) => path.includes(word))),
    }))
    .filter(({ files }) => files.length > 0);
}

/** The test files of each module. */
function moduleFolders(): string[][] {
  const byModule = Map.groupBy(
    filesOf(`modules/**/${testFiles}`),
    (path) => path.split('/')[1] ?? '',
  );
  return [...byModule.values()];
}

/** Deals folders out so that each group gets about as many files; a folder stays together. */
function shared(
  name: keyof typeof shares,
  folders: readonly (readonly string[])[],
  kind: Group['kind'],
): Group[] {
  const count = shares[name];
  const dealt = Array.from({ length: count }, (): string[] => []);
  for (const folder of folders.toSorted((a, b) => b.length - a.length)) {
    const [smallest] = dealt.toSorted((a, b) => a.length - b.length);
    smallest?.push(...folder);
  }
  return dealt.map((files, i) => ({ name: `${name} ${i + 1} of ${count}`, files, kind }));
}
