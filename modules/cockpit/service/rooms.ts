/**
 * Rooms: all screens that show the same board to the same reach. A room asks once what changed and tells every screen
 * in it, so that the number of screens costs writes to sockets and nothing else.
 */
import type { Ctx } from '#platform/context/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import { events } from '../contract/index.ts';
import type { Board, BoardQuery, TileAnswer } from '../contract/board.ts';
import { restMs } from '../rules/rest.ts';
import { type BoardFrame, type BoardParts, boardOf, frameOf } from './board.ts';

/** Ages and deadlines move by themselves. */
const renewMs = 60_000;

/** One board and the screens that show it. */
export class Room {
  readonly #ctx: Ctx;
  readonly #parts: BoardParts;
  readonly #query: BoardQuery;
  readonly #onError: (error: Error) => void;
  readonly #screens = new Set<(text: string) => void>();
  #frame: BoardFrame | null = null;
  #board: Promise<Board>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  readonly #renewing: NodeJS.Timeout;
  #isRunning = false;
  #wanted: 'nothing' | 'answers' | 'frame' = 'nothing';
  #tookMs = 0;
  /** Since when no screen is in it. */
  emptySince: number | null = performance.now();

  constructor(ctx: Ctx, parts: BoardParts, query: BoardQuery, onError: (error: Error) => void) {
    this.#ctx = ctx;
    this.#parts = parts;
    this.#query = query;
    this.#onError = onError;
    this.#board = this.#read('frame');
    this.#renewing = setInterval(() => this.renew('frame'), renewMs).unref();
  }

  /** The board with all that has been heard so far. */
  async board(): Promise<Board> {
    if (this.#wanted !== 'nothing') this.#start();
    await this.#running;
    return this.#board;
  }

  /** Lets a screen in; it is told what it has not seen. @returns a function that lets it out */
  async enter(send: (text: string) => void, seen: string | null): Promise<() => void> {
    this.emptySince = null;
    this.#screens.add(send);
    try {
      const board = await this.board();
      if (board.revision === seen) send(`id: ${board.revision}\nevent: same\ndata: {}\n\n`);
      else send(wholeOf(board));
    } catch (error) {
      this.leave(send);
      throw error;
    }
    return () => this.leave(send);
  }

  leave(send: (text: string) => void): void {
    this.#screens.delete(send);
    if (this.#screens.size === 0) this.emptySince = performance.now();
  }

  /** Notes what an event changes of this board, if it is of a tenant that it shows. */
  hear(event: StoredEvent, isAnswerOld: boolean): void {
    if (!this.#tenants().includes(event.tenantId)) return;
    if (event.type === events.arranged || event.type === 'towns.changed') this.renew('frame');
    else if (isAnswerOld) this.renew('answers');
  }

  #tenants(): string[] {
    const { ctx, towns } = this.#frame?.place ?? { ctx: this.#ctx, towns: [] };
    return [this.#ctx.tenantId, ctx.tenantId, ...towns.map((town) => town.ctx.tenantId)];
  }

  /** Asks anew soon, when anyone looks; a burst rests longer the longer a go takes. */
  renew(what: 'answers' | 'frame'): void {
    if (this.#wanted !== 'frame') this.#wanted = what;
    if (this.#isRunning || this.#timer || this.#screens.size === 0) return;
    this.#timer = setTimeout(() => this.#start(), restMs(this.#tookMs));
  }

  close(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#renewing);
    this.#screens.clear();
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isRunning) this.#running = this.#run();
  }

  async #run(): Promise<void> {
    const what = this.#wanted === 'frame' ? 'frame' : 'answers';
    this.#wanted = 'nothing';
    this.#isRunning = true;
    const started = performance.now();
    try {
      const before = await this.#board.catch(() => null);
      const board = await this.#read(what);
      this.#board = Promise.resolve(board);
      this.#tell(before, board);
    } catch (error) {
      this.#onError(error as Error);
    } finally {
      this.#tookMs = performance.now() - started;
      this.#isRunning = false;
      if (this.#wanted !== 'nothing') this.renew(this.#wanted);
    }
  }

  async #read(what: 'answers' | 'frame'): Promise<Board> {
    if (what === 'frame' || !this.#frame) {
      this.#frame = await frameOf(this.#ctx, this.#parts, this.#query);
    }
    return boardOf(this.#frame, this.#parts);
  }

  #tell(before: Board | null, now: Board): void {
    if (before?.revision === now.revision || this.#screens.size === 0) return;
    const text = before && sameFrame(before, now) ? changesOf(before, now) : wholeOf(now);
    for (const send of this.#screens) send(text);
  }
}

function sameFrame(before: Board, now: Board): boolean {
  const frameOnly = ({ revision: _, answers: __, ...frame }: Board): string =>
    JSON.stringify(frame);
  return frameOnly(before) === frameOnly(now);
}

function wholeOf(board: Board): string {
  return `id: ${board.revision}\nevent: board\ndata: ${JSON.stringify(board)}\n\n`;
}

function changesOf(before: Board, { revision, answers }: Board): string {
  const known = new Map(before.answers.map((answer) => [answer.tileId, JSON.stringify(answer)]));
  const changed = answers.filter(
    (answer: TileAnswer) => known.get(answer.tileId) !== JSON.stringify(answer),
  );
  return `id: ${revision}\nevent: tiles\ndata: ${JSON.stringify({ revision, answers: changed })}\n\n`;
}
