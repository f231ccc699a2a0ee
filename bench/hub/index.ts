/**
 * npm run bench -- hub [--rows N] [--records N] [--view N]
 *
 * A list of 5 million rows brought in against DuckDB's bare read of the same file in the same run; pages of a granted view of a
 * million rows; and entity resolution of a million records.
 */
import { parseArgs } from 'node:util';
import { stopTestServer } from '#platform/testing/index.ts';
import { testTown } from '#testing';
import { measureLake } from './lake.ts';
import { measureRecords } from './records.ts';

export const about = 'lists in against a bare read, pages of a granted view, entity resolution';

/** Runs it. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rows: { type: 'string', default: '5000000' },
      view: { type: 'string', default: '1000000' },
      records: { type: 'string', default: '1000000' },
    },
  });
  const lake = await lakeFigures(Number(values.rows), Number(values.view));
  const records = Number(values.records) > 0 ? await measureRecords(Number(values.records)) : null;
  const line = {
    bench: 'hub',
    rowsPerSecond: lake.rowsPerSecond,
    ratio: lake.ratio,
    processorRatio: lake.processorRatio,
    f1: records?.f1 ?? null,
    erSeconds: records?.erSeconds ?? null,
    erPeakMb: records?.erPeakMb ?? null,
    pageP95Ms: lake.pageP95Ms,
  };
  console.table({ wall: lake.seconds, processor: lake.processorSeconds });
  console.log(JSON.stringify(line));
}

async function lakeFigures(rows: number, viewRows: number) {
  const ending: (() => unknown)[] = [];
  const town = await testTown({ after: (work: () => unknown) => void ending.push(work) } as never);
  try {
    return await measureLake(town, { rows, viewRows });
  } finally {
    for (const end of ending.reverse()) await end();
    await stopTestServer();
  }
}
