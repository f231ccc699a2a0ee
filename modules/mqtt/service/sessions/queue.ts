/** What waits for a session, in the order in which it came. */
import type { OutgoingRow } from '../../store/sessions.ts';

/** Messages kept for a session. */
const mostMessages = 1000;
/** And their bytes. */
const mostBytes = 4_194_304;

/** A message on its way to a session. */
export type Outgoing = { -readonly [K in keyof OutgoingRow]: OutgoingRow[K] };

/** The queue of one session. */
export class Queue {
  readonly #byKey = new Map<string, Outgoing>();
  readonly #byMessageId = new Map<number, Outgoing>();
  #bytes = 0;

  /** Whether another message may be kept: what comes after the limit is let go. */
  isOpenFor(bytes: number): boolean {
    return this.#byKey.size < mostMessages && this.#bytes + bytes <= mostBytes;
  }

  add(message: Outgoing): void {
    this.#byKey.set(keyOf(message), message);
    this.#bytes += message.payload.length;
    if (message.messageId !== null) this.#byMessageId.set(message.messageId, message);
  }

  /** A message by the broker's number of it. */
  find(brokerId: string, counter: number): Outgoing | undefined {
    return this.#byKey.get(keyOf({ brokerId, counter }));
  }

  /** The message that was sent with a packet identifier. */
  sentAs(messageId: number): Outgoing | undefined {
    return this.#byMessageId.get(messageId);
  }

  /** Says with which packet identifier a message is sent. */
  mark(message: Outgoing, messageId: number): void {
    if (message.messageId !== null) this.#byMessageId.delete(message.messageId);
    message.messageId = messageId;
    this.#byMessageId.set(messageId, message);
  }

  remove(message: Outgoing): void {
    if (!this.#byKey.delete(keyOf(message))) return;
    this.#bytes -= message.payload.length;
    const { messageId } = message;
    if (messageId !== null && this.#byMessageId.get(messageId) === message) {
      this.#byMessageId.delete(messageId);
    }
  }

  all(): Outgoing[] {
    return [...this.#byKey.values()];
  }

  get isEmpty(): boolean {
    return this.#byKey.size === 0;
  }
}

function keyOf({ brokerId, counter }: { brokerId: string; counter: number }): string {
  return `${brokerId} ${counter}`;
}

/** Name of a message's row for the writer. */
export function outgoingKey({ session, brokerId, counter }: OutgoingRow): string {
  return `outgoing ${session} ${brokerId} ${counter}`;
}

/** A kept message as aedes sends it: again with DUP when it was sent before (MQTT-3.3.1-1). */
export function packetOf(message: Outgoing): object {
  const { brokerId, counter, topic, payload, qos, messageId, isReleased } = message;
  if (isReleased) return { cmd: 'pubrel', messageId };
  const again = messageId === null ? { dup: false } : { dup: true, messageId };
  return {
    cmd: 'publish',
    brokerId,
    brokerCounter: counter,
    topic,
    payload,
    qos,
    retain: false,
    ...again,
  };
}
