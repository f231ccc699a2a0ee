import type { ProblemDetails } from '#platform/problems/index.ts';

/** A photo or voice note that goes with a command; its time and place were read on the spot. */
export interface Attachment {
  /** UUID made on the device; also the upload's Idempotency-Key. */
  readonly id: string;
  readonly blob: Blob;
  readonly fileName: string;
  /** What the upload says besides the bytes: `capturedAt`, `longitude`, `latitude`, `purpose` … */
  readonly fields: Readonly<Record<string, string>>;
}

/** An act done on the device, to be told to the server. */
export interface Command {
  /** UUID made on the device: the Idempotency-Key of every try. */
  readonly id: string;
  /** Whose act it is; never sent in another person's session. */
  readonly ownerId: string;
  /** What it is about (a case's id), so that pages can show `等待发送` beside it. */
  readonly subject: string;
  /** What the person did, in words, for the list of waiting acts. */
  readonly label: string;
  readonly method: string;
  /** Relative to `/api/v1`. */
  readonly path: string;
  /** JSON; `attachment:<id>` stands for the id that the upload of that attachment will get. */
  readonly body: unknown;
  readonly attachmentIds: readonly string[];
  /** When it was done, ISO 8601. */
  readonly createdAt: string;
}

/** A command in the outbox. */
export interface StoredCommand extends Command {
  /** The order in which things were done. */
  readonly sequence: number;
  readonly state: 'waiting' | 'refused';
  /** Ids that finished uploads got, by attachment id. */
  readonly uploaded: Readonly<Record<string, string>>;
  /** Id of the waiting act on the same thing that must be done before this one. */
  readonly follows?: string;
  /** Why the server refused it. */
  readonly problem?: ProblemDetails;
}

/** An act that the server has taken, remembered on the phone for a few days. */
export interface SentCommand {
  readonly id: string;
  readonly ownerId: string;
  readonly subject: string;
  readonly label: string;
  readonly path: string;
  /** When it was done, ISO 8601. */
  readonly createdAt: string;
  /** When the server took it, ISO 8601. */
  readonly sentAt: string;
}

const reference = /^attachment:(.+)$/;

/** Names an attachment inside a body. */
export function attachmentReference(attachmentId: string): string {
  return `attachment:${attachmentId}`;
}

/**
 * The body with every `attachment:<id>` replaced by the id of its upload. Throws when one has no
 * upload: a command must not leave without its photos.
 */
export function fillAttachments(
  body: unknown,
  uploaded: Readonly<Record<string, string>>,
): unknown {
  if (typeof body === 'string') {
    const id = reference.exec(body)?.[1];
    if (id === undefined) return body;
    const fileId = uploaded[id];
    if (fileId === undefined) throw new Error(`attachment ${id} has not been uploaded`);
    return fileId;
  }
  if (Array.isArray(body)) return body.map((item) => fillAttachments(item, uploaded));
  if (body === null || typeof body !== 'object') return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, fillAttachments(value, uploaded)]),
  );
}
