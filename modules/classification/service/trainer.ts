/** Trains in a thread of its own, so that requests go on meanwhile. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Sample, serializeModel, trainModel } from '../rules/index.ts';

interface Lesson {
  readonly zhenshuTrainer: true;
  readonly samples: readonly Sample[];
  readonly calibrationFolds: number;
}

/** One fold in three of the shipped texts; with a second one answers are told from guesses no better (README, figures). */
const enoughScores = 1500;

/** Trains and serialises a model. @throws what training threw, or when the thread died */
export function trainAside(
  samples: readonly Sample[],
  calibrationFolds: number,
): Promise<Uint8Array> {
  const lesson: Lesson = { zhenshuTrainer: true, samples, calibrationFolds };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: lesson });
    worker.once('message', (bytes: Uint8Array) => resolve(bytes));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the training thread ended with ${code}`)));
  });
}

const lesson = workerData as Lesson | null;
if (parentPort && lesson?.zhenshuTrainer) {
  const { samples, calibrationFolds } = lesson;
  parentPort.postMessage(serializeModel(trainModel(samples, { calibrationFolds, enoughScores })));
}
