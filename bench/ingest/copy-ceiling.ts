/** The honest ceiling: COPY of the same rows into the same table, by the owner, in one stream. */
import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { benchTenantId } from './devices.ts';

const rowsAChunk = 1000;

/** Values a second that COPY writes into `observations.values`; the rows are deleted afterwards. */
export async function copyCeiling(url: string, rows: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const firstMs = Date.now() - 3_600_000;
    const startedAt = performance.now();
    const stream = client.query(
      copyFrom(
        'COPY observations.values (tenant_id, at, value, datastream_no, lag, quality) FROM STDIN',
      ),
    );
    for (let row = 0; row < rows; row += rowsAChunk) {
      if (!stream.write(chunkOf(row, firstMs))) await once(stream, 'drain');
    }
    stream.end();
    await once(stream, 'finish');
    const seconds = (performance.now() - startedAt) / 1000;
    await client.query('DELETE FROM observations.values WHERE datastream_no > 1000000');
    await client.query('VACUUM ANALYZE observations.values');
    return rows / seconds;
  } finally {
    await client.end();
  }
}

/** Three thousand datastreams in turn, as the load has. */
function chunkOf(from: number, firstMs: number): string {
  let text = '';
  for (let row = from; row < from + rowsAChunk; row += 1) {
    const at = new Date(firstMs + Math.floor(row / 3000)).toISOString();
    text += `${benchTenantId}\t${at}\t${(row * 7) % 900}.5\t${1_000_001 + (row % 3000)}\t0.01\tN\n`;
  }
  return text;
}
