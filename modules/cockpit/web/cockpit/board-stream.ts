/** The stream of a board: whatever happens to the line, the screen ends with what the server shows. */
import type { Board, TileAnswer } from '#modules/cockpit/contract/index.ts';

/** Tiles that changed. */
export interface TileChange {
  readonly revision: string;
  readonly answers: readonly TileAnswer[];
}

/** The part of `EventSource` that is used; a test stands in for it. */
export interface Source {
  onopen: (() => void) | null;
  onerror: (() => void) | null;
  addEventListener(name: string, listener: (event: { readonly data: string }) => void): void;
  readonly readyState: number;
  close(): void;
}

/** Who listens. */
export interface StreamListener {
  readonly onBoard: (board: Board) => void;
  readonly onTiles: (change: TileChange) => void;
  readonly onState: (state: 'open' | 'waiting') => void;
  /** The server refuses: the session has ended, or the place is gone. Ask, to hear why. */
  readonly onRefused: () => void;
}

const closed = 2;
const reopenMs = 3000;
/** The server beats every 20 s; after this long without a sound the line is dead, whatever the browser believes. */
const silenceMs = 50_000;
const lookMs = 5000;

/** Opens the stream of a board from the revision that is shown. `path` is asked with it at each new start. */
export function openBoardStream(
  path: (seen: string) => string,
  shown: () => string,
  listener: StreamListener,
  open: (path: string) => Source = (address) => new EventSource(address) as unknown as Source,
): { readonly close: () => void } {
  let source: Source | null = null;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let heardAt = Date.now();

  const connect = (): void => {
    clearTimeout(reopening);
    source?.close();
    heardAt = Date.now();
    const fresh = open(path(shown()));
    source = fresh;
    const hear = (name: string, work: (data: string) => void): void =>
      fresh.addEventListener(name, ({ data }) => {
        heardAt = Date.now();
        work(data);
      });
    hear('board', (data) => listener.onBoard(JSON.parse(data) as Board));
    hear('tiles', (data) => listener.onTiles(JSON.parse(data) as TileChange));
    hear('same', () => undefined);
    hear('beat', () => undefined);
    hear('signedOut', () => listener.onRefused());
    fresh.onopen = () => listener.onState('open');
    fresh.onerror = () => {
      listener.onState('waiting');
      if (fresh.readyState !== closed) return;
      listener.onRefused();
      reopening = setTimeout(connect, reopenMs);
    };
  };

  // A machine that slept finds its line dead without a fault: the clock tells.
  const looking = setInterval(() => {
    if (Date.now() - heardAt < silenceMs) return;
    listener.onState('waiting');
    connect();
  }, lookMs);
  connect();
  return {
    close: () => {
      clearTimeout(reopening);
      clearInterval(looking);
      source?.close();
    },
  };
}

/** The board with the tiles that changed. */
export function withTiles(board: Board, { revision, answers }: TileChange): Board {
  const fresh = new Map(answers.map((answer) => [answer.tileId, answer]));
  return {
    ...board,
    revision,
    answers: board.answers.map((answer) => fresh.get(answer.tileId) ?? answer),
  };
}
