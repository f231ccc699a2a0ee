/** The ledger's own work: numbering and signing every moment, witnesses and anchors beside it. */
import type { Service } from '#platform/module/index.ts';
import { anchorAll } from './service/anchor.ts';
import { askWitnesses } from './service/ask-witnesses.ts';
import { houseOf, type LedgerHouse } from './service/house.ts';
import { sequence } from './service/sequence.ts';

/** Acts wait no longer than this for their place, and the place for its signature. */
const sequenceEveryMs = 400;
const outwardEveryMs = 10_000;

/** Runs in processes that work off what happened; several of them take turns. */
export const sequencer: Service = {
  name: 'ledger',
  role: 'worker',
  start: ({ database, logger }) => {
    const house = houseOf(database);
    const fault = (what: string) => (error: unknown) => logger.error({ err: error }, what);
    const loops = [
      repeat(sequenceEveryMs, () => sequence(house).catch(fault('ledger: sequencing'))),
      repeat(outwardEveryMs, () => outward(house).catch(fault('ledger: witnesses and anchors'))),
    ];
    const stop = async (): Promise<void> => {
      await Promise.all(loops.map((end) => end()));
      // What was done up to the end is signed before the process goes.
      await sequence(house).catch(fault('ledger: sequencing'));
    };
    return Promise.resolve({ stop });
  },
};

/** Witnesses and anchors; one process does it at a time. */
export async function outward(house: LedgerHouse): Promise<void> {
  await house.host.database.turn('ledger outward', async () => {
    await askWitnesses(house);
    await anchorAll(house);
  });
}

/** Does something over and over, with a pause between the end and the next beginning. */
function repeat(pauseMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const go = (): void => {
    running = work().finally(() => {
      if (!ended) timer = setTimeout(go, pauseMs);
    });
  };
  go();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await running;
  };
}
