/** Messages between a log and its witness (c2sp.org/tlog-witness): `add-checkpoint`. */
import { isDecimal, readHash } from './checkpoint.ts';
import { TlogFault } from './fault.ts';

/** Content type of the answer that says which size the witness knows. */
export const sizeMediaType = 'text/x.tlog.size';
const mostProofLines = 63;

/** What a log asks of a witness. */
export interface AddCheckpoint {
  /** Size that the witness saw last; 0 when it never saw the log. */
  readonly oldSize: number;
  readonly proof: readonly Buffer[];
  /** The signed checkpoint. */
  readonly checkpoint: string;
}

/** The body of a request. */
export function writeAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  const hashes = proof.map((hash) => `${hash.toString('base64')}\n`).join('');
  return `old ${oldSize}\n${hashes}\n${checkpoint}`;
}

/** Reads the body of a request. @throws TlogFault */
export function readAddCheckpoint(body: string): AddCheckpoint {
  const gap = body.indexOf('\n\n');
  if (gap < 0) throw new TlogFault('there is no empty line before the checkpoint');
  const [first = '', ...hashes] = body.slice(0, gap).split('\n');
  const oldSize = first.startsWith('old ') ? first.slice(4) : '';
  if (!isDecimal(oldSize)) throw new TlogFault('the first line is not the old size');
  if (hashes.length > mostProofLines) throw new TlogFault('the proof has more than 63 lines');
  return { oldSize: Number(oldSize), proof: hashes.map(readHash), checkpoint: body.slice(gap + 2) };
}
