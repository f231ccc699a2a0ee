/** The inside of a picture by kind of tile; all but that of a camera are pure. */
import type { Indicator } from '#modules/indicators/contract/index.ts';
import type { Locale, Translate } from '#platform/i18n/index.ts';
import { colours } from '#ui/tokens/tokens.ts';
import type { TileProps } from '../tile-props.ts';
import { named, withUnit } from '../titles.ts';
import { seriesColours, shareOf } from '../words.ts';
import { box, heat, text } from './svg.ts';

interface Reader {
  readonly t: Translate;
  readonly locale: Locale;
}

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Drawing = (tile: TileProps, reader: Reader, frame: Frame) => string;

/** Draws a tile into a frame. */
export function drawingOf(tile: TileProps, reader: Reader, frame: Frame): string {
  const { kind } = tile.tile;
  const drawings: Partial<Record<typeof kind, Drawing>> = {
    number: bigNumber,
    trend: lines,
    matrix: hours,
    calendar: days,
    ticker,
    text: ownWords,
    camera: shot,
  };
  return (drawings[kind] ?? bars)(tile, reader, frame);
}

const firstOf = ({ answer, indicators }: TileProps) => {
  const [series] = answer.series;
  const indicator = indicators.get(series?.code ?? '');
  return series && indicator ? { series, indicator } : null;
};

const bigNumber: Drawing = (tile, { t }, { x, y }) => {
  const first = firstOf(tile);
  if (!first) return '';
  const value = first.series.values[0]?.value ?? null;
  const said = text(withUnit(value, first.indicator, t), { x, y: y + 220, size: 180, bold: true });
  return value === null
    ? `${said}${text(t('cockpit.noValue'), { x, y: y + 290, size: 28 })}`
    : said;
};

const mostBars = 16;

/** Rankings, funnels, tables and maps: a row a group, a bar for the first indicator. */
const bars: Drawing = (tile, { t, locale }, frame) => {
  const rows = rowsOf(tile, locale).slice(0, mostBars);
  const most = Math.max(0, ...rows.map(({ value }) => value ?? 0));
  const step = Math.min(64, frame.height / Math.max(1, rows.length));
  return rows
    .map(({ name, value, indicator }, at) => {
      const y = frame.y + at * step;
      const middle = y + step / 2 + 9;
      const track = {
        x: frame.x + 320,
        y: y + step * 0.25,
        width: frame.width - 560,
        height: step * 0.5,
      };
      return [
        text(name, { x: frame.x, y: middle, size: 26 }),
        box({ ...track, width: track.width * shareOf(value, most) }, colours.brand),
        text(withUnit(value, indicator, t), {
          x: frame.x + frame.width,
          y: middle,
          size: 26,
          bold: true,
          anchor: 'end',
        }),
      ].join('');
    })
    .join('\n');
};

interface Row {
  readonly name: string;
  readonly value: number | null;
  readonly indicator: Indicator;
}

function rowsOf({ tile, answer, indicators }: TileProps, locale: Locale): Row[] {
  if (tile.kind === 'funnel') {
    return answer.series.flatMap(({ code, values }) => {
      const indicator = indicators.get(code);
      return indicator
        ? [{ name: named(indicator, locale), value: values[0]?.value ?? null, indicator }]
        : [];
    });
  }
  const [series] = answer.series;
  const indicator = indicators.get(series?.code ?? '');
  if (!series || !indicator) return [];
  return series.values.map((one) => ({ name: named(one, locale), value: one.value, indicator }));
}

const lines: Drawing = ({ answer, indicators }, { locale }, frame) => {
  const groups = [
    ...new Set(answer.series.flatMap(({ values }) => values.map(({ group }) => group))),
  ].sort();
  const values = answer.series.flatMap((series) => series.values.map(({ value }) => value ?? 0));
  const most = Math.max(1, ...values);
  const bottom = frame.y + frame.height - 40;
  const top = frame.y + 50;
  const xOf = (at: number): number =>
    frame.x + 60 + (at / Math.max(1, groups.length - 1)) * (frame.width - 80);
  const yOf = (value: number): number => bottom - (value / most) * (bottom - top);
  const grid = [0, 0.5, 1].map((part) => {
    const y = yOf(part * most);
    return `<path d="M${frame.x + 60} ${y}H${frame.x + frame.width}" stroke="${colours.line}"/>${text(String(Math.round(part * most)), { x: frame.x + 46, y: y + 8, size: 22, colour: colours.textMuted, anchor: 'end' })}`;
  });
  const drawn = answer.series.map(({ code, values: own }, at) => {
    const known = new Map(own.map(({ group, value }) => [group, value]));
    const points = groups.flatMap((group, day) => {
      const value = known.get(group);
      return value === null || value === undefined
        ? []
        : [`${xOf(day).toFixed(1)} ${yOf(value).toFixed(1)}`];
    });
    const colour = seriesColours.light[at] ?? colours.text;
    const indicator = indicators.get(code);
    const legend = indicator
      ? text(named(indicator, locale), {
          x: frame.x + 60 + at * 300,
          y: frame.y + 16,
          size: 24,
          colour,
          bold: true,
        })
      : '';
    return `<path d="M${points.join('L')}" fill="none" stroke="${colour}" stroke-width="4"/>${legend}`;
  });
  const ends = [0, groups.length - 1].map((at) =>
    text(groups[at] ?? '', {
      x: xOf(at),
      y: bottom + 34,
      size: 22,
      colour: colours.textMuted,
      anchor: at === 0 ? 'start' : 'end',
    }),
  );
  return [...grid, ...drawn, ...ends].join('\n');
};

const hours: Drawing = (tile, { t }, frame) => {
  const values = new Map(
    tile.answer.series[0]?.values.map(({ group, value }) => [group, value ?? 0]),
  );
  const most = Math.max(1, ...values.values());
  const [cellWidth, cellHeight] = [(frame.width - 80) / 24, (frame.height - 50) / 7];
  return [1, 2, 3, 4, 5, 6, 7]
    .flatMap((weekday) => {
      const y = frame.y + (weekday - 1) * cellHeight;
      const cells = Array.from({ length: 24 }, (_, hour) => {
        const place = {
          x: frame.x + 80 + hour * cellWidth,
          y,
          width: cellWidth - 4,
          height: cellHeight - 4,
        };
        return box(place, heat(Math.sqrt((values.get(`${weekday}-${hour}`) ?? 0) / most)));
      });
      return [
        text(t(`cockpit.weekday.${weekday}`), { x: frame.x, y: y + cellHeight / 2 + 8, size: 24 }),
        ...cells,
      ];
    })
    .concat(
      [0, 6, 12, 18].map((hour) =>
        text(`${hour}:00`, {
          x: frame.x + 80 + hour * cellWidth,
          y: frame.y + 7 * cellHeight + 30,
          size: 22,
        }),
      ),
    )
    .join('\n');
};

const dayMs = 86_400_000;

const days: Drawing = ({ answer }, _reader, frame) => {
  if (!answer.from || !answer.to) return '';
  const values = new Map(answer.series[0]?.values.map(({ group, value }) => [group, value ?? 0]));
  const most = Math.max(1, ...values.values());
  const from = Date.parse(`${answer.from}T00:00:00Z`);
  const offset = (new Date(from).getUTCDay() + 6) % 7;
  const count = Math.round((Date.parse(`${answer.to}T00:00:00Z`) - from) / dayMs) + 1;
  const side = Math.min(frame.width / Math.ceil((count + offset) / 7), frame.height / 7);
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(from + at * dayMs).toISOString().slice(0, 10);
    const [week, weekday] = [Math.floor((at + offset) / 7), (at + offset) % 7];
    const place = {
      x: frame.x + week * side,
      y: frame.y + weekday * side,
      width: side - 3,
      height: side - 3,
    };
    return box(place, heat(Math.sqrt((values.get(day) ?? 0) / most)));
  }).join('\n');
};

const ticker: Drawing = ({ answer }, { locale }, frame) =>
  answer.lines
    .slice(0, 12)
    .map(({ at, titleZh, titleEn, placeZh, placeEn }, row) => {
      const zh = locale === 'zh';
      const y = frame.y + row * 50 + 24;
      const when = new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
      return `${text(when, { x: frame.x, y, size: 22, colour: colours.textMuted })}${text(`${zh ? titleZh : titleEn} · ${zh ? placeZh : placeEn}`, { x: frame.x + 300, y, size: 26 })}`;
    })
    .join('\n');

const ownWords: Drawing = ({ tile }, { locale }, frame) =>
  (locale === 'en' && tile.textEn ? tile.textEn : tile.textZh)
    .split('\n')
    .map((line, row) => text(line, { x: frame.x, y: frame.y + 30 + row * 44, size: 30 }))
    .join('\n');

/** What the camera shows at this moment on the screen: it comes from our own server, so a canvas may read it. */
const shot: Drawing = ({ tile }, { t }, { x, y, width, height }) => {
  const shown = document.querySelector<HTMLImageElement | HTMLVideoElement>(
    `[data-tile="${CSS.escape(tile.id)}"] .ck-camera :is(img, video):not([hidden])`,
  );
  const size =
    shown instanceof HTMLVideoElement
      ? { width: shown.videoWidth, height: shown.videoHeight }
      : { width: shown?.naturalWidth ?? 0, height: shown?.naturalHeight ?? 0 };
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  const pen = canvas.getContext('2d');
  if (!shown || !pen || size.width === 0) {
    return text(t('cockpit.camera.unreachable'), { x, y: y + 60, size: 32 });
  }
  pen.drawImage(shown, 0, 0);
  return `<image x="${x}" y="${y}" width="${width}" height="${height}" href="${canvas.toDataURL('image/jpeg', 0.9)}"/>`;
};
