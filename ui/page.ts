/**
 * How a module gives a page to an app. `modules/<m>/web/<app>/pages.ts` exports `pages: Page[]`;
 * the shell of the app finds the file by itself. Texts stand beside it in `i18n/{zh,en}.json` and
 * are read as `t('<module>.<key>')`.
 */
import type { ComponentType } from 'react';
import type { IconName } from './icons/names.ts';

/** Groups of the console's left menu, in this order. */
export const consoleGroups = [
  'work',
  'oversight',
  'sensing',
  'scenes',
  'services',
  'data',
  'town',
  'system',
] as const;

/** Groups of the field app: `nav` is the bottom bar (at most three), `me` the list under 我的. */
export const fieldGroups = ['nav', 'me'] as const;

/** Groups of the residents' home: `primary` is the one large tile, `home` tiles, `more` a list. */
export const residentGroups = ['primary', 'home', 'more'] as const;

/** A group of any app's menu. */
export type MenuGroup =
  | (typeof consoleGroups)[number]
  | (typeof fieldGroups)[number]
  | (typeof residentGroups)[number];

/** A page's entry in its app's menu. */
export interface MenuEntry {
  readonly group: MenuGroup;
  /** Smaller comes first; leave gaps of ten. */
  readonly order: number;
  /** Full key of the text, module included: `cases.menu.desk`. */
  readonly titleKey: string;
  readonly icon: IconName;
  /** A sentence under the title (residents' tiles), full key. */
  readonly hintKey?: string;
  /** Among the large acts of 长辈版's first page (residents); smaller comes first, three are shown. */
  readonly elder?: { readonly order: number; readonly titleKey?: string };
}

/** One page of an app. */
export interface Page {
  /** Path below the app's base, with parameters as `:caseId`: `/cases/:caseId`. */
  readonly path: string;
  /** Absent for pages reached from other pages only. */
  readonly menu?: MenuEntry;
  /** Key of the document's title where there is no menu entry. */
  readonly titleKey?: string;
  /** Permission without which the page is neither listed nor opened. */
  readonly permission?: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/**
 * A piece that a module gives to a shell's slot: `search` and `bell` in the console's top bar, `home`
 * on the first page of any app, `always` on every page of residents (work behind the pages), `acting` above the residents'
 * pages while one acts for somebody else, `mapSelection` beside what was selected on the one map (`useMapSelected`).
 */
export interface ShellPart {
  readonly slot: 'search' | 'bell' | 'home' | 'mapSelection' | 'always' | 'acting';
  readonly order: number;
  /** Asked when the app starts: a piece that is not wanted is not loaded (residents' `always`). */
  readonly wanted?: () => boolean;
  readonly permission?: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** A `pages.ts` file as the shell imports it. */
export interface PagesFile {
  readonly pages: readonly Page[];
  readonly parts?: readonly ShellPart[];
}

/** All pages of an app from its modules' files, by menu order. */
export function collectPages(files: Record<string, PagesFile>): Page[] {
  return Object.values(files)
    .flatMap((file) => file.pages)
    .sort((a, b) => (a.menu?.order ?? 0) - (b.menu?.order ?? 0));
}

/** All parts of an app for one slot, in order. */
export function collectParts(
  files: Record<string, PagesFile>,
  slot: ShellPart['slot'],
): ShellPart[] {
  return Object.values(files)
    .flatMap((file) => file.parts ?? [])
    .filter((part) => part.slot === slot)
    .sort((a, b) => a.order - b.order);
}

/** What a holder of `permissions` may open or see. */
export function permitted<T extends { readonly permission?: string }>(
  entries: readonly T[],
  permissions: ReadonlySet<string>,
): T[] {
  return entries.filter((entry) => !entry.permission || permissions.has(entry.permission));
}

/** The menu entries of one group. */
export function menuOf(
  pages: readonly Page[],
  group: MenuGroup,
): (Page & { readonly menu: MenuEntry })[] {
  return pages.flatMap((page) =>
    page.menu?.group === group ? [{ ...page, menu: page.menu }] : [],
  );
}

/** The large acts of 长辈版's first page: those marked, then other tiles until there are `count`. */
export function elderActs(
  pages: readonly Page[],
  count: number,
): (Page & { readonly menu: MenuEntry })[] {
  const listed = residentGroups.flatMap((group) => menuOf(pages, group));
  const marked = listed
    .filter(({ menu }) => menu.elder)
    .sort((a, b) => (a.menu.elder?.order ?? 0) - (b.menu.elder?.order ?? 0));
  return [...marked, ...listed.filter(({ menu }) => !menu.elder)].slice(0, count);
}
