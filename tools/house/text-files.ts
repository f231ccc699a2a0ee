/** The texts of the screens: where they stand, and that both languages say the same things. */
import { flatten, type Messages } from '#platform/i18n/index.ts';
import { filesOf, textOf } from '../source-tree.ts';

/** All texts of one language, by full key, with the app they belong to (`*`: every app). */
export interface Texts {
  /** Keys by app. */
  readonly byApp: ReadonlyMap<string, ReadonlySet<string>>;
  readonly faults: readonly string[];
}

/** The namespace and app of a text file, by its path. */
function placeOf(path: string): { namespace: string; app: string } {
  const module = /^modules\/([^/]+)\/web\/([^/]+)\/i18n\//.exec(path);
  if (module) return { namespace: module[1] ?? '', app: module[2] ?? '' };
  const shell = /^apps\/([^/]+)\/i18n\//.exec(path);
  if (shell) return { namespace: 'shell', app: shell[1] ?? '' };
  return { namespace: 'ui', app: '*' };
}

/** Reads all text files and compares the two languages. */
export function readTexts(): Texts {
  const byApp = new Map<string, Set<string>>();
  const faults: string[] = [];
  for (const zhPath of filesOf('{modules,apps,ui}/**/{i18n,texts}/zh.json')) {
    const enPath = zhPath.replace(/zh\.json$/, 'en.json');
    const { namespace, app } = placeOf(zhPath);
    const zh = tableOf(zhPath, namespace, faults);
    const en = tableOf(enPath, namespace, faults);
    faults.push(...compare(zh, en, enPath), ...compare(en, zh, zhPath));
    const keys = byApp.get(app) ?? new Set<string>();
    for (const key of zh.keys()) keys.add(key);
    byApp.set(app, keys);
  }
  return { byApp, faults };
}

function tableOf(path: string, namespace: string, faults: string[]): ReadonlyMap<string, string> {
  try {
    return new Map(flatten(JSON.parse(textOf(path)) as Messages, namespace));
  } catch (error) {
    faults.push(
      `${path}: cannot be read (${error instanceof Error ? error.message : String(error)})`,
    );
    return new Map();
  }
}

/** What `one` says and the file of the other language does not, or says with other placeholders. */
function compare(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  otherPath: string,
): string[] {
  return [...one].flatMap(([key, sentence]) => {
    const twin = other.get(key);
    if (twin === undefined) return [`${otherPath}: lacks ${key}`];
    if (twin.trim() === '') return [`${otherPath}: ${key} is empty`];
    const places = placeholders(sentence);
    return places === placeholders(twin)
      ? []
      : [
          `${otherPath}: ${key} has other placeholders than its twin: ${placeholders(twin) || 'none'}, not ${places || 'none'}`,
        ];
  });
}

/** The `{names}` of a sentence, sorted. */
export function placeholders(sentence: string): string {
  return [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))]
    .sort()
    .join(', ');
}
