/** A part of a transaction that may fail alone. */
import type { Tx } from '#platform/database/index.ts';

/** Runs `work` under a savepoint. @returns the error when it failed and was undone, else null */
export async function inSavepoint(tx: Tx, work: () => Promise<void>): Promise<Error | null> {
  await tx.client.query('SAVEPOINT part');
  try {
    await work();
    await tx.client.query('RELEASE SAVEPOINT part');
    return null;
  } catch (error) {
    await tx.client.query('ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part');
    return error as Error;
  }
}
