/** Open screens for tests: the stream of a board over a real socket, read as it comes. */
import { get, type IncomingMessage } from 'node:http';

/** One event of the stream. */
export interface StreamEvent {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
}

/** A screen that is open. */
export interface Screen {
  readonly status: number;
  readonly events: StreamEvent[];
  /** Waits for the next event of a name that has not been waited for yet. */
  next(name: string): Promise<StreamEvent>;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Longest wait for what must come. */
const patienceMs = 30_000;

/** Opens a screen. */
export async function openScreen(
  origin: string,
  cookie: string,
  { query = '', seen = '' }: { readonly query?: string; readonly seen?: string } = {},
): Promise<Screen> {
  const url = `${origin}/api/v1/cockpit/board/live?${query}`;
  const headers = { cookie, ...(seen ? { 'last-event-id': seen } : {}) };
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).on('error', reject);
  });
  const events: StreamEvent[] = [];
  const taken = new Set<StreamEvent>();
  const waiting: (() => void)[] = [];
  let rest = '';
  reply.setEncoding('utf8');
  reply.on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const event = eventOf(part);
      if (event) events.push(event);
    }
    for (const look of waiting.splice(0)) look();
  });
  const ended = new Promise<void>((resolve) => reply.on('close', resolve));
  const next = async (name: string): Promise<StreamEvent> => {
    const signal = AbortSignal.timeout(patienceMs);
    for (;;) {
      signal.throwIfAborted();
      const found = events.find((event) => event.name === name && !taken.has(event));
      if (found) {
        taken.add(found);
        return found;
      }
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  };
  return { status: reply.statusCode ?? 0, events, next, ended, close: () => reply.destroy() };
}

function eventOf(part: string): StreamEvent | null {
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? '';
  const name = field('event');
  return name ? { id: field('id'), name, data: JSON.parse(field('data') || 'null') } : null;
}
