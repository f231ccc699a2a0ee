/** QoS 2 messages that were taken and not released yet: a repeat of one is not published again. */
import type { IncomingRow } from '../../store/sessions.ts';
import type { BrokerClient } from './shapes.ts';
import type { Writer } from './writer.ts';

/** Packet identifiers by session. */
export class Incoming {
  readonly #writer: Writer;
  readonly #sessions = new Map<string, Set<number>>();
  /** Sessions whose identifiers outlive the connection. */
  readonly #kept = new Set<string>();

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  load(row: IncomingRow): void {
    this.#writer.loaded(keyOf(row));
    this.#kept.add(row.session);
    this.#idsOf(row.session).add(row.messageId);
  }

  has(session: string, messageId: number): boolean {
    return this.#sessions.get(session)?.has(messageId) ?? false;
  }

  async store({ id: session, clean }: BrokerClient, messageId: number): Promise<void> {
    this.#idsOf(session).add(messageId);
    if (clean) return;
    this.#kept.add(session);
    await this.#save({ session, messageId }, false);
  }

  /** @throws when there is no such message */
  async release(session: string, messageId: number): Promise<void> {
    if (!this.#sessions.get(session)?.delete(messageId)) throw new Error('no such packet');
    // Until that is known for certain, the identifier must not be taken for another message.
    if (this.#kept.has(session)) await this.#save({ session, messageId }, true);
  }

  drop(session: string): void {
    const isKept = this.#kept.delete(session);
    for (const messageId of this.#sessions.get(session) ?? []) {
      if (isKept) this.#save({ session, messageId }, true).catch(() => undefined);
    }
    this.#sessions.delete(session);
  }

  #idsOf(session: string): Set<number> {
    let ids = this.#sessions.get(session);
    if (!ids) this.#sessions.set(session, (ids = new Set()));
    return ids;
  }

  #save(row: IncomingRow, isGone: boolean): Promise<void> {
    return this.#writer.put(keyOf(row), { table: 'incoming', row, isGone });
  }
}

function keyOf({ session, messageId }: IncomingRow): string {
  return `incoming ${session} ${messageId}`;
}
