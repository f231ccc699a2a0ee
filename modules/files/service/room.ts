/** Where a process keeps its files; known by the process's database. */
import { join } from 'node:path';
import type { Database } from '#platform/database/index.ts';
import type { HttpServer } from '#platform/http/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import { putFile } from '../rules/index.ts';
import { Gate } from './gate.ts';

/** What uploads and downloads know of their surroundings. */
export interface FileRoom {
  readonly directory: string;
  readonly put: typeof putFile;
  /** At most four photos are decoded at a time. */
  readonly gate: Gate;
  /** Uploads without a session, by address. */
  readonly perAddress: RateLimit;
  /** Uploads of someone signed in; a grid worker coming back from the hills sends a day's photos. */
  readonly perPerson: RateLimit;
}

const rooms = new WeakMap<Database, FileRoom>();

/** Opens the room of a server. */
export function openRoom(server: HttpServer): FileRoom {
  const room: FileRoom = {
    directory: join(server.settings.dataDirectory, 'files'),
    put: putFile,
    gate: new Gate(4),
    perAddress: new RateLimit({ burst: 60, perMinute: 6 }),
    perPerson: new RateLimit({ burst: 300, perMinute: 30 }),
  };
  rooms.set(server.database, room);
  return room;
}

/** The room of a process. @throws Error where no server was built */
export function roomOf(database: Database): FileRoom {
  const room = rooms.get(database);
  if (!room) throw new Error('files: no server was built on this database');
  return room;
}

/** The folder of a town's files. */
export function folderOf(room: FileRoom, tenantId: string): string {
  return join(room.directory, tenantId);
}
