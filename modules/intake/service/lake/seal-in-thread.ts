/**
 * Sealing what comes in, however much it is. Large files are sealed in a thread of its own, and pieces that came are given back at
 * once: both the pieces and what the cipher makes of them are buffers outside the heap, and after some tens of megabytes of those V8
 * marks the whole heap of the application anew. Measured on 188 MB: 3.4 s of processor time, nearly all of it for that; 0.6 s so.
 */
import { Worker } from 'node:worker_threads';
import { sealInto } from './sealed-file.ts';

/** Less is sealed at once: a thread costs more than that. */
const smallBytes = 8 << 20;
const slotBytes = 1 << 20;
const slotCount = 4;
/** Smaller buffers may come from the pool, which cannot be let go. */
const leastGivenBack = 16_384;

/** What the thread is begun with: memory that both sides see, cut into slots. */
export interface SealTask {
  readonly path: string;
  readonly fileKey: string;
  readonly memory: SharedArrayBuffer;
  readonly slotBytes: number;
}

/** To the thread: a filled slot, the end, or that nothing more comes and nothing is to stay. */
export type SealOrder = { readonly slot: number; readonly length: number } | 'end' | 'abort';

/** From the thread: a slot that is free again, or the bytes on disk. */
export type SealAnswer = { readonly free: number } | { readonly bytes: number };

/** What is sealed. */
export interface Sealing {
  readonly path: string;
  readonly fileKey: string;
  readonly source: AsyncIterable<Buffer>;
  /** Nobody else holds the pieces, as those of a socket or a file that is read: they are emptied once they were copied. */
  readonly owned: boolean;
}

/**
 * Seals what comes into a file, which appears whole or not at all.
 * @returns its bytes on disk
 */
export async function sealStream({ path, fileKey, source, owned }: Sealing): Promise<number> {
  const pieces = source[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  let length = 0;
  try {
    while (length < smallBytes) {
      const next = await pieces.next();
      if (next.done) return await sealInto(path, fileKey, head);
      head.push(next.value);
      length += next.value.length;
    }
    return await sealInThread({ path, fileKey, source: joined(head, pieces), owned });
  } finally {
    await pieces.return?.();
  }
}

async function* joined(head: Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let piece = head.shift(); piece; piece = head.shift()) yield piece;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function sealInThread({ path, fileKey, source, owned }: Sealing): Promise<number> {
  const memory = new SharedArrayBuffer(slotCount * slotBytes);
  const task: SealTask = { path, fileKey, memory, slotBytes };
  const thread = new Worker(new URL('./seal-thread.ts', import.meta.url), { workerData: task });
  const answers = answersOf(thread);
  try {
    return await fed(thread, answers, { source, memory, owned });
  } catch (error) {
    thread.postMessage('abort' satisfies SealOrder);
    await answers.end;
    throw error;
  } finally {
    await thread.terminate();
  }
}

/** What the thread says: slots as they become free, and how it ends. */
function answersOf(thread: Worker) {
  const free = Array.from({ length: slotCount }, (_, slot) => slot);
  let wake: () => void = () => undefined;
  let lost: Error | null = null;
  const ended = Promise.withResolvers<number | null>();
  const isOver = (bytes: number | null, error: Error | null): void => {
    lost ??= error;
    ended.resolve(bytes);
    wake();
  };
  thread.on('message', (answer: SealAnswer) => {
    if ('bytes' in answer) return isOver(answer.bytes, null);
    free.push(answer.free);
    wake();
  });
  thread.on('error', (error) => isOver(null, error as Error));
  thread.on('exit', (code) => isOver(null, new Error(`the thread ended with code ${code}`)));
  return {
    /** Bytes on disk; null where it failed. */
    end: ended.promise,
    fault: (): Error => lost ?? new Error('the thread sealed nothing'),
    /** @throws when the thread is lost */
    slot: async (): Promise<number> => {
      while (free.length === 0 && !lost) await new Promise<void>((resolve) => (wake = resolve));
      const slot = free.shift();
      if (lost || slot === undefined) throw lost ?? new Error('no slot');
      return slot;
    },
  };
}

async function fed(
  thread: Worker,
  answers: ReturnType<typeof answersOf>,
  {
    source,
    memory,
    owned,
  }: Pick<Sealing, 'source' | 'owned'> & { readonly memory: SharedArrayBuffer },
): Promise<number> {
  const bytes = Buffer.from(memory);
  let [slot, filled] = [await answers.slot(), 0];
  const send = (): void => thread.postMessage({ slot, length: filled } satisfies SealOrder);
  for await (const piece of source) {
    for (let at = 0; at < piece.length; ) {
      if (filled === slotBytes) {
        send();
        [slot, filled] = [await answers.slot(), 0];
      }
      const copied = piece.copy(bytes, slot * slotBytes + filled, at, at + slotBytes - filled);
      filled += copied;
      at += copied;
    }
    if (owned) giveBack(piece);
  }
  if (filled > 0) send();
  thread.postMessage('end' satisfies SealOrder);
  const written = await answers.end;
  if (written === null) throw answers.fault();
  return written;
}

/** Lets go of a piece's memory now. One that shares its memory, with other pieces or with the pool of small buffers, is left. */
function giveBack({ buffer, byteOffset, byteLength }: Buffer): void {
  if (!(buffer instanceof ArrayBuffer) || byteLength < leastGivenBack) return;
  if (byteOffset === 0 && byteLength === buffer.byteLength) buffer.transfer(0);
}
