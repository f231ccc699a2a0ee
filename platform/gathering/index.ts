/**
 * Gathering: what many callers ask for at the same time is asked of the database in one go. Nobody waits for others on
 * purpose: whoever comes alone goes alone, at once; those who come while an answer is under way go together after it. An
 * answer is therefore never older than its question.
 */

/** How questions are answered together. */
export interface GatheringPlan<Q, A> {
  /**
   * Answers in the order of the questions; an `Error` in its place fails that one alone. When it throws, each question is
   * asked by itself, so that one of them cannot spoil the others: it must have done nothing then.
   */
  readonly answer: (questions: readonly Q[]) => Promise<readonly (A | Error)[]>;
  /** Most questions at a time. */
  readonly most: number;
  /** Goings at a time. */
  readonly atOnce?: number;
  /** Questions with the same word never go together: the later one is asked after the earlier one is answered. */
  readonly apart?: (question: Q) => string;
}

interface Asked<Q, A> {
  readonly question: Q;
  readonly settle: (answer: A | Error) => void;
}

/** Gathers the questions of this process. */
export class Gathering<Q, A> {
  readonly #plan: GatheringPlan<Q, A>;
  #waiting: Asked<Q, A>[] = [];
  readonly #underWay = new Set<string>();
  #goings = 0;
  #isDue = false;

  constructor(plan: GatheringPlan<Q, A>) {
    this.#plan = plan;
  }

  /** The answer to one question. */
  ask(question: Q): Promise<A> {
    return new Promise<A>((resolve, reject) => {
      const settle = (answer: A | Error): void =>
        answer instanceof Error ? reject(answer) : resolve(answer);
      this.#waiting.push({ question, settle });
      this.#soon();
    });
  }

  /** After what came in by the same turn of the event loop, so that it goes along. */
  #soon(): void {
    if (this.#isDue || this.#goings >= (this.#plan.atOnce ?? 1)) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.#go();
    });
  }

  #go(): void {
    const going = this.#taken();
    if (going.length === 0) return;
    this.#goings += 1;
    void this.#answer(going).finally(() => {
      for (const { question } of going) this.#underWay.delete(this.#plan.apart?.(question) ?? '');
      this.#goings -= 1;
      this.#go();
    });
  }

  #taken(): Asked<Q, A>[] {
    const { apart, most } = this.#plan;
    const going: Asked<Q, A>[] = [];
    const later: Asked<Q, A>[] = [];
    for (const asked of this.#waiting) {
      const word = apart?.(asked.question);
      if (going.length === most || (word !== undefined && this.#underWay.has(word))) {
        later.push(asked);
        continue;
      }
      if (word !== undefined) this.#underWay.add(word);
      going.push(asked);
    }
    this.#waiting = later;
    return going;
  }

  async #answer(going: readonly Asked<Q, A>[]): Promise<void> {
    try {
      const answers = await this.#plan.answer(going.map(({ question }) => question));
      for (const [at, { settle }] of going.entries()) settle(answers[at] as A | Error);
    } catch (fault) {
      const [only] = going;
      if (going.length === 1 && only) only.settle(fault as Error);
      else await Promise.all(going.map((one) => this.#answer([one])));
    }
  }
}
