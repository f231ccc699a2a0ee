/**
 * Reads texts in a thread of its own, so that requests go on meanwhile: reading a report costs more
 * than all the rest of taking it in. Texts that arrive in the same turn travel together.
 */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { classify, deserializeModel, explain, type Model } from '../rules/index.ts';
import { type Urgency, urgencyOf } from '../urgency.ts';

/** What the classifier thinks of a text. */
export interface Guess {
  readonly categoryCode: string;
  /** Calibrated, 0 to 1. */
  readonly probability: number;
  /** The three best. */
  readonly ranked: readonly { readonly categoryCode: string; readonly probability: number }[];
  /** Words of the text that decided, strongest first. */
  readonly decidingWords: readonly string[];
}

/** A text as read. */
export interface Reading {
  /** The category; null until a model was trained. */
  readonly guess: Guess | null;
  /** Words of danger. */
  readonly urgency: Urgency;
}

/** A trained model as it is stored, and a name by which the thread keeps it. */
export interface StoredModel {
  readonly name: string;
  readonly content: Uint8Array;
}

interface Question {
  readonly id: number;
  readonly text: string;
  readonly explains: boolean;
  readonly model: string | null;
}

interface Letter {
  readonly models: readonly StoredModel[];
  readonly questions: readonly Question[];
}

interface Answer {
  readonly id: number;
  readonly reading: Reading;
}

interface Waiting {
  readonly resolve: (reading: Reading) => void;
  readonly reject: (error: Error) => void;
}

/** The thread, started with the first text and again when it was lost. */
export class Brain {
  readonly #thread: URL;
  #worker: Worker | null = null;
  #sent = new Set<string>();
  #questions: Question[] = [];
  #models: StoredModel[] = [];
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(thread = new URL(import.meta.url)) {
    this.#thread = thread;
  }

  /**
   * Reads a text. When the thread is lost, danger is still looked for here and an officer decides the
   * category: a report is never refused for it.
   */
  async read(text: string, model: StoredModel | null, explains: boolean): Promise<Reading> {
    try {
      return await this.#ask(text, model, explains);
    } catch (error) {
      process.emitWarning(error as Error);
      return { guess: null, urgency: urgencyOf(text) };
    }
  }

  #ask(text: string, model: StoredModel | null, explains: boolean): Promise<Reading> {
    const worker = (this.#worker ??= this.#start());
    if (model && !this.#sent.has(model.name)) {
      this.#sent.add(model.name);
      this.#models.push(model);
    }
    const id = ++this.#last;
    if (this.#waiting.size === 0) worker.ref();
    if (this.#questions.length === 0) setImmediate(() => this.#post());
    this.#questions.push({ id, text, explains, model: model?.name ?? null });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #post(): void {
    const letter: Letter = { models: this.#models, questions: this.#questions };
    this.#models = [];
    this.#questions = [];
    this.#worker?.postMessage(letter);
  }

  #start(): Worker {
    const worker = new Worker(this.#thread, { workerData: { zhenshuBrain: true } });
    worker.unref();
    worker.on('message', (answers: Answer[]) => this.#take(answers));
    worker.on('error', (error: Error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new Error('the reading thread ended')));
    return worker;
  }

  #take(answers: readonly Answer[]): void {
    for (const { id, reading } of answers) {
      this.#waiting.get(id)?.resolve(reading);
      this.#waiting.delete(id);
    }
    if (this.#waiting.size === 0) this.#worker?.unref();
  }

  /** The next text starts another thread, which is given the models anew. */
  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#sent = new Set();
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of lost) reject(error);
  }
}

const brain = new Brain();

/** Reads a text in the thread of this process. */
export const readText: Brain['read'] = (text, model, explains) => brain.read(text, model, explains);

/** Models of the thread by name. */
const known = new Map<string, Model>();

/** A model that cannot be read is as good as none: an officer decides. */
function learnModel({ name, content }: StoredModel): void {
  try {
    known.set(name, deserializeModel(content));
  } catch (error) {
    process.emitWarning(error as Error);
  }
}

function answerTo({ id, text, explains, model: name }: Question): Answer {
  const model = known.get(name ?? '');
  return { id, reading: { guess: guessOf(text, model, explains), urgency: urgencyOf(text) } };
}

function guessOf(text: string, model: Model | undefined, explains: boolean): Guess | null {
  if (!model) return null;
  const { label, probability, ranked } = classify(model, text, 3);
  return {
    categoryCode: label,
    probability,
    ranked: ranked.map((one) => ({ categoryCode: one.label, probability: one.probability })),
    decidingWords: explains ? explain(model, text, label, 4).map(({ phrase }) => phrase) : [],
  };
}

if (parentPort && (workerData as { zhenshuBrain?: true } | null)?.zhenshuBrain) {
  const port = parentPort;
  port.on('message', ({ models, questions }: Letter) => {
    for (const model of models) learnModel(model);
    port.postMessage(questions.map(answerTo));
  });
}
