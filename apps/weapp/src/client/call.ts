/** A thin client over `Taro.request`, typed by the same contracts as the web apps. */
import Taro from '@tarojs/taro';
import type { Input, Operation, Reply } from '#platform/contract/index.ts';
import { Fault, problemIn, unreachable } from './fault.ts';
import { keepCookies, sessionCookie } from './session.ts';

interface CallInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The address of a call. WeChat has no `URLSearchParams`. */
export function addressOf({ path }: Pick<Operation, 'path'>, { params, query }: CallInput): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params?.[name] ?? '')),
  );
  const pairs = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined || value === null || value === ''
      ? []
      : [`${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`],
  );
  return `${SERVER}/api/v1${filled}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** Headers of every request. */
export function headersOf(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const cookie = sessionCookie();
  return {
    accept: 'application/json',
    'accept-language': 'zh-CN',
    ...(cookie ? { cookie } : {}),
    ...(TOWN ? { 'x-zhenshu-town': TOWN } : {}),
    ...more,
  };
}

/** Calls an operation of a contract. @throws Fault */
export async function call<const O extends Operation>(
  operation: O,
  input: Input<O>,
  idempotencyKey?: string,
): Promise<Reply<O>> {
  const given = input as CallInput;
  const answer = await Taro.request({
    url: addressOf(operation, given),
    method: operation.method as 'GET',
    header: headersOf({
      'content-type': 'application/json',
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    }),
    ...(given.body === undefined ? {} : { data: given.body as object }),
  }).catch(() => {
    throw new Fault(unreachable);
  });
  keepCookies(answer.header as Record<string, unknown>);
  if (answer.statusCode < 200 || answer.statusCode > 299) {
    throw new Fault(problemIn(answer.data, answer.statusCode));
  }
  return answer.data as Reply<O>;
}

/** Uploads a photo. @returns its id @throws Fault */
export async function uploadPhoto(filePath: string, key: string): Promise<string> {
  const answer = await Taro.uploadFile({
    url: `${SERVER}/api/v1/files`,
    filePath,
    name: 'file',
    formData: { purpose: 'report' },
    header: headersOf({ 'idempotency-key': key }),
  }).catch(() => {
    throw new Fault(unreachable);
  });
  const reply = parsed(answer.data);
  const id = (reply as { id?: unknown } | null)?.id;
  if (answer.statusCode > 299 || typeof id !== 'string') {
    throw new Fault(problemIn(reply, answer.statusCode));
  }
  return id;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** A key under which a command may be repeated: the same for every try of one filled form. */
export function newKey(): string {
  const part = (): string => Math.random().toString(36).slice(2, 12).padEnd(10, '0');
  return `weapp-${Date.now().toString(36)}-${part()}${part()}`;
}
