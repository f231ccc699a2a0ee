/**
 * Rooms: all screens that show the same board to the same reach. A room asks once what changed and tells every screen
 * in it, so that the number of screens costs writes to sockets and nothing else.
 */
import { watchNumbers } from '#modules/indicators/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import { events } from '../contract/index.ts';
import type { Board, BoardQuery, TileAnswer } from '../contract/board.ts';
import { answerOf } from './answer.ts';
import { type BoardFrame, type BoardParts, boardWith, deskOf, frameOf } from './board.ts';
import { Lane } from './lanes.ts';

/** Ages and deadlines move by themselves. */
const renewMs = 60_000;
/** Tiles that are answered together are told together. */
const gatherMs = 15;

/** Writes to one screen. */
export type Send = (text: string | Uint8Array) => void;

interface Opened {
  readonly frame: BoardFrame;
  /** In the order of the layout's tiles. */
  readonly lanes: readonly Lane[];
}

/** One board and the screens that show it. */
export class Room {
  readonly #ctx: Ctx;
  readonly #parts: BoardParts;
  readonly #query: BoardQuery;
  readonly #onError: (error: Error) => void;
  readonly #screens = new Set<Send>();
  #opened: Promise<Opened>;
  #frame: BoardFrame | null = null;
  /** The board as the screens were told it last. */
  #told: Board | null = null;
  #timer: NodeJS.Timeout | undefined;
  readonly #renewing: NodeJS.Timeout;
  #isFrameOld = false;
  #isClosed = false;
  /** Since when no screen is in it. */
  emptySince: number | null = performance.now();

  constructor(ctx: Ctx, parts: BoardParts, query: BoardQuery, onError: (error: Error) => void) {
    this.#ctx = ctx;
    this.#parts = parts;
    this.#query = query;
    this.#onError = onError;
    this.#opened = this.#open(null);
    this.#renewing = setInterval(() => this.#renewAll(), renewMs).unref();
  }

  /** The board with all that has been heard so far. */
  async board(): Promise<Board> {
    if (this.#isFrameOld) this.#reopen();
    const opened = await this.#opened;
    await Promise.all(opened.lanes.map((lane) => lane.settle()));
    return this.#tell(opened);
  }

  /** Lets a screen in; it is told what it has not seen. @returns a function that lets it out */
  async enter(send: Send, seen: string | null): Promise<() => void> {
    const isFirst = this.#screens.size === 0;
    this.emptySince = null;
    // Until it has its board it must not be told of parts of it.
    let hasBoard = false;
    const screen: Send = (text) => {
      if (hasBoard) send(text);
    };
    this.#screens.add(screen);
    try {
      if (isFirst) this.#watch();
      const read = await this.board();
      const board = this.#told ?? read;
      if (board.revision === seen) send(`id: ${board.revision}\nevent: same\ndata: {}\n\n`);
      else send(wholeOf(board));
      hasBoard = true;
    } catch (error) {
      this.#leave(screen);
      throw error;
    }
    return () => this.#leave(screen);
  }

  #leave(screen: Send): void {
    this.#screens.delete(screen);
    if (this.#screens.size === 0) this.emptySince = performance.now();
  }

  /** Notes what an event changes of this board, if it is of a tenant that it shows. */
  hear(event: StoredEvent, isAnswerOld: boolean): void {
    if (!this.#tenants().some(({ tenantId }) => tenantId === event.tenantId)) return;
    if (event.type === events.arranged || event.type === 'towns.changed') this.#renewFrame();
    else if (isAnswerOld) this.#renewAnswers();
  }

  #tenants(): Ctx[] {
    const { ctx, towns } = this.#frame?.place ?? { ctx: this.#ctx, towns: [] };
    return [this.#ctx, ctx, ...towns.map((town) => town.ctx)];
  }

  /** Every tile looks whether its answers are still good: only what an event may have changed is asked of the database. */
  #renewAnswers(): void {
    void this.#opened.then(
      ({ lanes }) => {
        for (const lane of lanes) {
          if (this.#screens.size > 0) lane.renew();
          else lane.age();
        }
      },
      () => undefined,
    );
  }

  #renewFrame(): void {
    this.#isFrameOld = true;
    if (this.#screens.size > 0) this.board().catch(this.#onError);
  }

  #renewAll(): void {
    this.#renewFrame();
    if (this.#screens.size > 0) this.#watch();
  }

  /** Those who sum up these numbers let nobody wait while a screen shows them. */
  #watch(): void {
    const towns = new Map(this.#tenants().map((ctx) => [ctx.tenantId, ctx]));
    for (const ctx of towns.values()) watchNumbers(ctx).catch(this.#onError);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#renewing);
    this.#screens.clear();
    void this.#opened.then(closeLanes, () => undefined);
  }

  /** Reads the frame anew; where that fails the screens keep what they have, and the next reader tries again. */
  #reopen(): void {
    this.#isFrameOld = false;
    const before = this.#opened;
    this.#opened = before
      .catch(() => null)
      .then(async (known) => {
        try {
          const opened = await this.#open(known);
          if (known) closeLanes(known);
          return opened;
        } catch (error) {
          this.#isFrameOld = true;
          if (!known) throw error;
          this.#onError(error as Error);
          return known;
        }
      });
  }

  async #open(before: Opened | null): Promise<Opened> {
    const frame = await frameOf(this.#ctx, this.#parts, this.#query);
    const desk = deskOf(frame, this.#parts);
    const known = new Map(
      before?.frame.layout.tiles.map((tile, at) => [JSON.stringify(tile), before.lanes[at]]),
    );
    const lanes = frame.layout.tiles.map(
      (tile) =>
        new Lane({
          ask: () => answerOf(tile, desk),
          onAnswer: () => this.#tellSoon(),
          onError: this.#onError,
          // Until it is asked anew it shows what it showed.
          shown: known.get(JSON.stringify(tile))?.answer ?? null,
        }),
    );
    this.#frame = frame;
    return { frame, lanes };
  }

  #tellSoon(): void {
    if (this.#timer || this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#opened.then((opened) => {
        if (opened.lanes.every(({ answer }) => answer !== null)) this.#tell(opened);
      }, this.#onError);
    }, gatherMs);
  }

  /** Writes what changed since the last time to every screen. @returns the board as it stands */
  #tell({ frame, lanes }: Opened): Board {
    const before = this.#told;
    const board = boardWith(
      frame,
      lanes.flatMap(({ answer }) => answer ?? []),
    );
    if (before?.revision === board.revision) return before;
    this.#told = board;
    if (this.#screens.size === 0) return board;
    const text = before && sameFrame(before, board) ? changesOf(before, board) : wholeOf(board);
    // Encoded once: five hundred screens must not cost five hundred encodings.
    const bytes = Buffer.from(text);
    for (const send of this.#screens) send(bytes);
    return board;
  }
}

function closeLanes({ lanes }: Opened): void {
  for (const lane of lanes) lane.close();
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
