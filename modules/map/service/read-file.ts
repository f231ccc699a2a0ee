/** Reads a file in a thread of its own. */
import { Worker } from 'node:worker_threads';
import { problem } from '../problems.ts';
import { mostFeatures, type ReadFeatures } from '../rules/read-features.ts';

/** A file that needs longer is refused. */
const longestMs = 60_000;
const memory = { maxOldGenerationSizeMb: 700 };

/** The features of a file. @throws map-file-unreadable, map-file-too-many, map-file-empty */
export async function readFile(bytes: Uint8Array, locale: 'zh' | 'en'): Promise<ReadFeatures> {
  const read = await inThread(bytes, locale);
  if (read.refused === 'too-many') throw problem('map-file-too-many', { limit: mostFeatures });
  if (read.refused) throw problem('map-file-unreadable');
  if (read.features.length === 0) {
    throw problem('map-file-empty', {
      faults: read.faultCount,
      first:
        read.faults[0]?.message ?? (locale === 'en' ? 'there are no features' : '没有任何要素'),
    });
  }
  return read;
}

function inThread(bytes: Uint8Array, locale: 'zh' | 'en'): Promise<ReadFeatures> {
  const thread = new Worker(new URL('./read-thread.ts', import.meta.url), {
    workerData: { bytes, locale },
    resourceLimits: memory,
  });
  return new Promise<ReadFeatures>((resolve, reject) => {
    const timer = setTimeout(() => reject(problem('map-file-unreadable')), longestMs);
    thread.once('message', (read: ReadFeatures) => resolve(read));
    // Out of memory or a fault of ours: for the reader the file cannot be read either way.
    thread.once('error', () => reject(problem('map-file-unreadable')));
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(problem('map-file-unreadable'));
    });
  }).finally(() => void thread.terminate());
}
