/** Lines in which aliases are pasted: old name and new name, apart by an arrow, a tab, an equals sign or a comma. */
import type { AliasInput } from '../../contract/aliases.ts';

/** A line that could not be read, counted from 1. */
export interface ReadLines {
  readonly items: AliasInput[];
  readonly unread: number[];
}

const between = /\s*(?:→|->|=>|\t|=|,|，)\s*/u;

/** Reads pasted lines; what comes after the second name is the note of its line, else the common one. */
export function readAliasLines(text: string, commonNote: string): ReadLines {
  const items: AliasInput[] = [];
  const unread: number[] = [];
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '') return;
    const [was = '', now = '', ...rest] = line.trim().split(between);
    if (was.length < 2 || now.length < 2) unread.push(at + 1);
    else items.push({ was, now, note: rest.join(',').trim() || commonNote.trim() });
  });
  return { items, unread };
}
