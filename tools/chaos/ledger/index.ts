/**
 * npm run chaos -- ledger [--edits N] [--seed N]
 *
 * The edit drill in full: random edits (flip, truncate, delete, swap, forge, roll back, fork under a new
 * signature) of ledger rows, tiles, checkpoints, cases and their steps, audit lines and configuration. The
 * stand-alone verifier, which shares no code with the server, must find each and name it.
 */
import { parseArgs } from 'node:util';
import { testTown } from '#testing';
import { stopTestServer } from '#platform/testing/index.ts';
import { drill } from '../../../modules/ledger/tests/drill/drill.ts';

/** One line for the list. */
export const about = 'random edits of all that the ledger vouches for: each is found and named';

/** Runs it. @returns whether every edit was found and named */
export async function run(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      edits: { type: 'string', default: '1000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  const after: (() => unknown)[] = [];
  try {
    console.error(`Preparing the town (seed ${values.seed}) …`);
    const town = await testTown({ after: (work) => void after.push(work as () => unknown) });
    const result = await drill(town, {
      edits: Number(values.edits),
      seed: Number(values.seed),
      tell: (done) => {
        if (done % 50 === 0) console.error(`  ${done} edits`);
      },
    });
    for (const [kind, count] of [...result.kinds].toSorted(([a], [b]) => a.localeCompare(b)))
      console.log(`${String(count).padStart(6)}  ${kind}`);
    for (const line of result.missed.slice(0, 20)) console.log(`missed: ${line}`);
    const { edits, found, named } = result;
    console.log(JSON.stringify({ chaos: 'ledger', edits, found, named }));
    return named === edits;
  } finally {
    for (const work of after.reverse()) await work();
    await stopTestServer();
  }
}
