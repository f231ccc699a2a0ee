/**
 * The contract of a module: its operations as data, shared by server, web and OpenAPI.
 * Browser-safe: nothing here may import Node.
 */
import type { Static, TSchema } from 'typebox';
import { type OnBehalf, onBehalfHeader } from './behalf.ts';

export * from './behalf.ts';
export * from './personal.ts';
export * from './schema.ts';
import { ProblemError, type ProblemDetails } from '../problems/index.ts';

export { type Static, type TSchema, Type } from 'typebox';

/** HTTP methods an operation may use. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One operation, as data. `path` is relative to `/api/v1` and names parameters as `:caseId`.
 * `permission` is `public` (no session), `signedIn` (any session), or a permission id of a manifest.
 */
export interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly permission: string;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly reply: TSchema;
  /** Codes of the problems a caller should expect besides the general ones. */
  readonly problems?: readonly string[];
  /** A repeat with the same `Idempotency-Key` header returns the first reply and does nothing. */
  readonly idempotent?: boolean;
  /** Staff must have proved within ten minutes to be at the keyboard (`confirmation-needed`). */
  readonly dangerous?: boolean;
  /** Allowed to who visits a town by break-glass, although it is no GET. */
  readonly whileVisiting?: boolean;
  /** Under which kind it may be done for a resident by a relative or clerk; unless said, by oneself only. */
  readonly onBehalf?: OnBehalf;
  /** The reply is a file (a `FileReply`), not JSON: its media type. */
  readonly file?: string;
  /** The file leaves in parts, unpacked: an end that comes too early is seen by its receiver. */
  readonly streamed?: boolean;
  /** Largest body taken, bytes; 1 MiB unless said. */
  readonly bodyLimitBytes?: number;
  /** HTTP status of success; 200 unless said. */
  readonly status?: 200 | 201 | 202;
}

/** A module's operations, by name. */
export interface Api<T extends Record<string, Operation> = Record<string, Operation>> {
  readonly module: string;
  readonly operations: T;
}

/** Declares a module's operations; the literal types are kept for `client` and `Handlers`. */
export function defineApi<const T extends Record<string, Operation>>(
  module: string,
  operations: T,
): Api<T> {
  return { module, operations };
}

type Part<O, K extends 'params' | 'query' | 'body'> = O extends { readonly [P in K]: infer S }
  ? S extends TSchema
    ? { readonly [P in K]: Static<S> }
    : unknown
  : unknown;

/** What a caller gives to an operation: `{ params, query, body }`, each only where declared. */
export type Input<O extends Operation> = Part<O, 'params'> & Part<O, 'query'> & Part<O, 'body'>;

/** What an operation replies. */
export type Reply<O extends Operation> = O extends { readonly file: string }
  ? FileReply
  : Static<O['reply']>;

/** A file as reply; the browser's client receives it as a `Blob` under `bytes`. */
export interface FileReply {
  readonly mediaType: string;
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer> | Blob;
  /** Instead of `bytes`, part by part: a fault on the way breaks the connection off. Server only. */
  readonly chunks?: AsyncIterable<Uint8Array>;
}

/** Options of a call besides its input. */
export interface CallOptions {
  readonly idempotencyKey?: string;
  /** The resident for whom the caller acts (代办); unless said, what the transport says. */
  readonly onBehalfOf?: string;
  readonly signal?: AbortSignal;
}

/** The typed client of an API. */
export type Client<T extends Record<string, Operation>> = {
  readonly [K in keyof T]: (input: Input<T[K]>, options?: CallOptions) => Promise<Reply<T[K]>>;
};

/** How a client reaches the server. */
export interface Transport {
  /** Default: the page's own origin. */
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  /** Headers of every call, asked anew each time (language, town). */
  readonly headers?: () => Record<string, string>;
}

/**
 * Makes a typed client. A reply outside 2xx is thrown as `ProblemError`; a network failure as
 * `ProblemError` with code `network-unreachable`.
 */
export function client<T extends Record<string, Operation>>(
  api: Api<T>,
  transport: Transport = {},
): Client<T> {
  const calls = Object.entries(api.operations).map(([name, operation]) => [
    name,
    (input: CallInput, options: CallOptions = {}) => call(operation, input, options, transport),
  ]);
  return Object.fromEntries(calls) as Client<T>;
}

interface CallInput {
  readonly params?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly body?: unknown;
}

async function call(
  operation: Operation,
  input: CallInput,
  options: CallOptions,
  transport: Transport,
): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json', ...transport.headers?.() };
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
  if (options.onBehalfOf) headers[onBehalfHeader] = options.onBehalfOf;
  const init: RequestInit = { method: operation.method, headers, credentials: 'same-origin' };
  if (input.body !== undefined) init.body = JSON.stringify(input.body);
  if (options.signal) init.signal = options.signal;
  const url = `${transport.baseUrl ?? ''}/api/v1${urlOf(operation, input)}`;
  const response = await reach(transport.fetch ?? fetch, url, init);
  if (!response.ok) throw await problemOf(response);
  if (operation.file) return fileOf(response);
  return response.json();
}

/** The path and query of a call, relative to `/api/v1`. */
export function urlOf(operation: Operation, input: CallInput): string {
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? '')),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    for (const item of Array.isArray(value) ? value : [value]) search.append(key, String(item));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

async function reach(using: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await using(url, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new ProblemError({
      type: '/problems/network-unreachable',
      code: 'network-unreachable',
      status: 0,
      title: '连不上服务器',
      detail: '没有收到服务器的回应。',
      cure: '请检查网络后重试，已填写的内容不会丢失。',
    });
  }
}

async function problemOf(response: Response): Promise<ProblemError> {
  const body = (await response.json().catch(() => null)) as ProblemDetails | null;
  if (body && typeof body.code === 'string') return new ProblemError(body);
  return new ProblemError({
    type: 'about:blank',
    code: 'unexpected-reply',
    status: response.status,
    title: `HTTP ${response.status}`,
    detail: response.statusText,
  });
}

async function fileOf(response: Response): Promise<FileReply> {
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return {
    mediaType: response.headers.get('content-type') ?? 'application/octet-stream',
    fileName: encoded ? decodeURIComponent(encoded) : 'download',
    bytes: await response.blob(),
  };
}
