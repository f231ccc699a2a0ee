import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create, type Font } from 'fontkit';
import { fontFor, printable, textAsPath } from './index.ts';

test('a document font has the characters of its texts, drawn at their weight', async () => {
  const texts = ['清溪镇城乡运行月报', '2026年11月 37.5% (较上月 +12)', 'Monthly report'];
  const [regular, strong] = [await fontFor(texts, 400), await fontFor(texts, 600)];
  assert.deepEqual(regular.missing, []);
  const font = create(regular.bytes) as Font;
  assert.equal(font.postscriptName, 'NotoSansSC-Regular');
  for (const sign of texts.join('')) {
    assert.ok(font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0), sign);
  }
  assert.equal(font.hasGlyphForCodePoint('龘'.codePointAt(0) ?? 0), false);
  const widthOf = (bytes: Buffer): number => {
    const { bbox } = (create(bytes) as Font).glyphForCodePoint(0x31);
    return bbox.maxX - bbox.minX;
  };
  assert.ok(widthOf(strong.bytes) > widthOf(regular.bytes), 'a heavier 1 has more ink');
  assert.ok(regular.bytes.length < 40_000, `small: ${regular.bytes.length} bytes`);
});

test('an outline in the written font is the outline of the font that npm brings', async () => {
  const { bytes } = await fontFor(['镇'], 400);
  const glyph = (create(bytes) as Font).glyphForCodePoint('镇'.codePointAt(0) ?? 0);
  assert.equal(glyph.advanceWidth, 1000);
  const { minX, minY, maxX, maxY } = glyph.bbox;
  assert.ok(minX >= 0 && maxX <= 1000 && minY > -150 && maxY < 950);
  assert.ok(glyph.path.commands.length > 40);
});

test('what the font lacks is named, and stands as the sign of a missing character', async () => {
  const { missing } = await fontFor(['A\u{1f9ff}\u{20000}'], 400);
  assert.deepEqual(missing, ['\u{1f9ff}', '\u{20000}']);
  assert.equal(printable('A\u{1f9ff}', new Set(missing)), 'A〓');
});

test('a text as path is as wide as its characters', async () => {
  const { path, width } = await textAsPath('镇枢', 20, 400);
  assert.equal(Math.round(width), 40);
  assert.match(path, /^M/);
});
