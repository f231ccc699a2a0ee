/** Charts as marks: horizontal bars for places and kinds, lines for days and hours. */
import type { Chart } from '../../contract/document.ts';
import type { Drawing, Mark } from '../../contract/drawing.ts';
import { sayNumber } from '../wording.ts';
import { dot, fitted, line, rect, scaleOf, text, widthOf } from './sheet.ts';

type Language = 'zh' | 'en';

/** Width of the sheet: the text column of an A4 page, in points. */
export const sheetWidth = 487;
const legendHeight = 22;
const label = 9;

/** Draws a chart. */
export function draw(chart: Chart, language: Language): Drawing {
  const body = chart.kind === 'bars' ? bars(chart, language) : course(chart, language);
  const unit = chart.unit[language].trim();
  const title = `${chart.title[language]}${unit ? (language === 'zh' ? `\uff08${unit}\uff09` : ` (${unit})`) : ''}`;
  return {
    width: sheetWidth,
    height: body.height,
    marks: [...legend(chart, language, title), ...body.marks],
    summary: summaryOf(chart, language),
    title,
  };
}

/** Title at the left, what the colours mean at the right. */
function legend({ series, kind }: Chart, language: Language, title: string): Mark[] {
  const marks: Mark[] = [text('muted', [0, 9], title, { size: label })];
  let x = sheetWidth;
  for (const { name, role } of [...series].reverse()) {
    const words = name[language];
    x -= widthOf(words, label);
    marks.push(text('muted', [x, 9], words, { size: label }));
    x -= 16;
    marks.push(
      kind !== 'line'
        ? rect(role, x, 2, [11, 7])
        : line(
            role,
            [
              [x - 2, 6],
              [x + 12, 6],
            ],
            role === 'now' ? 1.8 : 1.2,
            role === 'before',
          ),
    );
    x -= 14;
  }
  return marks;
}

function bars({ labels, series, decimals }: Chart, language: Language) {
  const names = labels.map((one) => one[language]);
  const nameWidth = Math.min(130, Math.max(...names.map((name) => widthOf(name, label)), 40));
  const left = nameWidth + 10;
  const largest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const room = sheetWidth - left - 46;
  const [now, before] = [
    series.find(({ role }) => role === 'now'),
    series.find(({ role }) => role === 'before'),
  ];
  const rowHeight = before ? 23 : 20;
  const marks = names.flatMap((name, at): Mark[] => {
    const top = legendHeight + at * rowHeight;
    const widthAt = (value: number | null | undefined): number =>
      largest > 0 ? (Math.max(0, value ?? 0) / largest) * room : 0;
    const value = now?.values[at];
    const own = widthAt(value);
    const said = value === null || value === undefined ? '—' : sayNumber(value, decimals);
    return [
      text('text', [nameWidth, top + 12], fitted(name, label, nameWidth), {
        size: label,
        anchor: 'end',
      }),
      ...(before ? [rect('before', left, top + 14, [widthAt(before.values[at]), 4])] : []),
      rect('now', left, top + 3, [own, 11]),
      text('text', [left + own + 5, top + 12], said, { size: label }),
    ];
  });
  const height = legendHeight + names.length * rowHeight + 4;
  const foot = line(
    'grid',
    [
      [left, legendHeight - 1],
      [left, height - 6],
    ],
    0.8,
  );
  return { marks: [foot, ...marks], height };
}

const courseHeight = 128;

interface Field {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly largest: number;
  readonly count: number;
}

function course({ kind, labels, series, decimals }: Chart, language: Language) {
  const all = series.flatMap(({ values }) => values.map((value) => value ?? 0));
  const { top: largest, step } = scaleOf(Math.max(0, ...all));
  const places = Number.isInteger(step) ? 0 : Math.max(decimals, 1);
  const lines = Array.from({ length: Math.round(largest / step) + 1 }, (_, at) => at * step);
  const axis = Math.max(...lines.map((value) => widthOf(sayNumber(value, places), label)));
  const field: Field = {
    left: axis + 8,
    right: sheetWidth - 6,
    top: legendHeight + 6,
    bottom: legendHeight + courseHeight,
    largest,
    count: labels.length,
  };
  const grid = lines.flatMap((value) => {
    const y = yOf(field, value);
    return [
      line(
        'grid',
        [
          [field.left, y],
          [field.right, y],
        ],
        value === 0 ? 0.9 : 0.5,
      ),
      text('muted', [axis, y + 3], sayNumber(value, places), { size: label, anchor: 'end' }),
    ];
  });
  const sorted = [...series].sort((a) => (a.role === 'before' ? -1 : 1));
  return {
    marks: [
      ...grid,
      ...labelsOf(
        field,
        labels.map((one) => one[language]),
      ),
      ...sorted.flatMap(({ role, values }) =>
        kind === 'columns' ? columns(field, role, values) : curve(field, role, values),
      ),
    ],
    height: field.bottom + 18,
  };
}

const yOf = ({ top, bottom, largest }: Field, value: number): number =>
  bottom - (value / largest) * (bottom - top);

const xOf = ({ left, right, count }: Field, at: number): number =>
  count < 2 ? (left + right) / 2 : left + 10 + (at / (count - 1)) * (right - left - 20);

/** As many labels as have room, the first and the last among them. */
function labelsOf(field: Field, names: readonly string[]): Mark[] {
  const widest = Math.max(...names.map((name) => widthOf(name, label))) + 8;
  const every = Math.max(1, Math.ceil((names.length * widest) / (field.right - field.left)));
  const last = names.length - 1;
  return names.flatMap((name, at) => {
    const isShown = at === last || (at % every === 0 && last - at >= every);
    if (!isShown) return [];
    return [
      text('muted', [xOf(field, at), field.bottom + 13], name, { size: label, anchor: 'middle' }),
    ];
  });
}

/** Runs of values; a gap where there is none. */
function curve(field: Field, role: 'now' | 'before', values: readonly (number | null)[]): Mark[] {
  const runs: [number, number][][] = [[]];
  values.forEach((value, at) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push([xOf(field, at), yOf(field, value)]);
  });
  const isNow = role === 'now';
  return runs
    .filter((run) => run.length > 0)
    .flatMap((run) => [
      line(role, run, isNow ? 1.8 : 1.2, !isNow),
      ...(isNow && values.length <= 31 ? run.map((at) => dot(role, at, 4)) : []),
    ]);
}

/** Upright bars; those of the earlier time stand half behind. */
function columns(field: Field, role: 'now' | 'before', values: readonly (number | null)[]): Mark[] {
  const room = (field.right - field.left - 20) / Math.max(1, field.count - 1);
  const width = Math.min(14, room * 0.5);
  const shift = role === 'before' ? width * 0.45 : -width * 0.55;
  return values.map((value, at) => {
    const top = yOf(field, value ?? 0);
    return rect(role, xOf(field, at) + shift - width / 2, top, [width, field.bottom - top]);
  });
}

function summaryOf({ title, labels, series, decimals, unit }: Chart, language: Language): string {
  const now = series.find(({ role }) => role === 'now');
  const said = labels.map((one, at) => {
    const value = now?.values[at];
    const number = value === null || value === undefined ? '—' : sayNumber(value, decimals);
    return `${one[language]} ${number}${unit[language]}`;
  });
  const [colon, comma] = language === 'zh' ? ['\uff1a', '\uff0c'] : [': ', ', '];
  return `${title[language]}${colon}${said.join(comma)}`;
}
