/** POST of observations: one, or arrays of a datastream each; answered after they are committed. */
import { qualities } from '#modules/observations/contract/reading.ts';
import { type Quality, type Reading as NewReading, submit } from '#modules/observations/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type EntityId, SensorThingsFault } from '#protocols/sensorthings/index.ts';
import { observationId } from '../rules/observation-id.ts';
import { type Body, bodyOf, instantOf, referenceOf } from './payload.ts';
import type { Catalogue, CataloguedStream } from './catalogue.ts';

/** Most values in one request. */
const mostValues = 20_000;

interface Given {
  readonly stream: CataloguedStream;
  readonly at: Date;
  readonly value: unknown;
  readonly quality: Quality;
}

/** Stores one observation. @returns its key @throws SensorThingsFault when it does not fit the model */
export async function createObservation(
  ctx: Ctx,
  catalogue: Catalogue,
  { body, datastream }: { body: Body; datastream: EntityId | null },
): Promise<string> {
  const stream = streamOf(catalogue, datastream ?? referenceOf(body['Datastream']));
  if (body['result'] === undefined) throw new SensorThingsFault('result is missing');
  const at =
    instantOf(body['phenomenonTime'], 'phenomenonTime') ??
    instantOf(body['resultTime'], 'resultTime') ??
    ctx.clock.now();
  const quality = qualityOf(body['resultQuality']);
  const given = { stream, at, value: body['result'], quality };
  const [refusal] = await store(ctx, [given]);
  if (refusal) throw new SensorThingsFault(refusal);
  return observationId(stream.no, at, given.value);
}

/** The flag after HJ 212 that a client gives; normal where it gives none. @throws SensorThingsFault for another one */
export function qualityOf(given: unknown): Quality {
  if (given === undefined || given === null) return 'N';
  const quality = qualities.find((one) => one === given);
  if (quality) return quality;
  throw new SensorThingsFault(`resultQuality is one of ${qualities.join(', ')}`);
}

function streamOf(catalogue: Catalogue, id: EntityId | null): CataloguedStream {
  const stream = typeof id === 'number' ? catalogue.streams.get(id) : undefined;
  if (!stream) {
    throw new SensorThingsFault('name the Datastream: {"Datastream": {"@iot.id": 1}}');
  }
  return stream;
}

/**
 * `CreateObservations` (OGC 18-088 §12.2).
 * @returns one line a row: the address of the observation, or `error: …`
 */
export async function createObservations(
  ctx: Ctx,
  catalogue: Catalogue,
  { payload, base }: { payload: unknown; base: string },
): Promise<string[]> {
  if (!Array.isArray(payload)) throw new SensorThingsFault('the body must be an array');
  const rows = payload.flatMap((group) => rowsOf(catalogue, bodyOf(group, 'each element')));
  if (rows.length > mostValues) {
    throw new SensorThingsFault(`${rows.length} values; at most ${mostValues} in one request`);
  }
  const given = rows.flatMap((row) => (typeof row === 'string' ? [] : [row]));
  const refusals = await store(ctx, given);
  let index = 0;
  return rows.map((row) => {
    if (typeof row === 'string') return `error: ${row}`;
    const refusal = refusals[index];
    index += 1;
    if (refusal) return `error: ${refusal}`;
    return `${base}/Observations('${observationId(row.stream.no, row.at, row.value)}')`;
  });
}

function rowsOf(catalogue: Catalogue, group: Body): (Given | string)[] {
  const stream = streamOf(catalogue, referenceOf(group['Datastream']));
  const components = group['components'];
  const rows = group['dataArray'];
  if (!Array.isArray(components) || !Array.isArray(rows) || !components.includes('result')) {
    throw new SensorThingsFault('components (with "result") and dataArray must be arrays');
  }
  return rows.map((row: unknown) => {
    if (!Array.isArray(row)) return 'each row of dataArray is an array';
    return rowOf(
      stream,
      Object.fromEntries(components.map((name, at) => [String(name), row[at] as unknown])),
    );
  });
}

function rowOf(stream: CataloguedStream, members: Body): Given | string {
  try {
    const at =
      instantOf(members['phenomenonTime'], 'phenomenonTime') ??
      instantOf(members['resultTime'], 'resultTime');
    if (!at) return 'phenomenonTime is missing';
    const quality = qualityOf(members['resultQuality']);
    return { stream, at, value: members['result'], quality };
  } catch (error) {
    if (error instanceof SensorThingsFault) return error.message;
    throw error;
  }
}

/** Stores values, a message a device. @returns for each value why it was refused; null when stored */
async function store(ctx: Ctx, given: readonly Given[]): Promise<(string | null)[]> {
  const refusals: (string | null)[] = given.map(() => null);
  const receivedAt = ctx.clock.now();
  const groups = Map.groupBy(given.keys(), (index) => given[index]?.stream.thingId ?? '');
  await Promise.all(
    [...groups].map(async ([thingId, indexes]) => {
      const readings = indexes.map((index): NewReading => {
        const { stream, at, value, quality } = given[index] as Given;
        return { key: stream.key, value, at, quality };
      });
      const { refused } = await submit(ctx.database, {
        tenantId: ctx.tenantId,
        thingId,
        door: 'sensorthings',
        receivedAt,
        readings,
      });
      for (const one of refused) {
        const at = one.index === null ? null : (indexes[one.index] ?? null);
        for (const index of at === null ? indexes : [at])
          refusals[index] = `${one.reason}: ${one.detail}`;
      }
    }),
  );
  return refusals;
}
