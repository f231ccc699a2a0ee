import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Html, html, nothing } from './html.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '&', '`', '/', '=', ' ', 'a', '\0', '镇'),
  }),
  fc.constantFrom('</textarea><script>alert(1)</script>', '" onfocus="x', '\ud800', '<!--', ']]>'),
);

/** What a browser makes of character references of ours. */
const names: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
};
const read = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39|#96);/g, (entity) => names[entity] ?? entity);

test('whatever was typed stands in the page as that text, and ends neither attribute nor tag', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const out = String(html`<p title="${typed}">${typed}</p>`);
      const match = /^<p title="([^"<>]*)">([^<>]*)<\/p>$/s.exec(out);
      assert.ok(match, out);
      const said = typed.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, '');
      assert.equal(read(match[1] ?? ''), said);
      assert.equal(read(match[2] ?? ''), said);
    }),
  );
});

test('no address in a link, picture or form runs anything or leaves by another scheme', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        fc.constantFrom(
          'javascript:alert(1)',
          ' javascript:x',
          'data:text/html,x',
          '//evil.example',
          '/\\evil',
        ),
      ),
      (address) => {
        const out = String(html`<a href="${address}">x</a>`);
        const kept = read(/^<a href="([^"]*)">x<\/a>$/s.exec(out)?.[1] ?? 'not one attribute');
        assert.match(kept, /^(?:\/(?![/\\])|[#?]|https?:\/\/|tel:|mailto:)/i);
      },
    ),
  );
  assert.equal(
    String(html`<a href="${'/light/r?x=1&y=2'}">x</a>`),
    '<a href="/light/r?x=1&amp;y=2">x</a>',
  );
});

test('pieces are put in as they are, lists one after the other, nothing as nothing', () => {
  const rows = ['甲', '<乙>'].map((name) => html`<li>${name}</li>`);
  assert.equal(
    String(html`<ul>${rows}${null}${false}${undefined}${nothing}${3}</ul>`),
    '<ul><li>甲</li><li>&lt;乙&gt;</li>3</ul>',
  );
  assert.ok(html`` instanceof Html);
});

test('a value outside quotes within a tag is a fault of the page, not of who typed it', () => {
  assert.throws(() => html`<p class=${'x'}>y</p>`, /quote/);
  assert.throws(() => html`<p ${'onclick=x'}>y</p>`, /quote/);
  assert.doesNotThrow(() => html`<p${html` class="${'x'}"`}>1 + 1 = ${'2'}</p>`);
});
