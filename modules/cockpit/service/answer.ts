/** What a tile has to show at a place. */
import type { Indicator, ValueQuery } from '#modules/indicators/contract/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import { detailsOf, generalProblem, Problem } from '#platform/problems/index.ts';
import type { Series, TileAnswer, TileProblem } from '../contract/board.ts';
import type { Tile, TileDivision } from '../contract/tile.ts';
import { emptyValueOf, filled, grainOf, isEmpty, ofPlaces, ranked } from '../rules/series.ts';
import { daysOf, monthsOf, plusDays, type Span, spanOf, wholeMonths } from '../rules/period.ts';
import type { Asking } from './asking.ts';
import { type Ticker, tickerLines } from './lines.ts';
import type { Place } from './places.ts';

/** What the answers of a board stand on. */
export interface Desk {
  readonly place: Place;
  readonly asking: Asking;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly ticker: Ticker;
}

const sparkDays = 14;

/** The answer of a tile; a fault is part of it, so that one tile never takes the others with it. */
export async function answerOf(tile: Tile, desk: Desk): Promise<TileAnswer> {
  const blank = { tileId: tile.id, problem: null, from: null, to: null, series: [], lines: [] };
  try {
    if (tile.kind === 'ticker') {
      const lines = await tickerLines(tile, desk.place, desk.ticker, desk.asking);
      if (lines === null) return { ...blank, state: 'forbidden' };
      return { ...blank, state: lines.length > 0 ? 'ok' : 'empty', lines };
    }
    if (tile.indicators.length === 0) return { ...blank, state: 'ok' };
    if (!desk.place.ctx.actor.permissions.has('indicators.read')) {
      return { ...blank, state: 'forbidden' };
    }
    return { ...blank, ...(await seriesOf(tile, desk)) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...blank, state: 'error', problem: problemOf(error) };
  }
}

/** A problem in both languages. */
export function problemOf(error: Problem): TileProblem {
  const [zh, en] = [detailsOf(error, 'zh'), detailsOf(error, 'en')];
  return {
    code: error.code,
    zh: zh.title,
    en: en.title,
    cureZh: zh.cure ?? '',
    cureEn: en.cure ?? '',
  };
}

async function seriesOf(
  tile: Tile,
  desk: Desk,
): Promise<Omit<TileAnswer, 'tileId' | 'problem' | 'lines'>> {
  const today = localDay(desk.place.ctx.clock.now());
  const span = spanOf(tile.period, today);
  const shown = tile.indicators.map((code) => known(code, desk));
  const series = await Promise.all(shown.map((one) => oneSeries(one, { tile, desk, span, today })));
  const allLive = shown.every(({ isLive }) => isLive);
  const timed = tile.kind === 'trend' || tile.kind === 'calendar';
  const isNow = allLive && !timed && span.to === today;
  const when = isNow ? { from: null, to: null } : span;
  return { state: isEmpty(tile.kind, series) ? 'empty' : 'ok', ...when, series };
}

function known(code: string, { indicators }: Desk): Indicator {
  const found = indicators.get(code);
  if (!found) throw generalProblem('not-found', { what: `指标 ${code}` });
  return found;
}

interface Frame {
  readonly tile: Tile;
  readonly desk: Desk;
  readonly span: Span;
  readonly today: string;
}

async function oneSeries(indicator: Indicator, frame: Frame): Promise<Series> {
  const blank = {
    code: indicator.code,
    compared: [],
    comparedFrom: null,
    comparedTo: null,
    spark: [],
  };
  const { kind } = frame.tile;
  if (kind === 'number') return { ...blank, ...(await numberOf(indicator, frame)) };
  if (kind === 'ranking' || kind === 'table' || kind === 'map') {
    return { ...blank, values: await divided(indicator, frame) };
  }
  if (kind === 'trend' || kind === 'calendar')
    return { ...blank, ...(await trendOf(indicator, frame)) };
  const by = kind === 'matrix' ? ('weekdayHour' as const) : ('nothing' as const);
  const { values } = await ask(indicator, frame, { by });
  return { ...blank, values };
}

function ask({ code }: Indicator, { desk, span }: Frame, rest: Partial<ValueQuery>) {
  const { ctx, where } = desk.place;
  return desk.asking.values(ctx, code, { ...span, ...where, ...rest });
}

async function numberOf(
  indicator: Indicator,
  frame: Frame,
): Promise<Partial<Series> & Pick<Series, 'values'>> {
  const { tile, today } = frame;
  const sparkSpan = { from: plusDays(today, 1 - sparkDays), to: today };
  const compare = tile.compare && !indicator.isLive ? { compare: tile.compare } : {};
  const [whole, days] = await Promise.all([
    ask(indicator, frame, compare),
    ask(indicator, frame, { ...sparkSpan, by: 'day' }),
  ]);
  const empty = indicator.isLive ? null : emptyValueOf(indicator);
  const spark = filled(days.values, daysOf(sparkSpan), empty).map(({ value }) => value);
  if (indicator.isLive) {
    // A number of now is compared with how yesterday ended.
    const yesterday = plusDays(today, -1);
    const compared = days.values.filter(({ group }) => group === yesterday);
    return {
      values: whole.values,
      spark,
      compared,
      comparedFrom: yesterday,
      comparedTo: yesterday,
    };
  }
  return {
    values: whole.values,
    spark,
    compared: whole.compared?.values ?? [],
    comparedFrom: whole.compared?.from ?? null,
    comparedTo: whole.compared?.to ?? null,
  };
}

async function trendOf(
  indicator: Indicator,
  frame: Frame,
): Promise<Partial<Series> & Pick<Series, 'values'>> {
  const { tile, span } = frame;
  const by = tile.kind === 'calendar' ? 'day' : grainOf(span);
  const compare = tile.compare ? { compare: tile.compare } : {};
  const { values, compared } = await ask(indicator, frame, { by, ...compare });
  const empty = indicator.isLive ? null : emptyValueOf(indicator);
  const groupsOf = by === 'day' ? daysOf : monthsOf;
  return {
    values: filled(values, groupsOf(span), empty),
    compared: compared ? filled(compared.values, groupsOf(compared), empty) : [],
    comparedFrom: compared?.from ?? null,
    comparedTo: compared?.to ?? null,
  };
}

async function divided(indicator: Indicator, frame: Frame): Promise<Series['values']> {
  const { tile, desk } = frame;
  const by = tile.kind === 'map' ? 'place' : (tile.by ?? 'place');
  const values =
    by === 'place' ? await belowPlace(indicator, frame) : await byDimension(indicator, by, frame);
  const order = tile.kind === 'ranking' ? ranked(values, tile) : values;
  return tile.kind === 'map' || desk.place.towns.length > 0 ? order : order.slice(0, tile.limit);
}

/** What lies below: towns of a county, villages of a town, cells of a village. */
async function belowPlace(indicator: Indicator, frame: Frame): Promise<Series['values']> {
  const { place, asking } = frame.desk;
  if (place.towns.length > 0) {
    return Promise.all(
      place.towns.map(async ({ view, ctx }) => {
        const { values } = await asking.values(ctx, indicator.code, frame.span);
        const { id: group, nameZh, nameEn } = view;
        return { group, nameZh, nameEn, value: values[0]?.value ?? null };
      }),
    );
  }
  if (place.view.level === 'gridCell') return [];
  const by = place.view.level === 'village' ? 'gridCell' : 'village';
  // Cells lie in one village: theirs are picked from those of the town.
  const { values } = await asking.values(place.ctx, indicator.code, { ...frame.span, by });
  return ofPlaces(values, place.children, emptyValueOf(indicator));
}

async function byDimension(
  indicator: Indicator,
  by: Exclude<TileDivision, 'place'>,
  frame: Frame,
): Promise<Series['values']> {
  const { place, asking } = frame.desk;
  const same = place.where?.dimension === by;
  const where = same ? null : place.where;
  const span = where && !indicator.isLive ? wholeMonths(frame.span) : frame.span;
  const { values } = await asking.values(place.ctx, indicator.code, {
    ...span,
    ...where,
    by,
  });
  return same ? values.filter(({ group }) => group === place.where?.key) : values;
}
