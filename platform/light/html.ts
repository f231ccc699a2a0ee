/**
 * HTML that cannot be broken by what people typed: every value of the template is escaped, unless it is
 * a piece made by the same template. Addresses in `href`, `src` and `action` are held to harmless kinds.
 */

/** A piece of finished HTML; only `html` makes one. */
export class Html {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** The markup. */
  toString(): string {
    return this.#text;
  }

  /** @internal for `html` and the frame of the page only */
  static of(text: string): Html {
    return new Html(text);
  }
}

/** What a template may be filled with. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** Nothing at all. */
export const nothing = Html.of('');

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** A text as it stands in HTML, between tags or in a quoted attribute; what HTML forbids is left out. */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replace(/[&<>"'`]/g, (character) => escapes[character] ?? '');
}

const addressAttribute = /\b(?:href|src|action|formaction)="$/i;
/** Our own pages, other sites by http, telephone and mail; `//host` and every other scheme are refused. */
const harmless = /^(?:\/(?![/\\])|[#?]|https?:\/\/|tel:|mailto:)/i;

/**
 * The template: `` html`<p>${typed}</p>` ``. Attributes must stand in double quotes.
 * @throws when a value stands in an attribute without quotes, or inside a tag
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let out = strings[0] ?? '';
  for (const [index, value] of values.entries()) {
    const before = strings[index] ?? '';
    if (isText(value) && isBareInTag(out))
      throw new Error(`quote the attribute: ${out.slice(-60)}`);
    out += addressAttribute.test(before) ? safeAddress(value) : rendered(value);
    out += strings[index + 1] ?? '';
  }
  return Html.of(out);
}

const isText = (value: HtmlValue): boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number';

/** Whether what follows would stand in a tag and outside double quotes. Escaped values hold no `<`, `>` or `"`. */
function isBareInTag(out: string): boolean {
  const tag = out.slice(Math.max(0, out.lastIndexOf('<')));
  const outside = tag.split('"').filter((_, index) => index % 2 === 0);
  if (tag.split('"').length % 2 === 0) return false;
  if (tag.startsWith('<')) return !outside.some((part) => part.includes('>'));
  return /=\s*'?$/.test(tag);
}

function safeAddress(value: HtmlValue): string {
  const text = typeof value === 'string' || value instanceof Html ? String(value) : '';
  return harmless.test(text) ? escapeText(text) : '#';
}

function rendered(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeText(value);
  return value.map(rendered).join('');
}
