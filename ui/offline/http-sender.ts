import { client, defineApi, type Operation, Type } from '#platform/contract/index.ts';
import { type ProblemDetails, ProblemError } from '#platform/problems/index.ts';
import type { Attachment } from './command.ts';
import type { Sender } from './replay.ts';

/** Sends commands and files to the server the page came from. */
export const httpSender: Sender = {
  async upload(attachment) {
    return uploadFile(attachment);
  },
  async send(command, body) {
    const operation: Operation = {
      method: command.method as Operation['method'],
      path: command.path,
      summary: command.label,
      permission: 'signedIn',
      body: Type.Unsafe<unknown>({}),
      reply: Type.Unsafe<unknown>({}),
    };
    const calls = client(defineApi('outbox', { send: operation }));
    return calls.send({ body } as never, { idempotencyKey: command.id });
  },
};

/**
 * Uploads a file as `multipart/form-data` to `POST /api/v1/files`: the attachment's fields, then
 * `file`. Answers the id of the stored file. Throws `ProblemError`.
 */
export async function uploadFile(attachment: Attachment): Promise<string> {
  return (await storeFile(attachment)).id;
}

/** What a server says of a file that it stored. */
export interface StoredFile {
  readonly id: string;
  readonly kind: 'photo' | 'voice' | 'document';
  /** What a document is called; null for others. */
  readonly name: string | null;
  readonly sizeBytes: number;
}

/** As `uploadFile`, answering what is known of the stored file. Throws `ProblemError`. */
export async function storeFile(attachment: Attachment): Promise<StoredFile> {
  const form = new FormData();
  for (const [name, value] of Object.entries(attachment.fields)) form.append(name, value);
  form.append('file', attachment.blob, attachment.fileName);
  const response = await fetch('/api/v1/files', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'idempotency-key': attachment.id },
    body: form,
  }).catch(() => {
    throw new ProblemError(unreachable);
  });
  const reply = (await response.json().catch(() => null)) as unknown;
  if (response.ok && isStored(reply)) return reply;
  throw new ProblemError(isProblem(reply) ? reply : { ...unreachable, status: response.status });
}

const isStored = (reply: unknown): reply is StoredFile =>
  typeof (reply as { id?: unknown } | null)?.id === 'string';

const isProblem = (reply: unknown): reply is ProblemDetails =>
  typeof (reply as { code?: unknown } | null)?.code === 'string';

const unreachable: ProblemDetails = {
  type: '/problems/network-unreachable',
  code: 'network-unreachable',
  status: 0,
  title: '连不上服务器',
  cure: '请检查网络后重试，已填写的内容不会丢失。',
};
