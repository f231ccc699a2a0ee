/** Refusals of a batch, gathered so that a flood of the same fault stays one row a minute. */
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { NewRefusal } from '../../store/records.ts';
import type { RefusedMessage, RefusedReading } from '../../types.ts';
import { rawText } from './raw-text.ts';

/** Gathers refusals until they are written. */
export class RefusalBatch {
  readonly #rows = new Map<string, NewRefusal>();
  readonly #ctx: Ctx;
  /** How many were refused. */
  count = 0;

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  /** Adds the refused values of a message. */
  add(
    message: Omit<RefusedMessage, 'reason' | 'detail'>,
    refused: readonly RefusedReading[],
  ): void {
    for (const one of refused) this.#count(message, one);
  }

  get rows(): NewRefusal[] {
    return [...this.#rows.values()];
  }

  #count(
    message: Omit<RefusedMessage, 'reason' | 'detail'>,
    { key, reason, detail }: RefusedReading,
  ): void {
    this.count += 1;
    const lastAt = message.receivedAt ?? this.#ctx.clock.now();
    const minute = new Date(Math.floor(lastAt.getTime() / 60_000) * 60_000);
    const source = message.thingId ? '' : cleaned(message.source ?? '', 80);
    const place = [message.thingId, source, message.door, reason, minute.getTime()].join('|');
    const before = this.#rows.get(place);
    this.#rows.set(place, {
      id: before?.id ?? uuidv7(),
      tenantId: message.tenantId,
      thingId: message.thingId,
      source,
      door: message.door,
      reason,
      minute,
      key: key === null ? null : cleaned(key, 80),
      detail: cleaned(detail, 300),
      raw: message.raw ? rawText(message.raw) : null,
      count: (before?.count ?? 0) + 1,
      lastAt,
    });
  }
}

function cleaned(text: string, longest: number): string {
  return rawText(text.slice(0, longest));
}
