/** The test files of the house, in groups that share one process each, and which of them take turns. */
import { filesOf } from '../source-tree.ts';

/** Test files that run in one process. */
export interface Group {
  readonly name: string;
  readonly files: readonly string[];
  readonly kind: 'usual' | 'walks' | 'chaos';
  /** Takes turns with others where there is not time enough for all. */
  readonly takesTurns: boolean;
  /** How long it lasts on two quiet cores beside two others. */
  readonly seconds: number;
}

const testFiles = '*.test.{ts,tsx}';

/** What every case goes through: always tested. */
const coreModules = new Set(
  'cases classification duties files intake ledger messages observations people privacy reports things'.split(
    ' ',
  ),
);
const coreWalks =
  /^e2e\/(road|case-road|supervision|services|booking|inclusion|field-offline|payment|content-policy)\.test/;

/** Files that last long: seconds on two quiet cores, beside two other groups and within one that has loaded the house. */
const long: Readonly<Record<string, number>> = {
  'platform/database/backup/backup.test.ts': 46,
  'tools/new-module/make.test.ts': 88,
  'tools/leaks/walls.test.ts': 19,
  'tools/leaks/requests.test.ts': 28,
  'apps/server/outside-database.test.ts': 44,
  'apps/server/town-export.test.ts': 19,
  'e2e/accessibility.test.ts': 112,
  'e2e/camera-stream.test.ts': 56,
  'e2e/chaos-ingest.test.ts': 148,
  'e2e/chaos-import.test.ts': 44,
  'e2e/cockpit.test.ts': 65,
  'e2e/one-map.test.ts': 56,
  'e2e/scenes.test.ts': 31,
};
const usualWalkSeconds = 18;

const ofModule = (path: string): string => /^modules\/([^/]+)\//.exec(path)?.[1] ?? '';
const isChaos = (path: string): boolean => /chaos/.test(path);

/** All groups whose files contain every word. */
export function groupsFor(words: readonly string[]): Group[] {
  const modules = filesOf(`modules/**/${testFiles}`);
  const walks = filesOf(`e2e/**/${testFiles}`);
  const single = (files: readonly string[], kind: Group['kind']): Group[] =>
    files.map((path) => ({
      name: path.replace(/\.test\.tsx?$/, ''),
      files: [path],
      kind,
      takesTurns: true,
      seconds: secondsOf(path),
    }));
  const isCore = (path: string): boolean => coreModules.has(ofModule(path));
  const usual = { kind: 'usual', takesTurns: false, seconds: 150 } as const;
  const rest = filesOf(`{protocols,apps,ui,simulators,tools,bench,bin}/**/${testFiles}`);
  const platform = filesOf(`platform/**/${testFiles}`);
  const isShort = (path: string): boolean => !(path in long);
  const isCoreWalk = (path: string): boolean => coreWalks.test(path);
  const ownTurn = walks.filter((path) => !isCoreWalk(path) && path !== 'e2e/chaos-cases.test.ts');
  const groups: Group[] = [
    { ...usual, name: 'the rest', files: rest.filter(isShort) },
    { ...usual, name: 'platform', files: platform.filter(isShort) },
    ...dealt('core modules', modules.filter(isCore), 2).map((one) => ({ ...usual, ...one })),
    { ...usual, name: 'chaos', files: ['e2e/chaos-cases.test.ts'], kind: 'chaos' },
    ...dealt('core walks', walks.filter(isCoreWalk), 2).map(
      (one): Group => ({ ...usual, ...one, kind: 'walks' }),
    ),
    ...dealt(
      'modules',
      modules.filter((path) => !isCore(path)),
      4,
    ).map((one): Group => ({ ...usual, ...one, takesTurns: true, seconds: 165 })),
    ...balanced(
      'long ones',
      [...rest, ...platform].filter((path) => !isShort(path)),
      2,
    ).map((one): Group => ({ ...one, kind: 'usual', takesTurns: true })),
    ...single(ownTurn.filter(isChaos), 'chaos'),
    ...balanced(
      'walks',
      ownTurn.filter((path) => !isChaos(path)),
      4,
    ).map((one): Group => ({ ...one, kind: 'walks', takesTurns: true })),
  ];
  return groups
    .map((group) => ({
      ...group,
      files: group.files.filter((path) => words.every((word) => path.includes(word))),
    }))
    .filter(({ files }) => files.length > 0);
}

const secondsOf = (path: string): number => long[path] ?? usualWalkSeconds;

/** Deals files out so that each group lasts about as long: to load the house and a browser takes a process 6 seconds. */
function balanced(
  name: string,
  files: readonly string[],
  count: number,
): Pick<Group, 'name' | 'files' | 'seconds'>[] {
  const groups = Array.from({ length: count }, () => ({ files: [] as string[], seconds: 6 }));
  for (const path of files.toSorted((a, b) => secondsOf(b) - secondsOf(a))) {
    const [shortest] = groups.toSorted((a, b) => a.seconds - b.seconds);
    shortest?.files.push(path);
    if (shortest) shortest.seconds += secondsOf(path);
  }
  return groups.map((group, i) => ({ name: `${name} ${i + 1} of ${count}`, ...group }));
}

/** Deals files out so that each group gets about as many; those of a module stay together. */
function dealt(
  name: string,
  files: readonly string[],
  count: number,
): Pick<Group, 'name' | 'files'>[] {
  const folders = Map.groupBy(files, (path) => ofModule(path) || path);
  const groups = Array.from({ length: count }, (): string[] => []);
  for (const folder of [...folders.values()].toSorted((a, b) => b.length - a.length)) {
    const [smallest] = groups.toSorted((a, b) => a.length - b.length);
    smallest?.push(...folder);
  }
  return groups.map((dealtFiles, i) => ({
    name: `${name} ${i + 1} of ${count}`,
    files: dealtFiles,
  }));
}

/**
 * Groups in the order of their turns, which begins elsewhere with each commit, so that over a few commits all have been
 * first: `turn` is any number drawn from the commit.
 */
export function inTurns(groups: readonly Group[], turn: number): Group[] {
  // Long ones are spread out, so that no turn consists of them alone.
  const order = groups.toSorted((a, b) => b.seconds - a.seconds);
  const places = 3;
  const parts = Array.from({ length: places }, (_, part) =>
    order.filter((_group, at) => at % places === part),
  );
  const first = turn % places;
  return [...parts.slice(first), ...parts.slice(0, first)].flat();
}
