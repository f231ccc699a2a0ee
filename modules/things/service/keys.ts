/** Finding the key of a device at a door, across towns, without asking the database each time. */
import type { Database } from '#platform/database/index.ts';
import type { Door } from '../contract/model.ts';
import { keyRow } from '../store/things.ts';
import type { ThingKey } from '../types.ts';

const knownForMs = 10_000;
/** Names that nobody has are kept shorter: the device may be registered any moment. */
const unknownForMs = 2_000;
const most = 100_000;

interface Entry {
  readonly found: Promise<ThingKey | null>;
  until: number;
}

const caches = new WeakMap<Database, Map<string, Entry>>();

function cacheOf(database: Database): Map<string, Entry> {
  let cache = caches.get(database);
  if (!cache) {
    cache = new Map();
    caches.set(database, cache);
  }
  return cache;
}

/**
 * The key of a device, in whichever town it is; null for a name that nobody has. At most 10 s old, so
 * that a device disabled or given another secret is refused within 10 s.
 */
export async function findKey(
  database: Database,
  door: Door,
  externalId: string,
): Promise<ThingKey | null> {
  if (externalId === '' || externalId.length > 200 || externalId.includes('\0')) return null;
  const cache = cacheOf(database);
  const name = `${door} ${externalId}`;
  const known = cache.get(name);
  if (known && performance.now() < known.until) return known.found;
  if (cache.size >= most) cache.clear();
  const entry: Entry = {
    found: keyRow(database, door, externalId),
    until: performance.now() + knownForMs,
  };
  cache.set(name, entry);
  try {
    const key = await entry.found;
    if (!key) entry.until = performance.now() + unknownForMs;
    return key;
  } catch (error) {
    cache.delete(name);
    throw error;
  }
}

/** Forgets what this process knows of keys; after a commit that changed devices. */
export function forgetKeys(database: Database): void {
  caches.get(database)?.clear();
}
