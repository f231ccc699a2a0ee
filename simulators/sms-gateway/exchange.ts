import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came over the wire: signatures are over raw bytes, so nothing is decoded yet. */
export type RawRequest = {
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

/** What the vendor says. */
export type RawReply = { readonly status: number; readonly json: unknown };

/** A header as one string, empty when absent. */
export function header(request: RawRequest, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

/** A JSON object from a body, or undefined when it is none. */
export function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** An array of strings, or undefined when the value is anything else. */
export function stringList(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value
    : undefined;
}
