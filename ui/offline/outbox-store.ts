import type { IDBPTransaction } from 'idb';
import type { ProblemDetails } from '#platform/problems/index.ts';
import type { Attachment, Command, SentCommand, StoredCommand } from './command.ts';
import { type FieldSchema, openDevice } from './database.ts';
import type { OutboxStore } from './replay.ts';
import { bridged, followed, stepsAfter, versionOf, withVersion } from './versions.ts';

const everything = ['commands', 'attachments', 'sent', 'steps'] as const;
type Tx = IDBPTransaction<FieldSchema, (typeof everything)[number][], 'readwrite'>;

const sentKeptForMs = 7 * 24 * 3600 * 1000;

async function inOutbox<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = (await openDevice()).transaction([...everything], 'readwrite');
  const [result] = await Promise.all([work(tx), tx.done]);
  return result;
}

/**
 * Puts a command and its attachments into the outbox in one transaction. A command that names a
 * version follows the last one on the same thing that still waits.
 */
export async function keepCommand(
  command: Command,
  attachments: readonly Attachment[],
): Promise<void> {
  await inOutbox(async (tx) => {
    const seen = versionOf(command.body);
    const all = await tx.objectStore('commands').getAll();
    const earlier = all
      .filter((one) => isAbout(one, command) && versionOf(one.body) !== null)
      .at(-1);
    const steps = await tx.objectStore('steps').get(command.subject);
    const fresh = {
      ...command,
      state: 'waiting',
      uploaded: {},
      ...(seen === null ? {} : { body: withVersion(command.body, bridged(seen, steps)) }),
      ...(seen !== null && earlier ? { follows: earlier.id } : {}),
    };
    for (const attachment of attachments) await tx.objectStore('attachments').put(attachment);
    // The store numbers the command itself (`autoIncrement`).
    await tx.objectStore('commands').add(fresh as StoredCommand);
  });
}

const isAbout = (one: StoredCommand, command: Command): boolean =>
  one.ownerId === command.ownerId && one.subject === command.subject && one.state === 'waiting';

/** All commands of a person, in order. */
export async function commandsOf(ownerId: string): Promise<StoredCommand[]> {
  const all = await (await openDevice()).getAll('commands');
  return all.filter((command) => command.ownerId === ownerId);
}

/** What the server took from a person in the last days, newest first. */
export async function sentBy(ownerId: string): Promise<SentCommand[]> {
  const all = await (await openDevice()).getAll('sent');
  return all
    .filter((one) => one.ownerId === ownerId)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** An attachment that waits on the phone. */
export async function waitingAttachment(id: string): Promise<Attachment | undefined> {
  return (await openDevice()).get('attachments', id);
}

/**
 * A refused command waits again, under a new key and with the version the person has looked at;
 * what had to wait with it waits behind it again.
 */
export async function retryCommand(
  sequence: number,
  id: string,
  version: number | null,
): Promise<void> {
  await inOutbox(async (tx) => {
    const commands = tx.objectStore('commands');
    const command = await commands.get(sequence);
    if (!command) return;
    const { problem: _, follows: __, ...rest } = command;
    const renewed = version === null ? rest.body : withVersion(rest.body, version);
    // The server may have swept the uploads away; a repeat under their keys costs little.
    await commands.put({ ...rest, id, body: renewed, uploaded: {}, state: 'waiting' });
    for (const one of behind(await commands.getAll(), command.id)) {
      const { problem: ___, ...waiting } = one;
      const follows = one.follows === command.id ? id : one.follows;
      await commands.put({ ...waiting, ...(follows ? { follows } : {}), state: 'waiting' });
    }
  });
}

/** The commands that follow another, directly or one behind the other. */
function behind(all: readonly StoredCommand[], id: string): StoredCommand[] {
  const next = all.filter(({ follows }) => follows === id);
  return next.flatMap((one) => [one, ...behind(all, one.id)]);
}

/** Forgets a command with its attachments; the person gave it up. */
export async function discardCommand(sequence: number): Promise<void> {
  await inOutbox(async (tx) => {
    const command = await tx.objectStore('commands').get(sequence);
    if (command) await removeCommand(tx, command);
  });
}

async function removeCommand(tx: Tx, command: StoredCommand): Promise<void> {
  for (const id of command.attachmentIds) await tx.objectStore('attachments').delete(id);
  await tx.objectStore('commands').delete(command.sequence);
}

async function change(
  sequence: number,
  changed: (command: StoredCommand) => StoredCommand,
): Promise<void> {
  await inOutbox(async (tx) => {
    const command = await tx.objectStore('commands').get(sequence);
    if (command) await tx.objectStore('commands').put(changed(command));
  });
}

async function remember(tx: Tx, command: StoredCommand): Promise<void> {
  const { id, ownerId, subject, label, path, createdAt } = command;
  const now = Date.now();
  const sent = tx.objectStore('sent');
  for (const old of await sent.getAll()) {
    if (Date.parse(old.sentAt) < now - sentKeptForMs) await sent.delete(old.id);
  }
  const sentAt = new Date(now).toISOString();
  await sent.put({ id, ownerId, subject, label, path, createdAt, sentAt });
}

/** The outbox in the browser's database. */
export const indexedOutbox: OutboxStore = {
  async nextWaiting(ownerId, after) {
    const commands = await commandsOf(ownerId);
    return commands.find(({ sequence, state }) => sequence > after && state === 'waiting');
  },
  attachment: waitingAttachment,
  async noteUpload(sequence, attachmentId, fileId) {
    await change(sequence, (command) => ({
      ...command,
      uploaded: { ...command.uploaded, [attachmentId]: fileId },
    }));
  },
  async forgetUploads(sequence) {
    await change(sequence, (command) => ({ ...command, uploaded: {} }));
  },
  async done(sequence, reply) {
    await inOutbox(async (tx) => {
      const commands = tx.objectStore('commands');
      const command = await commands.get(sequence);
      if (!command) return;
      const known = await tx.objectStore('steps').get(command.subject);
      const steps = stepsAfter(command, reply, known);
      if (steps) await tx.objectStore('steps').put(steps);
      for (const one of await commands.getAll()) {
        if (one.follows === command.id) await commands.put(followed(one, steps));
      }
      await removeCommand(tx, command);
      await remember(tx, command);
    });
  },
  async refuse(sequence: number, problem: ProblemDetails) {
    await inOutbox(async (tx) => {
      const commands = tx.objectStore('commands');
      const all = await commands.getAll();
      const refused = all.find((one) => one.sequence === sequence);
      if (!refused) return;
      await commands.put({ ...refused, state: 'refused', problem });
      for (const one of behind(all, refused.id)) {
        await commands.put({ ...one, state: 'refused', problem: earlierRefused });
      }
    });
  },
};

/** Why an act waits that the server has not even seen. */
const earlierRefused: ProblemDetails = {
  type: '/problems/earlier-act-refused',
  code: 'earlier-act-refused',
  status: 409,
  title: '前一项操作没有办成，这一项先留着',
  cure: '请先处理前一项：重发成功后，这一项会自动接着发送。',
};
