/** Every SQL statement of the module Modbus: which process dials outwards. */
import type { Database } from '#platform/database/index.ts';

const lockNumber = 7_216_502;

/** The right to dial, held until released or until the connection to the database breaks. */
export interface DialRight {
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** Takes the right to dial; null while another process has it. */
export async function takeDialRight(database: Database): Promise<DialRight | null> {
  const client = await database.system.connect();
  const { promise: lost, resolve } = Promise.withResolvers<void>();
  let isHeld = true;
  const giveBack = (error?: Error): void => {
    if (isHeld) client.release(error);
    isHeld = false;
  };
  // With the connection the right is gone; kept, it would hold a place in the pool for ever.
  client.once('error', (error) => {
    giveBack(error);
    resolve();
  });
  const { rows } = await client
    .query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [lockNumber])
    .catch((error: Error) => {
      giveBack(error);
      throw error;
    });
  if (rows[0]?.mine !== true) {
    giveBack();
    return null;
  }
  return {
    lost,
    release: async () => {
      if (isHeld)
        await client.query('SELECT pg_advisory_unlock($1)', [lockNumber]).catch(() => undefined);
      giveBack();
    },
  };
}
