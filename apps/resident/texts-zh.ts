import menus from 'virtual:menu-texts';
import { flatten, type Messages } from '#platform/i18n/index.ts';
import { joinTexts } from '#ui/i18n/text-provider.tsx';
import ui from '#ui/i18n/texts/zh.json' with { type: 'json' };
import shell from './i18n/zh.json' with { type: 'json' };

/** The Chinese texts that the first page needs; those of a module's pages are added when one of them is opened. */
export const texts: Map<string, string> = joinTexts({}, { ui, shell, ...menus });

const files = import.meta.glob<Messages>('../../modules/*/web/resident/i18n/zh.json', {
  import: 'default',
});

const added = new Map<string, Promise<void>>();

/** Adds the texts of a module; once. */
export function addTextsOf(module: string): Promise<void> {
  const path = `../../modules/${module}/web/resident/i18n/zh.json`;
  const load = files[path];
  if (!load) return Promise.resolve();
  const known = added.get(module) ?? add(module, load);
  added.set(module, known);
  return known;
}

async function add(module: string, load: () => Promise<Messages>): Promise<void> {
  for (const [key, sentence] of flatten(await load(), module)) texts.set(key, sentence);
}

/** Adds those of all modules: whoever comes back to Chinese may stand on any page. */
export async function addAllTexts(): Promise<void> {
  const modules = Object.keys(files).map((path) => /modules\/([^/]+)\//.exec(path)?.[1] ?? '');
  await Promise.all(modules.map(addTextsOf));
}
