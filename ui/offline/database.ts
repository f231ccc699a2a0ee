import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { ProblemDetails } from '#platform/problems/index.ts';
import type { Attachment, Command, StoredCommand } from './command.ts';
import type { OutboxStore } from './replay.ts';

/** An answer of the server kept for reading without a network. */
export interface KeptAnswer {
  readonly hash: string;
  readonly ownerId: string;
  readonly queryKey: readonly unknown[];
  readonly data: unknown;
  /** When the server gave it, ms since 1970. */
  readonly updatedAt: number;
}

interface Schema extends DBSchema {
  commands: { key: number; value: StoredCommand };
  attachments: { key: string; value: Attachment };
  answers: { key: string; value: KeptAnswer };
}

const databaseName = 'zhenshu-field';

let opened: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(databaseName, 1, {
    upgrade(database) {
      database.createObjectStore('commands', { keyPath: 'sequence', autoIncrement: true });
      database.createObjectStore('attachments', { keyPath: 'id' });
      database.createObjectStore('answers', { keyPath: 'hash' });
    },
    terminated() {
      opened = null;
    },
  });
  return opened;
}

/** Puts a command and its attachments into the outbox in one transaction. */
export async function keepCommand(
  command: Command,
  attachments: readonly Attachment[],
): Promise<void> {
  const database = await open();
  const tx = database.transaction(['commands', 'attachments'], 'readwrite');
  const fresh = { ...command, state: 'waiting', uploaded: {} } as Omit<StoredCommand, 'sequence'>;
  await Promise.all([
    // The store numbers the command itself (`autoIncrement`).
    tx.objectStore('commands').add(fresh as StoredCommand),
    ...attachments.map((attachment) => tx.objectStore('attachments').put(attachment)),
    tx.done,
  ]);
}

/** All commands of a person, in order. */
export async function commandsOf(ownerId: string): Promise<StoredCommand[]> {
  const all = await (await open()).getAll('commands');
  return all.filter((command) => command.ownerId === ownerId);
}

async function change(
  sequence: number,
  changed: (command: StoredCommand) => StoredCommand,
): Promise<void> {
  const tx = (await open()).transaction('commands', 'readwrite');
  const command = await tx.store.get(sequence);
  if (command) await tx.store.put(changed(command));
  await tx.done;
}

/** The outbox in the browser's database. */
export const indexedOutbox: OutboxStore = {
  async nextWaiting(ownerId, after) {
    const commands = await commandsOf(ownerId);
    return commands.find(({ sequence, state }) => sequence > after && state === 'waiting');
  },
  async attachment(id) {
    return (await open()).get('attachments', id);
  },
  async noteUpload(sequence, attachmentId, fileId) {
    await change(sequence, (command) => ({
      ...command,
      uploaded: { ...command.uploaded, [attachmentId]: fileId },
    }));
  },
  async remove(sequence) {
    const tx = (await open()).transaction(['commands', 'attachments'], 'readwrite');
    const command = await tx.objectStore('commands').get(sequence);
    for (const id of command?.attachmentIds ?? []) await tx.objectStore('attachments').delete(id);
    await tx.objectStore('commands').delete(sequence);
    await tx.done;
  },
  async refuse(sequence: number, problem: ProblemDetails) {
    await change(sequence, (command) => ({ ...command, state: 'refused', problem }));
  },
};

/** Keeps an answer for reading without a network. */
export async function keepAnswer(answer: KeptAnswer): Promise<void> {
  await (await open()).put('answers', answer);
}

/** The kept answers of a person; those of others, and old ones, are wiped. */
export async function answersOf(ownerId: string, notBefore: number): Promise<KeptAnswer[]> {
  const database = await open();
  const mine: KeptAnswer[] = [];
  for (const answer of await database.getAll('answers')) {
    if (answer.ownerId === ownerId && answer.updatedAt >= notBefore) mine.push(answer);
    else await database.delete('answers', answer.hash);
  }
  return mine;
}

/** Wipes what was kept for reading. */
export async function wipeAnswers(): Promise<void> {
  await (await open()).clear('answers');
}

/** Removes everything, for tests and for handing the phone on. */
export async function wipeDevice(): Promise<void> {
  (await opened)?.close();
  opened = null;
  await deleteDB(databaseName);
}
