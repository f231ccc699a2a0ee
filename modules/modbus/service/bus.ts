/** A line of slaves: one question at a time, each with its time. */
import {
  encodeRequest,
  encodeRtu,
  encodeTcp,
  findRtuAnswer,
  functionOf,
  longestRtu,
  readResponse,
  readTcp,
  type Request,
  type Response,
} from '#protocols/modbus/index.ts';

/** What came of a question. */
export type Answer =
  | Response
  | { readonly kind: 'misfit' | 'timeout' | 'lost'; readonly detail: string };

/** How a question goes out; what comes back is handed to `Bus.hear`. */
export interface Wire {
  readonly kind: 'rtu' | 'tcp';
  send(bytes: Buffer): boolean;
}

interface Asked {
  readonly unit: number;
  readonly request: Request;
  readonly transaction: number;
  readonly resolve: (answer: Answer) => void;
}

/** Bytes kept while an answer is awaited. */
const mostHeld = 4 * longestRtu;

/** Asks the slaves of one line. */
export class Bus {
  readonly #wire: Wire;
  #held: Buffer = Buffer.alloc(0);
  #asked: Asked | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #transaction = 0;
  #lost = false;
  #unasked = 0;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Asks once the questions before are answered. Never rejects. */
  ask(unit: number, request: Request, timeoutMs: number): Promise<Answer> {
    const answer = this.#last.then(() => this.#askNow(unit, request, timeoutMs));
    this.#last = answer;
    return answer;
  }

  /** Bytes since the last answer: heartbeats and noise. */
  get unaskedBytes(): number {
    return this.#unasked;
  }

  /** Takes bytes of the line; what nobody asked for is passed over. */
  hear(chunk: Buffer): void {
    this.#unasked += chunk.length;
    if (!this.#asked) return;
    this.#held = Buffer.concat([this.#held, chunk]).subarray(-mostHeld);
    if (this.#wire.kind === 'rtu') this.#hearRtu(this.#asked);
    else this.#hearTcp(this.#asked);
  }

  /** The line is gone; whoever waits is told. */
  close(): void {
    this.#lost = true;
    this.#asked?.resolve({ kind: 'lost', detail: 'the line was lost' });
  }

  async #askNow(unit: number, request: Request, timeoutMs: number): Promise<Answer> {
    this.#transaction = (this.#transaction + 1) & 0xffff;
    const transaction = this.#transaction;
    const carried = { unit, pdu: encodeRequest(request) };
    const bytes = this.#wire.kind === 'rtu' ? encodeRtu(carried) : encodeTcp(transaction, carried);
    this.#held = Buffer.alloc(0);
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.#asked = { unit, request, transaction, resolve };
    const timer = setTimeout(
      () => resolve({ kind: 'timeout', detail: `no answer in ${timeoutMs} ms` }),
      timeoutMs,
    );
    if (this.#lost || !this.#wire.send(bytes)) {
      resolve({ kind: 'lost', detail: 'the line was lost' });
    }
    const answer = await promise;
    clearTimeout(timer);
    this.#asked = undefined;
    if (answer.kind !== 'timeout' && answer.kind !== 'lost') this.#unasked = 0;
    return answer;
  }

  #hearRtu({ unit, request, resolve }: Asked): void {
    const pdu = findRtuAnswer(this.#held, unit, functionOf(request));
    if (pdu) resolve(readResponse(request, pdu));
  }

  #hearTcp({ unit, request, transaction, resolve }: Asked): void {
    for (;;) {
      const frame = readTcp(this.#held);
      if (frame === undefined) return;
      if (frame === 'broken') {
        this.#held = Buffer.alloc(0);
        resolve({ kind: 'misfit', detail: 'bytes that are no Modbus TCP' });
        return;
      }
      this.#held = this.#held.subarray(frame.length);
      // A late answer to a question given up carries its own number.
      if (frame.transaction === transaction && frame.unit === unit) {
        resolve(readResponse(request, frame.pdu));
        return;
      }
    }
  }
}
