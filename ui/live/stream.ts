/** A committed event as `GET /api/v1/live` tells it. */
export interface LiveEvent {
  /** Past tense, as in the module's contract: `case.dispatched`. */
  readonly type: string;
  readonly subject: string;
  readonly payload: unknown;
  readonly at: string;
}

/** Who listens. */
export interface LiveListener {
  readonly onEvent: (event: LiveEvent) => void;
  /** More was missed than the server replays: read everything anew. */
  readonly onGap: () => void;
}

/** The part of `EventSource` that is used; a test stands in for it. */
export interface Source {
  onopen: (() => void) | null;
  onerror: (() => void) | null;
  onmessage: ((message: { readonly data: string; readonly lastEventId: string }) => void) | null;
  addEventListener(name: string, listener: (event: { readonly lastEventId: string }) => void): void;
  readonly readyState: number;
  close(): void;
}

const closed = 2;
const reopenMs = 5000;
/** Who is refused again and again asks more and more seldom: a page for everybody is open on many phones. */
const longestPauseMs = 300_000;

/** Pauses, each twice as long as the one before, from the first again after `begin`. */
function longerPauses() {
  let pauseMs = reopenMs;
  return {
    begin: (): void => {
      pauseMs = reopenMs;
    },
    next: (): number => {
      const now = pauseMs;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      return now;
    },
  };
}

/**
 * One stream for the whole page, open while anyone listens. The browser reconnects by itself and
 * says which event it saw last; when the server refuses for good (signed out, restarted behind a
 * proxy) the stream is opened anew after a pause, from the last event seen.
 */
export function createLive(open: (path: string) => Source) {
  const listeners = new Set<LiveListener>();
  const watchers = new Set<() => void>();
  let source: Source | null = null;
  let lastEventId = '';
  let state: 'open' | 'waiting' = 'waiting';
  let reopening: ReturnType<typeof setTimeout> | undefined;
  const pauses = longerPauses();

  const become = (next: typeof state): void => {
    if (next === state) return;
    state = next;
    for (const watcher of watchers) watcher();
  };

  const note = (event: { readonly lastEventId: string }): void => {
    lastEventId = event.lastEventId || lastEventId;
  };

  const connect = (): void => {
    const fresh = open(`/api/v1/live${lastEventId ? `?lastEventId=${lastEventId}` : ''}`);
    source = fresh;
    fresh.onopen = () => {
      pauses.begin();
      become('open');
    };
    hear(fresh, listeners, note);
    fresh.onerror = () => {
      become('waiting');
      if (fresh.readyState === closed) reopening = setTimeout(connect, pauses.next());
    };
  };

  const disconnect = (): void => {
    clearTimeout(reopening);
    pauses.begin();
    source?.close();
    source = null;
    become('waiting');
  };

  return {
    /** Begins to listen; answers a function that ends it. */
    listen(listener: LiveListener): () => void {
      listeners.add(listener);
      if (!source) connect();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) disconnect();
      };
    },
    /** Watches whether the stream is open. */
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    state: (): 'open' | 'waiting' => state,
  };
}

/** Passes on what a source says; the greeting carries the place from which the stream counts. */
function hear(
  source: Source,
  listeners: ReadonlySet<LiveListener>,
  note: (event: { readonly lastEventId: string }) => void,
): void {
  source.addEventListener('hello', note);
  source.onmessage = ({ data, lastEventId }) => {
    note({ lastEventId });
    const event = parse(data);
    if (event) for (const listener of listeners) listener.onEvent(event);
  };
  source.addEventListener('resync', (event) => {
    note(event);
    for (const listener of listeners) listener.onGap();
  });
}

function parse(data: string): LiveEvent | null {
  const event = JSON.parse(data) as Partial<LiveEvent> | null;
  return event && typeof event.type === 'string' ? (event as LiveEvent) : null;
}

/** The page's stream; pages for everybody have visitors, to whom there is nothing to tell. */
export const live = createLive((path) => {
  const address = `${path}${path.includes('?') ? '&' : '?'}optional=1`;
  return new EventSource(address) as unknown as Source;
});
