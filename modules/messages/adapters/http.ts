/** One POST to a vendor: the whole exchange, headers and body, must end within the timeout. */
export type PostRequest = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutSeconds: number;
};

/** `broken` covers everything in which no usable answer came: the caller may try again. */
export type PostReply =
  | { readonly kind: 'answered'; readonly status: number; readonly json: unknown }
  | { readonly kind: 'broken'; readonly reason: string; readonly afterSeconds?: number };

/**
 * Posts and reads a JSON answer. Redirects are errors: a vendor never redirects this call, and
 * following one would carry the signed request elsewhere. Never throws.
 */
export async function post(request: PostRequest): Promise<PostReply> {
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
      redirect: 'error',
      signal: AbortSignal.timeout(request.timeoutSeconds * 1000),
    });
    return read(response, await response.text(), request.url.host);
  } catch (error) {
    return { kind: 'broken', reason: describe(error, request) };
  }
}

function read(response: Response, text: string, host: string): PostReply {
  const json = parse(text);
  if (response.status >= 500 || response.status === 429 || json === undefined) {
    const reason = `${host} answered HTTP ${response.status}${json === undefined ? ' without JSON' : ''}`;
    const afterSeconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return afterSeconds > 0 ? { kind: 'broken', reason, afterSeconds } : { kind: 'broken', reason };
  }
  return { kind: 'answered', status: response.status, json };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function describe(error: unknown, request: PostRequest): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `${request.url.host} did not answer within ${request.timeoutSeconds} s`;
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return `${request.url.host} could not be reached: ${cause instanceof Error ? cause.message : String(cause)}`;
}

/** A field of a vendor's answer as text; numbers become text, anything else is empty. */
export function textField(json: unknown, name: string): string {
  const value = field(json, name);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A field of a vendor's answer, or undefined when the answer is no object or lacks it. */
export function field(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, name)
    ? (json as Record<string, unknown>)[name]
    : undefined;
}
