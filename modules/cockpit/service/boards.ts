/** The boards of a process: its shared answers, its rooms, and the one ear for events. */
import type { Ctx } from '#platform/context/index.ts';
import type { Database } from '#platform/database/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import { recentSlot } from '#platform/facts/index.ts';
import type { HttpServer } from '#platform/http/index.ts';
import type { Board, BoardQuery } from '../contract/board.ts';
import type { BoardParts } from './board.ts';
import type { Ticker } from './lines.ts';
import { Room, type Send } from './rooms.ts';
import { reachOf, SharedAnswers } from './shared.ts';

/** A room without screens stays this long: its board answers whoever comes next. */
const emptyMs = 60_000;
const sweepMs = 30_000;

/** What tickers may tell of in this process. */
export function tickerOf({ slots }: Pick<HttpServer, 'slots'>): Ticker {
  const sources = slots.all(recentSlot).flat();
  return new Map(sources.map((source) => [source.code, source]));
}

/** The boards of one process. */
export class Boards {
  readonly shared = new SharedAnswers();
  readonly parts: BoardParts;
  readonly #rooms = new Map<string, Room>();
  readonly #server: HttpServer;
  #listening: Promise<unknown> | null = null;

  constructor(server: HttpServer) {
    this.#server = server;
    this.parts = { tenants: server.tenants, ticker: tickerOf(server), asking: this.shared };
  }

  /** The board of a query as the reader may see it. @throws board-place-unknown, level-out-of-reach */
  async board(ctx: Ctx, query: BoardQuery): Promise<Board> {
    return (await this.#room(ctx, query)).board();
  }

  /** Lets a screen in. @returns a function that lets it out */
  async enter(
    ctx: Ctx,
    query: BoardQuery,
    screen: { readonly send: Send; readonly seen: string | null },
  ): Promise<() => void> {
    return (await this.#room(ctx, query)).enter(screen.send, screen.seen);
  }

  /** Rooms that are open: for the bench and its test. */
  get size(): number {
    return this.#rooms.size;
  }

  close(): void {
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
  }

  async #room(ctx: Ctx, query: BoardQuery): Promise<Room> {
    // First the ear, then the question: nothing falls between them.
    this.#listening ??= this.#listen();
    await this.#listening;
    const key = keyOf(ctx, query);
    const known = this.#rooms.get(key);
    if (known) return known;
    const room = new Room(ctx, this.parts, query, (error) =>
      this.#server.logger.error({ err: error }, 'cockpit: a board could not be read'),
    );
    this.#rooms.set(key, room);
    // A board that cannot be read is no room: the next reader tries anew.
    room.board().catch(() => this.#drop(key, room));
    return room;
  }

  #drop(key: string, room: Room): void {
    room.close();
    if (this.#rooms.get(key) === room) this.#rooms.delete(key);
  }

  async #listen(): Promise<void> {
    await this.#server.live.watch((event) => this.#hear(event));
    setInterval(() => this.#sweep(), sweepMs).unref();
  }

  #hear(event: StoredEvent): void {
    const isOld = this.shared.hear(event);
    for (const room of this.#rooms.values()) room.hear(event, isOld);
  }

  #sweep(): void {
    this.shared.forget();
    const before = performance.now() - emptyMs;
    for (const [key, room] of this.#rooms) {
      if (room.emptySince !== null && room.emptySince < before) this.#drop(key, room);
    }
  }
}

/** Readers of the same tenant, reach and rights share a room. */
function keyOf(ctx: Ctx, { level, code, town, phone }: BoardQuery): string {
  const rights = [...ctx.actor.permissions].sort().join();
  return JSON.stringify([ctx.tenantId, reachOf(ctx), rights, level, code, town, phone === true]);
}

const processes = new WeakMap<Database, Boards>();

/** The boards of the process that serves a request. */
export function boardsOf(server: HttpServer): Boards {
  let boards = processes.get(server.database);
  if (!boards) {
    boards = new Boards(server);
    processes.set(server.database, boards);
  }
  return boards;
}
