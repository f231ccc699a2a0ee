/** What all sections are made of. */
import type { Cell, Section, Sentence, Table } from '../../contract/document.ts';
import type { Tone, Words } from '../../contract/shapes.ts';
import type { SectionPlan } from '../../contract/template.ts';

/** A section before anything stands in it. */
export function emptySection({ id, kind, titleZh, titleEn }: SectionPlan): Section {
  const title = { zh: titleZh, en: titleEn || titleZh };
  return { id, kind, title, sentences: [], figures: [], charts: [], tables: [] };
}

/** A sentence; empty ones are dropped by `sentences`. */
export const sentence = (id: string, words: Words): Sentence => ({ id, ...words });

/** Sentences that say something. */
export const sentences = (list: readonly Sentence[]): Sentence[] =>
  list.filter(({ zh }) => zh !== '');

/** A cell of a table. */
export const cell = (words: Words, tone: Tone = 'none'): Cell => ({ ...words, tone });

/** A column; widths are shares of the table's. */
export const column = (title: Words, width: number, align: 'left' | 'right' = 'left') => ({
  title,
  align,
  width,
});

/** A row without emphasis or link. */
export const row = (cells: Cell[], strong = false): Table['rows'][number] => ({
  cells,
  strong,
  link: null,
});

/** Names in a row: `东街村、西街村`. */
export function listed(names: readonly Words[]): Words {
  const english = names.map(({ en }) => en);
  const last = english.at(-1) ?? '';
  return {
    zh: names.map(({ zh }) => zh).join('、'),
    en: english.length > 1 ? `${english.slice(0, -1).join(', ')} and ${last}` : last,
  };
}
