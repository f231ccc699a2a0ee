/** Which values the ingest must show to the rules: answered from memory, for every process. */
import type { Ctx } from '#platform/context/index.ts';
import type { Thing } from '#modules/things/index.ts';
import type { RuleBook } from '../rules/book.ts';

interface Known {
  readonly ctx: Ctx;
  readonly book: RuleBook;
}

/** By town, and within it by database: tests run several of one town in a process. */
const books = new Map<string, Map<string, Known>>();
let revision = 1;
let checkedAt = 0;
const checkEveryMs = 5_000;

/** Notes the rules that are in force now. */
export function announceBook(ctx: Ctx, book: RuleBook): void {
  forgetClosed();
  const ofTown = books.get(ctx.tenantId) ?? new Map<string, Known>();
  books.set(ctx.tenantId, ofTown);
  ofTown.set(ctx.database.url, { ctx, book });
  revision += 1;
}

/** What a closed database keeps in memory (ground, calendar, directories) goes with it. */
function forgetClosed(): void {
  for (const ofTown of books.values()) {
    for (const [url, { ctx }] of ofTown) if (ctx.database.isClosed) ofTown.delete(url);
  }
}

/** Whether a rule reads a property; yes where the rules are not known yet. */
export function wants(thing: Thing, key: string): boolean {
  const ofTown = books.get(thing.tenantId);
  if (!ofTown) return true;
  for (const { book } of ofTown.values()) {
    if (book.judging(thing, key).length > 0) return true;
    if (book.comparingWith(thing.code, key).length > 0) return true;
  }
  return false;
}

/**
 * Moves when answers may have changed. Asking also looks, every 5 s and beside the work, whether
 * another process changed the rules.
 * @param look reads the rules of a town anew when they are old
 */
export function wantsRevision(look: (ctx: Ctx) => Promise<unknown>): number {
  const now = performance.now();
  if (now - checkedAt > checkEveryMs) {
    checkedAt = now;
    for (const ofTown of books.values()) {
      for (const [url, { ctx }] of ofTown) {
        look(ctx).catch(() => ofTown.delete(url));
      }
    }
  }
  return revision;
}
