/** What goes into the thread of scripts and comes out of it. */

/** A call of a function of a script. */
export interface Job {
  readonly id: number;
  readonly script: string;
  readonly call: 'decodeUplink' | 'encodeDownlink';
  readonly input: unknown;
  readonly limitMs: number;
}

/** What came of it. */
export type JobResult =
  | {
      readonly id: number;
      readonly ok: true;
      readonly answer: unknown;
      readonly milliseconds: number;
    }
  | {
      readonly id: number;
      readonly ok: false;
      readonly detail: string;
      readonly milliseconds: number;
    };
