/** The test files of the house, in groups that share one process each. */
import { filesOf } from '../source-tree.ts';

/** Test files that run in one process. */
export interface Group {
  readonly name: string;
  readonly files: readonly string[];
  /** Walks in a browser need the web apps built, and processes of their own. */
  readonly alone: boolean;
}

const testFiles = '*.test.{ts,tsx}';

/** All groups whose files contain every word; the long ones first, so that two workers end together; walks last. */
export function groupsFor(words: readonly string[]): Group[] {
  const modules = [
    ...new Set(filesOf(`modules/**/${testFiles}`).map((path) => path.split('/')[1] ?? '')),
  ];
  const walks = filesOf(`e2e/**/${testFiles}`);
  const isChaos = (path: string): boolean => /chaos/.test(path);
  const groups: Group[] = [
    {
      name: 'the rest',
      files: filesOf(`{protocols,apps,ui,simulators,tools,bench,bin}/**/${testFiles}`),
      alone: false,
    },
    { name: 'platform', files: filesOf(`platform/**/${testFiles}`), alone: false },
    ...modules.map((name) => ({
      name: `modules/${name}`,
      files: filesOf(`modules/${name}/**/${testFiles}`),
      alone: false,
    })),
    { name: 'walks', files: walks.filter((path) => !isChaos(path)), alone: true },
    { name: 'chaos', files: walks.filter(isChaos), alone: true },
  ];
  return groups
    .map((group) => ({
      ...group,
      files: group.files.filter((path) => words.every((word) => path.includes(word))),
    }))
    .filter(({ files }) => files.length > 0);
}
