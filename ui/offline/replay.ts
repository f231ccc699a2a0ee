import { type ProblemDetails, ProblemError } from '#platform/problems/index.ts';
import { type Attachment, fillAttachments, type StoredCommand } from './command.ts';

/** Where commands wait. */
export interface OutboxStore {
  /** The first waiting command of a person after a place in the order. */
  nextWaiting(ownerId: string, after: number): Promise<StoredCommand | undefined>;
  attachment(id: string): Promise<Attachment | undefined>;
  /** Notes a finished upload, so that it is not repeated. */
  noteUpload(sequence: number, attachmentId: string, fileId: string): Promise<void>;
  /** The server has lost what was uploaded (it keeps unused files for a day): upload anew. */
  forgetUploads(sequence: number): Promise<void>;
  /** The server has taken a command: forgets it with its attachments, frees what follows it. */
  done(sequence: number, reply: unknown): Promise<void>;
  /** Keeps a command that the server will never accept, with the reason, and what follows it. */
  refuse(sequence: number, problem: ProblemDetails): Promise<void>;
}

/** How commands reach the server; failures are thrown as `ProblemError`. */
export interface Sender {
  /** Uploads a file and answers its id; a repeat with the same attachment answers the same id. */
  upload(attachment: Attachment): Promise<string>;
  /** Sends a command with its id as Idempotency-Key; answers the reply. */
  send(command: StoredCommand, body: unknown): Promise<unknown>;
}

/** How a replay ended. */
export interface ReplayResult {
  readonly sent: number;
  readonly refused: number;
  /** Why it stopped before the end: no network, server down, nobody signed in. */
  readonly stoppedBy: ProblemDetails | null;
}

/**
 * Sends what waits, in the order in which it was done. A passing fault stops the replay and leaves
 * everything in place; a refusal is kept for the person to read and the rest goes on. Exactly once
 * follows from the Idempotency-Key: a command whose reply was lost is sent again under the same key.
 */
export async function replay(
  store: OutboxStore,
  sender: Sender,
  ownerId: string,
): Promise<ReplayResult> {
  let [sent, refused, after] = [0, 0, 0];
  for (;;) {
    const command = await store.nextWaiting(ownerId, after);
    if (!command) return { sent, refused, stoppedBy: null };
    after = command.sequence;
    const { reply, problem } = await attempt(command, store, sender);
    if (problem && isPassing(problem)) return { sent, refused, stoppedBy: problem };
    if (problem) {
      await store.refuse(command.sequence, problem);
      refused += 1;
    } else {
      await store.done(command.sequence, reply);
      sent += 1;
    }
  }
}

interface Attempt {
  readonly reply?: unknown;
  readonly problem?: ProblemDetails;
}

/** Sends one command; answers the reply, or the problem that stood in its way. */
async function attempt(
  command: StoredCommand,
  store: OutboxStore,
  sender: Sender,
): Promise<Attempt> {
  const first = await attemptOnce(command, store, sender);
  const hadUploads = Object.keys(command.uploaded).length > 0;
  if (first.problem?.code !== 'attachment-unknown' || !hadUploads) return first;
  await store.forgetUploads(command.sequence);
  return attemptOnce({ ...command, uploaded: {} }, store, sender);
}

async function attemptOnce(
  command: StoredCommand,
  store: OutboxStore,
  sender: Sender,
): Promise<Attempt> {
  try {
    const uploaded = await uploadAll(command, store, sender);
    return { reply: await sender.send(command, fillAttachments(command.body, uploaded)) };
  } catch (fault) {
    if (fault instanceof ProblemError) return { problem: fault.problem };
    throw fault;
  }
}

async function uploadAll(
  command: StoredCommand,
  store: OutboxStore,
  sender: Sender,
): Promise<Record<string, string>> {
  const uploaded = { ...command.uploaded };
  for (const id of command.attachmentIds) {
    if (uploaded[id] !== undefined) continue;
    const attachment = await store.attachment(id);
    if (!attachment) throw new ProblemError(lostAttachment);
    const fileId = await sender.upload(attachment);
    uploaded[id] = fileId;
    await store.noteUpload(command.sequence, id, fileId);
  }
  return uploaded;
}

const lostAttachment: ProblemDetails = {
  type: '/problems/attachment-lost',
  code: 'attachment-lost',
  status: 422,
  title: '手机上的照片已被清除',
  detail: '这项操作的照片不在手机里了，没有发送。',
  cure: '请重新拍照后再提交一次。',
};

/** The request is not at fault: try later. 401 waits for the person to sign in again. */
export function isPassing({ status }: ProblemDetails): boolean {
  return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
}
