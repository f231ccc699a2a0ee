/** Finding the device that a use case is about. */
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { problem } from '../problems/index.ts';
import type { Thing } from '../types.ts';
import { thingsOf } from './directory.ts';

/** A device of the town. @throws not-found */
export async function knownThing(tx: Tx, thingId: string): Promise<Thing> {
  const thing = (await thingsOf(tx)).byId(thingId);
  if (!thing) throw generalProblem('not-found', { what: '该设备' });
  return thing;
}

/** A device that takes part. @throws not-found, thing-not-active */
export async function activeThing(tx: Tx, thingId: string): Promise<Thing> {
  const thing = await knownThing(tx, thingId);
  if (thing.state !== 'active') throw problem('thing-not-active', { name: thing.name });
  return thing;
}
