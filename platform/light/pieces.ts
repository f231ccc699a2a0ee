/** The pieces of pages without script besides forms. */
import { type Html, html, type HtmlValue, nothing } from './html.ts';
import type { LightRequest } from './types.ts';

/** A large link with a line under it. */
export interface LinkItem {
  readonly to: string;
  readonly title: string;
  readonly hint?: HtmlValue;
}

/** A list of large links to pages without script. */
export function links(page: LightRequest, items: readonly LinkItem[]): Html {
  if (items.length === 0) return nothing;
  const rows = items.map(
    ({ to, title, hint }) =>
      html`<li><a href="${page.link(to)}"><strong>${title}</strong>${hint && html`<span>${hint}</span>`}</a></li>`,
  );
  return html`<ul class="links">${rows}</ul>`;
}

/** Names and what they are: a list of facts; empty ones are left out. */
export function facts(rows: readonly (readonly [name: string, value: HtmlValue])[]): Html {
  const empty: readonly HtmlValue[] = ['', null, undefined, false];
  const shown = rows.filter(([, value]) => !empty.includes(value));
  return html`<dl>${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** Something to be noticed. `good`: it was done; `warning`: look out. */
export function notice(kind: 'good' | 'note' | 'warning', ...content: HtmlValue[]): Html {
  return html`<div class="notice ${kind}"${kind === 'good' && html` role="status"`}>${content}</div>`;
}

/** Steps in order, the newest first or as given. */
export function steps(
  rows: readonly { readonly title: string; readonly when: string; readonly more?: HtmlValue }[],
): Html {
  return html`<ol class="steps">${rows.map(
    ({ title, when, more }) =>
      html`<li><strong>${title}</strong><span>${when}</span>${more && html`<p>${more}</p>`}</li>`,
  )}</ol>`;
}

/** A table with its caption. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly HtmlValue[])[],
): Html {
  return html`<div class="table"><table><caption>${caption}</caption><thead><tr>${head.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead><tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** The way to the next page of a list. */
export function nextPage(
  page: LightRequest,
  to: string,
  query: Readonly<Record<string, string>>,
): Html {
  if (!query['cursor']) return nothing;
  return html`<p><a class="button quiet" href="${page.link(to, query)}">${page.say('看更多', 'More')}</a></p>`;
}

/** A link that looks like a button: the page's next step. */
export function buttonLink(page: LightRequest, to: string, text: string): Html {
  return html`<p><a class="button" href="${page.link(to)}">${text}</a></p>`;
}
