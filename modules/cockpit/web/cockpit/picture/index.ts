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
  /** When the picture is drawn; it stands on it. */
  readonly at: Date;
  /** Who draws it, where it shows people: stands across it. */
  readonly mark: string | null;
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
function svgOf(tile: TileProps & { readonly title: string }, reader: Reader): string {
  const { answer, board, indicators, title } = tile;
  const { t, locale, at, mark } = reader;
  const drawnAt = t('cockpit.drawnAt', { at: minuteOf(at) });
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
${text(meaning.slice(0, 56), { x: margin, y: height - 44, size: 22, colour: colours.textMuted })}
${text(drawnAt, { x: width - margin, y: height - 44, size: 22, colour: colours.textMuted, anchor: 'end' })}
${mark === null ? '' : markOf(`${mark} ${minuteOf(at)}`)}
</svg>`;
}

/** The viewer's name and the time across the picture, as over a page with personal data. */
function markOf(said: string): string {
  const rows = Array.from({ length: 5 }, (_, row) =>
    [0, 1, 2].map((column) =>
      text(said, {
        x: column * 560 + (row % 2) * 240,
        y: row * 200 + 160,
        size: 26,
        colour: colours.textMuted,
      }),
    ),
  );
  return `<g opacity="0.28" transform="rotate(-18 ${width / 2} ${height / 2})">${rows.flat().join('')}</g>`;
}

/** `2026-11-27 14:05` as the town's clocks say. */
function minuteOf(at: Date): string {
  return at.toLocaleString('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  });
}
