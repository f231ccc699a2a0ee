/** A tile as a picture for papers: light, with its place, span and definition, whatever the screen looks like. */
import type { Locale, Translate } from '#platform/i18n/index.ts';
import { readyFontsFor } from '#ui/tokens/fonts.ts';
import { colours, fontFamily } from '#ui/tokens/tokens.ts';
import type { TileProps } from '../tile-props.ts';
import { named } from '../titles.ts';
import { drawingOf } from './drawings.ts';
import { text, words } from './svg.ts';

const width = 1600;
const height = 900;
const margin = 60;

interface Reader {
  readonly t: Translate;
  readonly locale: Locale;
}

/** The picture as PNG. */
export async function pictureOf(
  tile: TileProps & { readonly title: string },
  reader: Reader,
): Promise<Blob> {
  const svg = svgOf(tile, reader);
  await readyFontsFor(svg);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('the browser gives no canvas');
  pen.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

/** The picture as SVG. */
export function svgOf(tile: TileProps & { readonly title: string }, reader: Reader): string {
  const { answer, board, indicators, title } = tile;
  const { t, locale } = reader;
  const place = board.way.map((one) => named(one, locale)).join(' / ');
  const span = answer.to
    ? t('cockpit.span', { from: answer.from ?? '', to: answer.to })
    : t('cockpit.period.now');
  const [first] = answer.series.flatMap(({ code }) => indicators.get(code) ?? []);
  const meaning = first
    ? locale === 'zh'
      ? first.meaningZh
      : first.meaningEn || first.meaningZh
    : '';
  const body = drawingOf(tile, reader, {
    x: margin,
    y: 170,
    width: width - 2 * margin,
    height: height - 170 - 110,
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${words(fontFamily)}">
<rect width="${width}" height="${height}" fill="${colours.surface}"/>
${text(title, { x: margin, y: 88, size: 42, bold: true })}
${text(`${place} · ${span}`, { x: margin, y: 132, size: 24, colour: colours.textMuted })}
${body}
${text(meaning.slice(0, 70), { x: margin, y: height - 44, size: 22, colour: colours.textMuted })}
</svg>`;
}
