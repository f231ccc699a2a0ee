/** The body of a data segment: items by `;`, fields of one factor by `,`. */
import { type Refused, refused, type Tolerance } from './tolerance.ts';

/** One `name=value`. `code-Field` is taken apart at its last hyphen; `field` is '' for plain names. */
export interface Field {
  readonly code: string;
  readonly field: string;
  readonly value: string;
}

/** Fields that stood together between two `;`. */
export type Item = readonly Field[];

const namePattern = /^[A-Za-z0-9_.-]{1,64}$/;
const mostItems = 1000;

/** Reads the text between the marks. An empty text has no items. */
export function readItems(
  cp: string,
  tolerance: Tolerance = {},
): { ok: true; items: Item[] } | Refused {
  const text = tolerance.trailingSemicolon ? cp.replace(/;+$/, '') : cp;
  if (text === '') return { ok: true, items: [] };
  const groups = text.split(';', mostItems + 1);
  if (groups.length > mostItems) return refused('bad-frame', `more than ${mostItems} items`);
  const items: Item[] = [];
  for (const group of groups) {
    const item = group.split(',').map(readField);
    const odd = item.findIndex((field) => field === undefined);
    if (odd >= 0) {
      const said = group.split(',')[odd] ?? '';
      return refused('bad-frame', `"${said.slice(0, 40)}" is no item`);
    }
    items.push(item.filter((field) => field !== undefined));
  }
  return { ok: true, items };
}

function readField(text: string): Field | undefined {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(at, 0));
  if (!namePattern.test(name)) return undefined;
  const value = text.slice(at + 1);
  const hyphen = name.lastIndexOf('-');
  return hyphen < 0
    ? { code: name, field: '', value }
    : { code: name.slice(0, hyphen), field: name.slice(hyphen + 1), value };
}

/** The value of a plain name, the first that is there. */
export function plainValue(items: readonly Item[], name: string): string | undefined {
  return items.flat().find(({ code, field }) => code === name && field === '')?.value;
}
