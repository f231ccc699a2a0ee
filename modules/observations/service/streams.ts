/** Datastreams as other modules list and make them. */
import { thingsOf } from '#modules/things/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { ensureStreams, streamNo, streamSpans } from '../store/streams.ts';
import type { Datastream } from '../types.ts';

/** Every datastream of the town's devices that are not retired, in order of number. */
export async function streamsOf(tx: Tx): Promise<Datastream[]> {
  const directory = await thingsOf(tx);
  return streamSpans(
    tx,
    directory.all().map(({ id }) => id),
  );
}

/** The number of a datastream, which is made when it is not there. */
export async function ensureStream(tx: Tx, thingId: string, key: string): Promise<number> {
  await ensureStreams(tx, [{ thingId, key }]);
  return (await streamNo(tx, thingId, key)) ?? 0;
}
