import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Attachment, SentCommand, StoredCommand } from './command.ts';
import type { OwnSteps } from './versions.ts';

/** An answer of the server kept for reading without a network. */
export interface KeptAnswer {
  readonly hash: string;
  readonly ownerId: string;
  readonly queryKey: readonly unknown[];
  readonly data: unknown;
  /** When the server gave it, ms since 1970. */
  readonly updatedAt: number;
}

/** The stores of the field app in the browser's database. */
export interface FieldSchema extends DBSchema {
  commands: { key: number; value: StoredCommand };
  attachments: { key: string; value: Attachment };
  sent: { key: string; value: SentCommand };
  steps: { key: string; value: OwnSteps };
  answers: { key: string; value: KeptAnswer };
}

const databaseName = 'zhenshu-field';

let opened: Promise<IDBPDatabase<FieldSchema>> | null = null;

/** The browser's database, opened once. */
export function openDevice(): Promise<IDBPDatabase<FieldSchema>> {
  opened ??= openDB<FieldSchema>(databaseName, 2, {
    upgrade(database, from) {
      if (from < 1) {
        database.createObjectStore('commands', { keyPath: 'sequence', autoIncrement: true });
        database.createObjectStore('attachments', { keyPath: 'id' });
        database.createObjectStore('answers', { keyPath: 'hash' });
      }
      database.createObjectStore('sent', { keyPath: 'id' });
      database.createObjectStore('steps', { keyPath: 'subject' });
    },
    blocking() {
      // A newer version of the app wants to change the stores: let it.
      void opened?.then((database) => database.close());
      opened = null;
    },
    terminated() {
      opened = null;
    },
  });
  return opened;
}

/** Keeps an answer for reading without a network. */
export async function keepAnswer(answer: KeptAnswer): Promise<void> {
  await (await openDevice()).put('answers', answer);
}

/** The kept answers of a person; those of others, and old ones, are wiped. */
export async function answersOf(ownerId: string, notBefore: number): Promise<KeptAnswer[]> {
  const database = await openDevice();
  const mine: KeptAnswer[] = [];
  for (const answer of await database.getAll('answers')) {
    if (answer.ownerId === ownerId && answer.updatedAt >= notBefore) mine.push(answer);
    else await database.delete('answers', answer.hash);
  }
  return mine;
}

/** Wipes what was kept for reading, and what is remembered of acts already sent. */
export async function wipeAnswers(): Promise<void> {
  const database = await openDevice();
  await Promise.all([database.clear('answers'), database.clear('sent'), database.clear('steps')]);
}
