/** One batch of messages: judged, written, shown to the judges, all in one transaction. */
import { noteSeen } from '#modules/things/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { saveRefusals } from '../../store/records.ts';
import {
  insertTexts,
  insertValues,
  isRepeat,
  type TextRow,
  ValueBatch,
} from '../../store/values.ts';
import type {
  AcceptedValue,
  Arrival,
  ArrivalReceipt,
  ObservationJudge,
  RefusedMessage,
} from '../../types.ts';
import type { WriteBehind } from './behind.ts';
import { type Checked, checkArrival, type FittingValue } from './check.ts';
import { type Docket, judgesOf, letJudge } from './judging.ts';
import type { Months } from './months.ts';
import { type Expected, Repeats } from './repeats.ts';
import { RefusalBatch } from './refusals.ts';
import type { KnownThing, KnownTown, Stream } from './streams.ts';

/** What a batch works with: one town. */
export interface TownParts {
  readonly ctx: Ctx;
  readonly known: KnownTown;
  readonly months: Months;
  readonly behind: WriteBehind;
  readonly judges: readonly ObservationJudge[];
  readonly onJudgeFault: (judge: string, error: Error) => void;
}

/** A message, or one that a door refused by itself. */
export type Letter =
  | { readonly arrival: Arrival; readonly refusal?: undefined }
  | { readonly arrival?: undefined; readonly refusal: RefusedMessage };

interface Item {
  readonly arrival: Arrival;
  readonly known: KnownThing | undefined;
  readonly checked: Checked;
  accepted: number;
}

interface Pending {
  readonly item: Item;
  readonly known: KnownThing;
  readonly stream: Stream;
  readonly fitting: FittingValue;
  readonly late: boolean;
}

const nothing: ArrivalReceipt = { accepted: 0, repeated: 0, refused: [] };

/**
 * Handles letters.
 * @param repeats whether values that were stored before are expected
 * @returns one receipt each, after the commit
 * @throws when nothing was kept
 */
export async function handleBatch(
  town: TownParts,
  letters: readonly Letter[],
  repeats = new Repeats(),
): Promise<ArrivalReceipt[]> {
  await town.known.refresh(new Set(letters.flatMap(({ arrival }) => arrival?.thingId ?? [])));
  const refusals = new RefusalBatch(town.ctx);
  const items = letters.map((letter) => itemOf(town, letter, refusals));
  await prepare(town, items);
  const pending = items.flatMap((item) => (item ? pendingOf(item) : []));
  const undo = new Map(pending.map(({ stream }) => [stream, stream.newest]));
  const work = sorted(pending.map((one) => placed(one)));
  const { expected } = repeats;
  try {
    await town.ctx.database.inTenant(town.ctx, (tx) =>
      write(town, tx, { ...work, refusals, repeats, expected }),
    );
  } catch (error) {
    for (const [stream, newest] of undo) stream.newest = newest;
    if (expected === 'mixed' || !isRepeat(error)) throw error;
    // Nothing was kept: all of it is done again, now with a look at what is there already.
    repeats.note();
    return handleBatch(town, letters, repeats);
  }
  remember(town, work);
  return items.map((item, index) => concluded(town, item, letters[index]));
}

function itemOf(
  town: TownParts,
  { arrival, refusal }: Letter,
  refusals: RefusalBatch,
): Item | null {
  if (refusal) {
    const { reason, detail } = refusal;
    refusals.add(refusal, [{ index: null, key: null, reason, detail }]);
    return null;
  }
  const known = town.known.thing(arrival.thingId);
  const checked = checkArrival(arrival, known);
  if (checked.refused.length > 0) {
    const { tenantId, door, receivedAt, raw } = arrival;
    const thingId = known ? arrival.thingId : null;
    const message = { tenantId, thingId, source: arrival.thingId, door, receivedAt };
    refusals.add({ ...message, raw: raw ?? null }, checked.refused);
  }
  return { arrival, known, checked, accepted: 0 };
}

/** Makes the datastreams and partitions that are missing. */
async function prepare(town: TownParts, items: readonly (Item | null)[]): Promise<void> {
  const missing = new Map<string, Set<string>>();
  for (const item of items) {
    if (!item?.known) continue;
    for (const { key, at } of item.checked.fitting) {
      town.months.want(at / 1000);
      if (item.known.streams.has(key)) continue;
      const keys = missing.get(item.known.thing.id) ?? new Set();
      missing.set(item.known.thing.id, keys.add(key));
    }
  }
  await town.known.ensure(missing);
  await town.months.make();
}

function pendingOf(item: Item): Omit<Pending, 'late'>[] {
  const { known } = item;
  if (!known) return [];
  return item.checked.fitting.map((fitting) => {
    const stream = known.streams.get(fitting.key);
    if (!stream) throw new Error(`datastream ${known.thing.code} ${fitting.key} was not made`);
    return { item, known, stream, fitting };
  });
}

/** Whether a value is late shows against what came before it, in this batch too. */
function placed(one: Omit<Pending, 'late'>): Pending {
  const { item, stream, fitting } = one;
  const late = item.arrival.backfill === true || fitting.at < stream.newest;
  if (fitting.at > stream.newest) stream.newest = fitting.at;
  return { ...one, late };
}

interface Work {
  readonly numbers: readonly Pending[];
  readonly texts: readonly Pending[];
}

function sorted(pending: readonly Pending[]): Work {
  const isNumber = ({ fitting: { value } }: Pending): boolean =>
    typeof value === 'number' || typeof value === 'boolean';
  return {
    numbers: pending.filter(isNumber),
    texts: pending.filter((one) => !isNumber(one)),
  };
}

async function write(
  town: TownParts,
  tx: Tx,
  {
    numbers,
    texts,
    refusals,
    repeats,
    expected,
  }: Work & { refusals: RefusalBatch; repeats: Repeats; expected: Expected },
): Promise<void> {
  const fresh: Pending[] = [];
  const note = (pending: readonly Pending[], isNew: ReadonlySet<number> | null): void => {
    for (let index = 0; index < pending.length; index += 1) {
      if (isNew === null || isNew.has(index)) fresh.push(pending[index] as Pending);
    }
  };
  if (numbers.length > 0) {
    const isNew = await insertValues(tx, batchOf(numbers), expected);
    if (isNew) repeats.note();
    note(numbers, isNew);
  }
  if (texts.length > 0) note(texts, await insertTexts(tx, texts.map(textOf)));
  for (const { item } of [...numbers, ...texts]) item.accepted = 0;
  for (const { item } of fresh) item.accepted += 1;
  await saveRefusals(tx, refusals.rows);
  if (town.judges.length > 0) await letJudge(tx, docketOf(town, fresh), town.onJudgeFault);
}

function batchOf(numbers: readonly Pending[]): ValueBatch {
  const batch = new ValueBatch();
  for (const { stream, fitting } of numbers) {
    const { at, value, lag, quality } = fitting;
    batch.add({ no: stream.no, at, value: Number(value), lag, quality: quality.charCodeAt(0) });
  }
  return batch;
}

function textOf({ stream, fitting }: Pending): TextRow {
  const { at, value, lag, quality } = fitting;
  return { no: stream.no, at, value, lag, quality: quality.charCodeAt(0) };
}

function docketOf(town: TownParts, fresh: readonly Pending[]): Docket {
  const docket: Docket = new Map();
  for (const one of fresh) {
    for (const judge of judgesOf(town.judges, one.known, one.stream)) {
      const values = docket.get(judge) ?? [];
      if (values.length === 0) docket.set(judge, values);
      values.push(acceptedOf(one));
    }
  }
  return docket;
}

function acceptedOf({ item, known, stream, fitting, late }: Pending): AcceptedValue {
  return {
    thing: known.thing,
    datastreamNo: stream.no,
    key: stream.key,
    value: fitting.value,
    at: new Date(fitting.at / 1000),
    receivedAt: item.arrival.receivedAt,
    quality: fitting.quality,
    late,
  };
}

/** After the commit: newest values and presence. */
function remember(town: TownParts, { numbers, texts }: Work): void {
  const seen = new Map<string, Date>();
  for (const { item, stream, fitting } of [...numbers, ...texts]) {
    seen.set(stream.thingId, item.arrival.receivedAt);
    if (stream.latest && stream.latest.at > fitting.at) continue;
    const { at, value, quality } = fitting;
    const isNumber = typeof value === 'number' || typeof value === 'boolean';
    stream.latest = {
      at,
      receivedAt: item.arrival.receivedAt.getTime() * 1000,
      number: isNumber ? Number(value) : null,
      other: isNumber ? null : value,
      quality: quality.charCodeAt(0),
      written: false,
    };
    town.behind.newer(stream);
  }
  const { database, tenantId } = town.ctx;
  for (const [thingId, at] of seen) noteSeen(database, { tenantId, thingId }, at);
}

function concluded(town: TownParts, item: Item | null, letter: Letter | undefined): ArrivalReceipt {
  if (!item) {
    const { door = 'none', receivedAt = town.ctx.clock.now() } = letter?.refusal ?? {};
    town.behind.count(door, receivedAt, { accepted: 0, repeated: 0, refused: 1 });
    return nothing;
  }
  const { arrival, checked, accepted } = item;
  const { refused, fitting } = checked;
  const repeated = fitting.length - accepted;
  const done = { accepted, repeated, refused: refused.length };
  town.behind.count(arrival.door, arrival.receivedAt, done);
  if (item.known) town.behind.sample(arrival, done);
  return { accepted, repeated, refused };
}
