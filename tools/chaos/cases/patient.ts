/** A caller who repeats the same request, with the same key, until it is answered. */
import { setTimeout as delay } from 'node:timers/promises';

/** The server as its callers see it: now here, now gone. */
export interface Reachable {
  /** The port of the running process; waits while there is none. */
  port(): Promise<number>;
  /** Whether no more work should begin. */
  readonly isClosing: boolean;
}

/** A request that may be repeated. */
export interface PatientRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly token?: string;
  readonly key?: string;
  readonly json?: unknown;
  /** Made anew for every try. */
  readonly form?: () => FormData;
  /** Called as the bytes leave: a good moment for a kill. */
  readonly onSend?: () => void;
}

/** An answer that settles the request: 2xx, or a 4xx that a repeat would not change. */
export interface Settled {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly tries: number;
}

const answerMs = 20_000;
const pauseMs = 40;

/** Sends until settled. 5xx, broken connections and "too many" are tried again. */
export async function patiently(server: Reachable, request: PatientRequest): Promise<Settled> {
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await once(await server.port(), request);
      const repeatable = answer.status >= 500 || answer.status === 429;
      if (!repeatable) return { ...answer, tries };
    } catch {
      // The connection broke: whether the server acted is unknown, which is what the key is for.
    }
    await delay(pauseMs);
  }
}

async function once(
  port: number,
  request: PatientRequest,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers: Record<string, string> = {};
  if (request.token) headers['cookie'] = `zhenshu_session=${request.token}`;
  if (request.key) headers['idempotency-key'] = request.key;
  if (request.json !== undefined) headers['content-type'] = 'application/json';
  request.onSend?.();
  const response = await fetch(`http://127.0.0.1:${port}${request.path}`, {
    method: request.method,
    headers,
    signal: AbortSignal.timeout(answerMs),
    ...(request.json === undefined ? {} : { body: JSON.stringify(request.json) }),
    ...(request.form ? { body: request.form() } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
