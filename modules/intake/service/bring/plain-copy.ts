/** Sealed files written out as one plain text in UTF-8: the work of a thread where it is much, so that requests go on meanwhile. */
import { isAscii } from 'node:buffer';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'node:worker_threads';
import {
  checkedUtf8,
  Decoder,
  type Encoding,
  guessEncoding,
  WrongEncoding,
} from '../../rules/reading/encoding.ts';
import { unsealed } from '../lake/sealed-file.ts';

/** What is written out, and where to. */
export interface PlainCopy {
  /** In their order; several are parts of one fetch. */
  readonly files: readonly { readonly path: string; readonly fileKey: string }[];
  readonly to: string;
  /** Of the text as it came. */
  readonly bytes: number;
  /** As it was said to be; null: found out. `asIs`: written by us, nothing is looked at. */
  readonly encoding: Encoding | 'asIs' | null;
}

/** What the text is. */
export interface CopiedText {
  readonly encoding: Encoding;
  /** It was read as GB 18030 though it looks like UTF-8: nearly every UTF-8 text is also one of GB 18030, of other words. */
  readonly isDoubtful: boolean;
  /** Where it stops being in that encoding; null: nowhere. */
  readonly wrong: { readonly atByte: number; readonly line: number } | null;
  /** Somewhere a line with nothing on it follows another one. Few files have any. */
  readonly hasBlankLine: boolean;
}

/** From the thread: bytes that were read so far, or how it ended. */
export type CopyAnswer = { readonly read: number } | { readonly copied: CopiedText };

const headBytes = 1 << 20;
const writtenAtOnce = 1 << 20;
/** Less is done at once: a thread costs more than that. */
const smallBytes = 8 << 20;

/** Writes the text out. @param tell bytes read so far */
export function copyPlain(copy: PlainCopy, tell: (bytes: number) => void): Promise<CopiedText> {
  return copy.bytes < smallBytes ? copyHere(copy, tell) : copyInThread(copy, tell);
}

/** The same on this thread. */
export async function copyHere(
  { files, to, bytes, encoding: given }: PlainCopy,
  tell: (bytes: number) => void,
): Promise<CopiedText> {
  const open = () => unsealedAll(files);
  const looks =
    given === 'asIs' ? { encoding: null, isWide: false } : await encodingOf(open(), bytes);
  const encoding = given === 'asIs' ? 'utf-8' : (given ?? looks.encoding ?? 'utf-8');
  const isDoubtful = encoding === 'gb18030' && looks.encoding === 'utf-8' && looks.isWide;
  const blank = new BlankLine();
  const found = (wrong: CopiedText['wrong']): CopiedText => ({
    encoding,
    isDoubtful,
    wrong,
    hasBlankLine: blank.isFound,
  });
  try {
    await pipeline(
      blank.lookedFor(textOf(() => counted(open(), tell), given === 'asIs' ? given : encoding)),
      createWriteStream(to, { mode: 0o600, highWaterMark: writtenAtOnce }),
    );
    return found(null);
  } catch (error) {
    if (!(error instanceof WrongEncoding)) throw error;
    return found({ atByte: error.atByte, line: error.line });
  }
}

/** Looks for a line with nothing on it while the text goes by. */
class BlankLine {
  isFound = false;
  #before = '';

  async *lookedFor(pieces: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer | string> {
    for await (const piece of pieces) {
      if (!this.isFound) this.#look(piece);
      yield piece;
    }
  }

  #look(piece: Buffer | string): void {
    const [start, end] =
      typeof piece === 'string'
        ? [piece.slice(0, 2), piece.slice(-2)]
        : [piece.toString('latin1', 0, 2), piece.toString('latin1', piece.length - 2)];
    this.isFound =
      /\n\r?\n/.test(this.#before + start) || piece.includes('\n\n') || piece.includes('\n\r\n');
    this.#before = (this.#before + end).slice(-2);
  }
}

async function* unsealedAll(files: PlainCopy['files']): AsyncGenerator<Buffer> {
  for (const { path, fileKey } of files) yield* unsealed(path, fileKey);
}

async function* counted(
  pieces: AsyncIterable<Buffer>,
  tell: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const piece of pieces) {
    yield piece;
    read += piece.length;
    tell(read);
  }
}

function textOf(
  open: () => AsyncIterable<Buffer>,
  encoding: Encoding | 'asIs',
): AsyncIterable<Buffer | string> {
  if (encoding === 'asIs') return open();
  return encoding === 'utf-8' ? checkedUtf8(open) : decoded(open(), encoding);
}

async function* decoded(pieces: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new Decoder(encoding);
  for await (const piece of pieces) yield decoder.push(piece);
  yield decoder.end();
}

/** The encoding of a file by its first pieces, and whether they hold more than ASCII. @param bytes of the whole file */
async function encodingOf(
  pieces: AsyncIterable<Buffer>,
  bytes: number,
): Promise<{ encoding: Encoding; isWide: boolean }> {
  const start: Buffer[] = [];
  let length = 0;
  for await (const piece of pieces) {
    start.push(piece);
    length += piece.length;
    if (length >= headBytes) break;
  }
  const head = Buffer.concat(start);
  return { encoding: guessEncoding(head, length >= bytes), isWide: !isAscii(head) };
}

function copyInThread(copy: PlainCopy, tell: (bytes: number) => void): Promise<CopiedText> {
  const thread = new Worker(new URL('./plain-copy-thread.ts', import.meta.url), {
    workerData: copy,
  });
  return new Promise<CopiedText>((resolve, reject) => {
    thread.on('message', (answer: CopyAnswer) => {
      if ('read' in answer) tell(answer.read);
      else resolve(answer.copied);
    });
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the thread ended with code ${code}`)));
  }).finally(() => thread.terminate());
}
