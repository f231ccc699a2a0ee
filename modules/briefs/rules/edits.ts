/** What an officer changed laid over what was composed. */
import type { BriefDocument, Edits, Section } from '../contract/document.ts';

/** A section as it is printed. */
export interface PrintedSection extends Section {
  /** The officer's remark after the sentences; empty for none. */
  readonly note: string;
}

/** A brief as it is printed. */
export interface PrintedBrief extends Omit<BriefDocument, 'sections'> {
  readonly sections: readonly PrintedSection[];
  /** The officer's remark before everything; empty for none. */
  readonly lead: string;
}

/** Nothing changed. */
export const noEdits: Edits = { lead: '', sections: [] };

/** The brief with the changes in place. A reworded sentence reads alike in both languages. */
export function printed(document: BriefDocument, edits: Edits): PrintedBrief {
  const byId = new Map(edits.sections.map((one) => [one.id, one]));
  const sections = document.sections
    .filter(({ id }) => !byId.get(id)?.hidden)
    .map((section): PrintedSection => {
      const change = byId.get(section.id);
      const words = new Map(change?.sentences.map(({ id, text }) => [id, text]));
      const sentences = section.sentences
        .map((one) => {
          const text = words.get(one.id);
          return text === undefined ? one : { ...one, zh: text, en: text };
        })
        .filter(({ zh }) => zh.trim() !== '');
      return { ...section, sentences, note: change?.note ?? '' };
    });
  return { ...document, sections, lead: edits.lead };
}

/** Every text that an officer wrote, with its place. */
export function writtenTexts({ lead, sections }: Edits): { pointer: string; text: string }[] {
  return [
    { pointer: '/edits/lead', text: lead },
    ...sections.flatMap(({ note, sentences }, at) => [
      { pointer: `/edits/sections/${at}/note`, text: note },
      ...sentences.map(({ text }, index) => ({
        pointer: `/edits/sections/${at}/sentences/${index}/text`,
        text,
      })),
    ]),
  ].filter(({ text }) => text !== '');
}

/** The first sentence of a brief, for lists and messages. */
export function leadOf({ sections }: BriefDocument) {
  const first = sections.flatMap(({ sentences }) => sentences)[0];
  return first ? { zh: first.zh, en: first.en } : { zh: '', en: '' };
}

/**
 * The sentences of a section as paragraphs: numbers, rates and what stands open are three of the overview; a standing text
 * keeps its own; the rest is one.
 */
export function paragraphsOf({ kind, sentences }: PrintedSection, language: 'zh' | 'en'): string[] {
  const keyOf = (id: string): string =>
    kind === 'text' ? id : kind === 'overview' ? (id.split('.')[0] ?? '') : '';
  const groups = Map.groupBy(sentences, ({ id }) => keyOf(id));
  const separator = language === 'zh' ? '' : ' ';
  return [...groups.values()].map((own) => own.map((one) => one[language]).join(separator));
}
