import { demoDescriptions } from '#modules/classification/corpus/index.ts';
import { addWorkingTime } from '#platform/calendar/index.ts';
import { type CellFinder, createCellFinder } from './cell-finder.ts';
import { DEMO_SEED, demoTown } from './geometry/index.ts';
import { type CategoryWeights, categoryWeights } from './history/category-profiles.ts';
import { type Cast, castOf } from './history/crew.ts';
import { drawEnd, drawFate } from './history/fate.ts';
import { fitBefore } from './history/fit.ts';
import { chooseOpen } from './history/open-cases.ts';
import {
  apportion,
  dayWeight,
  demoCalendar,
  drawMoment,
  type HistoryDay,
  historyDays,
} from './history/rhythm.ts';
import { layRoad, type Road } from './history/road.ts';
import { drawSpot, type Spot, type SpotBook, spotBook } from './history/spots.ts';
import type {
  HistoricCase,
  HistoricChannel,
  HistoricState,
  HistoryCategory,
  HistoryOptions,
} from './history/types.ts';
import { createRandom, hashText, type Random } from './random.ts';

export { historyCategories } from './history/from-catalogue.ts';
export { isDemoMarketDay } from './history/rhythm.ts';
export type * from './history/types.ts';

/** A report before anything has become of it. */
interface Incident {
  sequence: number;
  reportedAt: Date;
  category: HistoryCategory;
  spot: Spot;
}

interface Workshop {
  options: HistoryOptions;
  dueAt: (from: Date, category: HistoryCategory) => Date;
  cast: Cast;
  random: Random;
  /** The latest cases with the moment of their end: what a repeated report is merged into. */
  latest: { incident: Incident; endMs: number }[];
}

function calendarDue(from: Date, { deadline }: HistoryCategory): Date {
  return addWorkingTime(demoCalendar(), from, deadline.amount, deadline.unit);
}

function corpusWords({ code }: HistoryCategory, address: string, draw: () => number): string {
  return demoDescriptions(code, draw, address);
}

interface Ground {
  weigh: CategoryWeights;
  book: SpotBook;
  cellAt: CellFinder;
}

function incidentsOfDay(
  day: HistoryDay,
  count: number,
  { options, random }: Workshop,
  { weigh, book, cellAt }: Ground,
): Omit<Incident, 'sequence'>[] {
  const [rural, urban] = [weigh(day, false), weigh(day, true)];
  const incidents: Omit<Incident, 'sequence'>[] = [];
  const limitMs = options.until.getTime() - 60_000;
  while (incidents.length < count) {
    const reportedMs = day.startMs + drawMoment(day, random);
    if (reportedMs > limitMs) continue;
    const cell = book.cells[random.weighted(day.market ? book.marketWeights : book.weights)];
    const category = options.categories[random.weighted(cell?.inQuarter ? urban : rural)];
    if (!cell || !category || cell.spots.length === 0) continue;
    const spot = drawSpot(cell.spots, random, cellAt);
    incidents.push({ reportedAt: new Date(reportedMs), category, spot });
  }
  return incidents.sort((a, b) => a.reportedAt.getTime() - b.reportedAt.getTime());
}

function allIncidents(workshop: Workshop): Incident[] {
  const { options, random } = workshop;
  const days = historyDays(options.until, options.years ?? 2, random.fork('weather'));
  const daily = random.fork('days');
  const weights = days.map((day) => dayWeight(day, daily));
  const lastDay = days.at(-1);
  if (lastDay) {
    const share = (options.until.getTime() - lastDay.startMs) / 86_400_000;
    weights[weights.length - 1] = share < 0.02 ? 0 : (weights.at(-1) ?? 0) * share;
  }
  const counts = apportion(options.count, weights);
  const town = demoTown(DEMO_SEED).qingxi;
  const ground = {
    weigh: categoryWeights(options.categories),
    book: spotBook(town),
    cellAt: createCellFinder(town),
  };
  return days
    .flatMap((day, index) => incidentsOfDay(day, counts[index] ?? 0, workshop, ground))
    .map((incident, sequence) => ({ ...incident, sequence }));
}

const CHANNELS: readonly HistoricChannel[] = [
  'resident',
  'gridWorker',
  'hotline',
  'window',
  'open311',
];
const CHANNEL_WEIGHTS = [55, 29, 10, 4, 2];

function reporterOf(channel: HistoricChannel, residentCount: number, random: Random) {
  const anonymous = channel === 'resident' && random.chance(0.12);
  const hasResident = channel !== 'gridWorker' && channel !== 'open311' && !anonymous;
  // Few report often, most once or twice.
  const residentIndex = hasResident ? Math.floor(random.next() ** 1.8 * residentCount) : null;
  return { anonymous, residentIndex };
}

function countOf(road: Road, action: string): number {
  return road.milestones.filter((milestone) => milestone.action === action).length;
}

function roadOf(incident: Incident, end: HistoricState, workshop: Workshop): Road {
  const { cast, random, dueAt, options } = workshop;
  const { category, reportedAt, spot } = incident;
  const slowness = 0.65 + (hashText(category.departmentCode) % 8) * 0.1;
  const fate = drawFate(random, end, slowness);
  const start = { reportedAt, category, gridCellCode: spot.gridCellCode, fate, dueAt };
  return fitBefore(layRoad(start, cast, random), options.until.getTime());
}

/** A case still in hand some hours after this report: the one of which it is a repetition. */
function originalOf(incident: Incident, { latest, random }: Workshop): Incident | null {
  const neededMs = incident.reportedAt.getTime() + 3 * 3_600_000;
  const inHand = latest.filter(({ endMs }) => endMs > neededMs);
  return inHand.length > 0 ? random.pick(inHand).incident : null;
}

function remember(incident: Incident, road: Road, { latest, options }: Workshop): void {
  const isClosed = road.state === 'closed';
  const closing = road.milestones.findLast(({ action }) => action === 'close');
  const endMs = isClosed ? (closing?.at.getTime() ?? 0) : options.until.getTime();
  latest.push({ incident, endMs });
  if (latest.length > 80) latest.shift();
}

function historicCase(drawn: Incident, wantedEnd: HistoricState, workshop: Workshop): HistoricCase {
  const { options, random, cast } = workshop;
  const original = wantedEnd === 'merged' ? originalOf(drawn, workshop) : null;
  const end = wantedEnd === 'merged' && !original ? 'cancelled' : wantedEnd;
  const incident = original
    ? { ...original, sequence: drawn.sequence, reportedAt: drawn.reportedAt }
    : drawn;
  const { sequence, reportedAt, category, spot } = incident;
  const road = roadOf(incident, end, workshop);
  if (end !== 'merged' && end !== 'cancelled') remember(incident, road, workshop);
  const channel = CHANNELS[random.weighted(CHANNEL_WEIGHTS)] ?? 'resident';
  const isOpen = !['closed', 'cancelled', 'merged', 'done', 'verified', 'suspended'].includes(
    road.state,
  );
  const words = options.describe ?? corpusWords;
  return {
    sequence,
    reportedAt,
    channel,
    categoryCode: category.code,
    gridCellCode: spot.gridCellCode,
    position: { longitude: spot.at[0], latitude: spot.at[1] },
    address: spot.address,
    text: words(category, spot.address, () => random.next()),
    urgency: category.urgency,
    ...reporterOf(channel, options.residentCount, random),
    leadDepartmentCode: road.departmentCode,
    handler: road.handler,
    gridWorker: cast.gridWorkerOf(spot.gridCellCode),
    dueAt: road.dueAt,
    state: road.state,
    milestones: road.milestones,
    // A deadline that was moved into the future after it had passed is not missed any more.
    overdue: road.dueAt < options.until && (road.overdue || isOpen),
    returnedCount: countOf(road, 'return'),
    reopenedCount: countOf(road, 'reopen'),
    extended: countOf(road, 'approveExtension') > 0,
    rating: road.rating,
    ratingWords: road.ratingWords,
    mergedInto: original?.sequence ?? null,
  };
}

function openNow(incidents: readonly Incident[], workshop: Workshop): Map<number, HistoricState> {
  const { options, dueAt, random } = workshop;
  const openCount = options.openCount ?? Math.min(120, Math.ceil(options.count * 0.05));
  const overdueOpenCount = options.overdueOpenCount ?? Math.round(openCount * 0.1);
  const earliest = options.until.getTime() - 14 * 86_400_000;
  const recent = incidents.filter(({ reportedAt }) => reportedAt.getTime() > earliest);
  const candidates = recent.map(({ sequence, reportedAt, category }) => ({
    sequence,
    reportedMs: reportedAt.getTime(),
    dueMs: dueAt(reportedAt, category).getTime(),
  }));
  return chooseOpen(
    candidates,
    options.until,
    { openCount, overdueOpenCount },
    random.fork('open'),
  );
}

/**
 * Two years of believable history of Qingxi, in order of report. The same options give the same
 * cases. Nothing happens after `until`; about 120 of 20,000 cases are open then, 12 of them late.
 * @throws RangeError when there is no category, no staff or no resident to draw from.
 */
export function* demoHistory(options: HistoryOptions): Generator<HistoricCase> {
  const { categories, staff, residentCount, seed } = options;
  if (categories.length === 0 || staff.length === 0 || residentCount < 1) {
    throw new RangeError('demoHistory needs categories, staff and residents.');
  }
  const workshop: Workshop = {
    options,
    dueAt: options.dueAt ?? calendarDue,
    cast: castOf(staff, categories),
    random: createRandom(seed, 'history'),
    latest: [],
  };
  const incidents = allIncidents(workshop);
  const open = openNow(incidents, workshop);
  for (const incident of incidents) {
    const end = open.get(incident.sequence) ?? drawEnd(workshop.random);
    yield historicCase(incident, end, workshop);
  }
}
