/** `.tlog-proof` files (c2sp.org/tlog-proof): an entry's proof with its checkpoint, checked off line. */
import { isDecimal, readHash } from './checkpoint.ts';
import { TlogFault } from './fault.ts';

const firstLine = 'c2sp.org/tlog-proof@v1';
/** A tree of 2^63 entries is 63 high. */
const mostHashes = 63;

/** What the file holds. */
export interface ProofFile {
  /** Data of the application, not authenticated by the file itself. */
  readonly extra: Buffer | null;
  readonly index: number;
  readonly proof: readonly Buffer[];
  /** The signed checkpoint, cosignatures and all. */
  readonly checkpoint: string;
}

/** Writes the file. */
export function writeProofFile({ extra, index, proof, checkpoint }: ProofFile): string {
  const lines = [
    firstLine,
    ...(extra ? [`extra ${extra.toString('base64')}`] : []),
    `index ${index}`,
    ...proof.map((hash) => hash.toString('base64')),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Reads a file. @throws TlogFault */
export function readProofFile(text: string): ProofFile {
  const gap = text.indexOf('\n\n');
  if (gap < 0) throw new TlogFault('there is no empty line before the checkpoint');
  const lines = text.slice(0, gap).split('\n');
  if (lines.shift() !== firstLine) throw new TlogFault(`the file does not begin with ${firstLine}`);
  const extra = lines[0]?.startsWith('extra ') ? (lines.shift()?.slice(6) ?? '') : null;
  const bytes = extra === null ? null : Buffer.from(extra, 'base64');
  if (bytes && bytes.toString('base64') !== extra) {
    throw new TlogFault('the extra line is not base64');
  }
  const line = lines.shift() ?? '';
  const index = line.startsWith('index ') ? line.slice(6) : '';
  if (!isDecimal(index)) throw new TlogFault('the file has no line with the index');
  if (lines.length > mostHashes) throw new TlogFault(`the proof has more than ${mostHashes} lines`);
  return {
    extra: bytes,
    index: Number(index),
    proof: lines.map(readHash),
    checkpoint: text.slice(gap + 2),
  };
}
