/** Observations that come inside of a new thing or datastream (deep insert, OGC 18-088 §10.2.1.2). */
import type { Ctx } from '#platform/context/index.ts';
import { type EntitySet, SensorThingsFault } from '#protocols/sensorthings/index.ts';
import type { Catalogue, CataloguedStream } from './catalogue.ts';
import type { Made } from './create.ts';
import { createObservation, qualityOf } from './observe.ts';
import { type Body, instantOf, listOf } from './payload.ts';

/** Most observations that one new entity brings; more go to CreateObservations. */
const most = 1000;

/**
 * The observations of each datastream of a body, in its order; looked at before anything is made.
 * @throws SensorThingsFault for one that cannot be read
 */
export function observationsWithin(set: EntitySet, body: Body): (readonly Body[])[] {
  const streams =
    set === 'Datastreams' ? [body] : set === 'Things' ? listOf(body, 'Datastreams') : [];
  const brought = streams.map((stream) => listOf(stream, 'Observations'));
  const all = brought.flat();
  if (all.length > most) {
    throw new SensorThingsFault(
      `${all.length} Observations inside; at most ${most}, send the others to CreateObservations`,
    );
  }
  for (const one of all) {
    if (one['result'] === undefined) throw new SensorThingsFault('result is missing');
    instantOf(one['phenomenonTime'], 'phenomenonTime');
    instantOf(one['resultTime'], 'resultTime');
    qualityOf(one['resultQuality']);
  }
  return brought;
}

/** Stores them. @throws SensorThingsFault when one does not fit its datastream; those before it are kept */
export async function observeBrought(
  ctx: Ctx,
  catalogue: Catalogue,
  { made, brought }: { made: Made; brought: readonly (readonly Body[])[] },
): Promise<void> {
  const streams = streamsOf(catalogue, made);
  for (const [index, list] of brought.entries()) {
    const datastream = streams[index]?.no ?? null;
    for (const body of list) await createObservation(ctx, catalogue, { body, datastream });
  }
}

/** Datastreams are numbered in the order in which they were made. */
function streamsOf({ streams }: Catalogue, { set, id }: Made): CataloguedStream[] {
  return [...streams.values()]
    .filter(({ no, thing }) => (set === 'Datastreams' ? no : thing.no) === id)
    .sort((one, other) => one.no - other.no);
}
