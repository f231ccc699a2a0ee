/** A person in batches besides the files of the lake: lists as they came, rows mended by hand, samples of a profile. */
import type { Tx } from '#platform/database/index.ts';
import type { DuckDBConnection } from '#platform/duckdb/index.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import type { ColumnProfile } from '../../contract/shapes.ts';
import { longestNumber, textNames, type Wanted } from '../../rules/person.ts';
import {
  batchRows,
  deleteFixes,
  fixesOf,
  profiledBatches,
  updateBatch,
} from '../../store/batches.ts';
import { batchFiles, letGo } from '../../store/lake.ts';
import type { BatchRow, LakeFileRow } from '../../store/tables.ts';
import { pathOf } from '../lake/relation.ts';
import { lakeOf } from '../lake/room.ts';
import { unsealed } from '../lake/sealed-file.ts';
import { closeStaged } from './staged-table.ts';

/** Batches that still hold their list as it came. */
const open = ['fetching', 'staged', 'checking', 'checked', 'applying'] as const;
const most = 1000;

/** Open batches of these resources whose list names a person: somebody is at work on them. */
export function openBatchesNaming(
  tx: Tx,
  wanted: Wanted,
  resourceIds: ReadonlySet<string>,
): Promise<BatchRow[]> {
  return batchesNaming(tx, { wanted, resourceIds, states: open });
}

async function batchesNaming(
  tx: Tx,
  {
    wanted,
    resourceIds,
    states,
  }: {
    readonly wanted: Wanted;
    readonly resourceIds: ReadonlySet<string>;
    readonly states: readonly BatchRow['state'][];
  },
): Promise<BatchRow[]> {
  const batches = await batchRows(tx, { states, limit: most });
  const found: BatchRow[] = [];
  for (const batch of batches.filter(({ resourceId }) => resourceIds.has(resourceId))) {
    const files = await batchFiles(tx, [batch.id], 'staged');
    for (const file of files) {
      if (!(await fileNames(tx, file, wanted))) continue;
      found.push(batch);
      break;
    }
  }
  return found;
}

/** Whether a list as it came names a person. One that cannot be read is taken for one that does. */
async function fileNames(tx: Tx, file: LakeFileRow, wanted: Wanted): Promise<boolean> {
  const pieces = unsealed(pathOf(lakeOf(tx.ctx.database), file), file.fileKey);
  try {
    return file.form === 'xlsx'
      ? await bookNames(pieces, wanted)
      : await textFileNames(pieces, wanted);
  } catch {
    return true;
  }
}

async function textFileNames(pieces: AsyncIterable<Buffer>, wanted: Wanted): Promise<boolean> {
  const decoder = new TextDecoder();
  let [bytes, text] = ['', ''];
  for await (const piece of pieces) {
    // Numbers are ASCII in every encoding that is read; full-width digits are seen in UTF-8.
    bytes += piece.toString('latin1');
    text += decoder.decode(piece, { stream: true });
    if (textNames(bytes, wanted) || textNames(text, wanted)) return true;
    bytes = bytes.slice(-longestNumber);
    text = text.slice(-longestNumber);
  }
  return false;
}

async function bookNames(pieces: AsyncIterable<Buffer>, wanted: Wanted): Promise<boolean> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  const limits = {
    maxBytes: 40_000_000,
    maxUnpackedBytes: 400_000_000,
    maxRows: 200_000,
    maxColumns: 500,
  };
  const { sheets, problems } = await readWorkbook(Buffer.concat(all), limits);
  return problems.length > 0 || textNames(JSON.stringify(sheets), wanted);
}

/** Takes a person out of what batches of these resources hold besides files of the lake. */
export async function forgetInBatches(
  tx: Tx,
  connection: DuckDBConnection,
  { wanted, resourceIds }: { readonly wanted: Wanted; readonly resourceIds: ReadonlySet<string> },
): Promise<void> {
  const ids = [...resourceIds];
  for (const { batchId, line, rowValues } of await fixesOf(tx, ids)) {
    if (textNames(rowValues, wanted)) await deleteFixes(tx, batchId, line);
  }
  for (const { id, profile } of await profiledBatches(tx, ids)) {
    const without = withoutSamples(profile ?? '[]', wanted);
    if (without !== null) await updateBatch(tx, id, { profile: without });
  }
  // A batch that failed waits for nobody: its list goes, and its department brings another.
  for (const { id } of await batchesNaming(tx, { wanted, resourceIds, states: ['failed'] })) {
    await letGo(tx, { batchId: id, kinds: ['staged', 'rows', 'refused'] });
    await deleteFixes(tx, id);
    await updateBatch(tx, id, { state: 'discarded', endedAt: tx.ctx.clock.now() });
    await closeStaged(lakeOf(tx.ctx.database), connection, id);
  }
}

/** A profile without samples that are the person's; null when there are none. */
function withoutSamples(profile: string, wanted: Wanted): string | null {
  const names = new Set(wanted.names);
  const columns = JSON.parse(profile) as ColumnProfile[];
  const isHers = (sample: string): boolean =>
    textNames(sample, wanted) || names.has(sample.replaceAll(/\s/g, ''));
  if (!columns.some(({ samples }) => samples.some(isHers))) return null;
  const kept = columns.map((column) => ({
    ...column,
    samples: column.samples.filter((sample) => !isHers(sample)),
  }));
  return JSON.stringify(kept);
}
