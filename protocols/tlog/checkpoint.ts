/** Checkpoints (c2sp.org/tlog-checkpoint): the head of a log as the text of a signed note. */
import { TlogFault } from './fault.ts';
import { hashBytes } from './hash.ts';

/** The head of a log. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

/** The text to be signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Reads the text of a checkpoint; further lines are let pass, as the specification wants. */
export function readCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw new TlogFault('the checkpoint does not end with a line end');
  const [origin = '', size = '', root = '', ...more] = text.slice(0, -1).split('\n');
  if (origin === '') throw new TlogFault('the checkpoint names no log');
  if (!isDecimal(size)) throw new TlogFault('the size in the checkpoint is not a number');
  if (more.includes('')) throw new TlogFault('the checkpoint has an empty line');
  return { origin, size: Number(size), root: readHash(root) };
}

/** A whole number as the specifications write it: no sign, no leading zero. */
export function isDecimal(text: string): boolean {
  return /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text));
}

/** A hash in base64. @throws TlogFault */
export function readHash(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== hashBytes || bytes.toString('base64') !== text) {
    throw new TlogFault(`${text.slice(0, 60)} is not a hash in base64`);
  }
  return bytes;
}
