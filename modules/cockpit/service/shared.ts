/**
 * Answers shared by all screens of a process: the same question of the same reach is asked once, and again only after
 * an event that may have changed it. Five hundred screens cost what one does.
 */
import { events as indicatorEvents } from '#modules/indicators/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { StoredEvent } from '#platform/events/index.ts';
import { type Asking, askingAnew } from './asking.ts';

interface Entry {
  readonly tenantId: string;
  readonly answer: Promise<unknown>;
  /** Fact sources and events that change it; null until the answer is there. */
  on: { readonly sources: readonly string[]; readonly events: readonly string[] } | null;
  stale: boolean;
  readonly askedAt: number;
  usedAt: number;
}

/** What moves without an event (ages of open cases) is asked again after this long. */
const longestMs = 60_000;
const forgottenMs = 300_000;
/** Questions under way together. */
const atOnce = 3;

/** Whose rows a reader sees: readers of a whole town share, others share with those of the same reach. */
export function reachOf({ actor: { scope } }: Ctx): string {
  return scope.kind === 'town' || scope.kind === 'county' ? 'all' : JSON.stringify(scope);
}

/** Lines are rows: who sees what is confidential shares them with nobody who does not. */
const seesAll = ({ actor: { scope } }: Ctx): boolean => scope.confidential === true;

/** Keeps answers until an event says that they may be old. */
export class SharedAnswers implements Asking {
  readonly #entries = new Map<string, Entry>();
  readonly #waiting: (() => void)[] = [];
  #asking = 0;
  /** Questions that really went to the database: for the bench and its test. */
  asked = 0;

  values: Asking['values'] = (ctx, code, query) =>
    this.#shared(ctx, JSON.stringify(['values', code, query]), async () => {
      const values = await askingAnew.values(ctx, code, query);
      return { answer: values, on: { sources: values.sources, events: values.liveEvents } };
    });

  lines: Asking['lines'] = (ctx, source, question) =>
    this.#shared(ctx, JSON.stringify(['lines', source.code, question, seesAll(ctx)]), async () => {
      const answer = await askingAnew.lines(ctx, source, question);
      return { answer, on: { sources: [], events: source.events } };
    });

  async #shared<T>(
    ctx: Ctx,
    question: string,
    ask: () => Promise<{ answer: T; on: NonNullable<Entry['on']> }>,
  ): Promise<T> {
    const now = performance.now();
    const key = `${ctx.tenantId} ${reachOf(ctx)} ${question}`;
    const known = this.#entries.get(key);
    if (known && !known.stale && now - known.askedAt < longestMs) {
      known.usedAt = now;
      return known.answer as Promise<T>;
    }
    this.asked += 1;
    const asking = this.#gate(ask);
    const answer = asking.then((got) => got.answer);
    const { tenantId } = ctx;
    const entry: Entry = { tenantId, answer, on: null, stale: false, askedAt: now, usedAt: now };
    this.#entries.set(key, entry);
    asking.then(
      ({ on }) => {
        entry.on = on;
      },
      () => {
        // What failed is asked again by the next reader.
        entry.stale = true;
      },
    );
    return answer;
  }

  /** A board asks thirty questions at once: they must not take every connection from those who report. */
  async #gate<T>(ask: () => Promise<T>): Promise<T> {
    while (this.#asking >= atOnce) await new Promise<void>((go) => this.#waiting.push(go));
    this.#asking += 1;
    try {
      return await ask();
    } finally {
      this.#asking -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Notes what an event may have changed. @returns whether anything known is old now */
  hear(event: StoredEvent): boolean {
    let found = false;
    for (const entry of this.#entries.values()) {
      if (entry.stale || entry.tenantId !== event.tenantId || !touches(entry, event)) continue;
      entry.stale = true;
      found = true;
    }
    return found;
  }

  /** Drops what no screen asks any more. */
  forget(): void {
    const before = performance.now() - forgottenMs;
    for (const [key, { usedAt }] of this.#entries) if (usedAt < before) this.#entries.delete(key);
  }
}

/** A question under way may be touched by anything. */
function touches({ on }: Entry, { type, payload }: StoredEvent): boolean {
  if (on === null) return true;
  if (type !== indicatorEvents.changed) return on.events.includes(type);
  const sources = (payload as { sources?: readonly string[] }).sources ?? [];
  return sources.some((source) => on.sources.includes(source));
}
