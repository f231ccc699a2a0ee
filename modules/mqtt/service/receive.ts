/** A device's message, from its topic to what is stored. Shared by the own and an outside broker. */
import {
  commandProgress,
  type Door,
  noteSeen,
  takeEvent,
  takeState,
  type Thing,
  thingsOf,
} from '#modules/things/index.ts';
import { type RefusedMessage, refuseMessage, submit } from '#modules/observations/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { topicOf } from './access.ts';
import { instantOf, jsonOf, readingsOf, type Target, targetOf } from '../rules/messages.ts';

const door: Door = 'mqtt';

/** Whose message it is. */
export interface Sender {
  readonly tenantId: string;
  /** Its name at the door. */
  readonly name: string;
  readonly thingId: string;
}

interface Message {
  readonly sender: Sender;
  readonly topic: string;
  readonly payload: Buffer;
  readonly receivedAt: Date;
}

interface Addressed extends Message {
  readonly thingId: string;
  readonly target: Target;
}

/** Topics of a device that were looked up a moment ago. */
const addressForMs = 10_000;
const mostAddresses = 50_000;

/** Takes devices' messages. */
export class Receiver {
  readonly #host: ServiceHost;
  readonly #addresses = new Map<string, { target: Target; thingId: string; until: number }>();

  constructor(host: ServiceHost) {
    this.#host = host;
  }

  /**
   * Stores a message; what cannot be taken is kept as a refusal with its reason. Resolves after the
   * COMMIT. @throws when nothing could be stored: it must not be acknowledged
   */
  async take(sender: Sender, topic: string, payload: Buffer): Promise<void> {
    const message = { sender, topic, payload, receivedAt: this.#host.clock.now() };
    const address = await this.#addressOf(message);
    if (!address) return this.#refuse(message, 'foreign-topic', topic.slice(0, 200));
    const { target, thingId } = address;
    const addressed = { ...message, thingId, target };
    if (target.verb === 'values') return this.#values(addressed);
    const json = jsonOf(payload);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      return this.#refuse(message, 'bad-json', 'an object was expected', thingId);
    }
    noteSeen(this.#host.database, { tenantId: sender.tenantId, thingId }, message.receivedAt);
    const content = json as Record<string, unknown>;
    if (target.verb === 'state') return this.#state(addressed, content);
    if (target.verb === 'result') return this.#result(addressed, content);
    if (target.verb === 'event') return this.#event(addressed, content);
    return this.#refuse(message, 'unknown-event', target.verb, thingId);
  }

  /** `{ at?, …fields }` */
  async #event(message: Addressed, content: Record<string, unknown>): Promise<void> {
    const { sender, target, thingId, receivedAt } = message;
    const { at: said, ...fields } = content;
    const at = said === undefined ? receivedAt : instantOf(said);
    const ctx = this.#host.ctxOf(sender.tenantId);
    const receipt = await ctx.database.inTenant(ctx, (tx) =>
      takeEvent(tx, { thingId, key: target.key, fields, at }),
    );
    if (!receipt.ok) await this.#refuse(message, receipt.reason, receipt.detail, thingId);
  }

  async #addressOf({
    sender,
    topic,
  }: Message): Promise<{ target: Target; thingId: string } | null> {
    const known = this.#addresses.get(topic);
    if (known && known.until > performance.now()) return known;
    const own = `${topicOf(sender.name)}/`;
    const target = topic.startsWith(own) ? targetOf(topic.slice(own.length)) : null;
    const thingId = target && (await this.#thingOf(sender, target));
    if (!target || !thingId) return null;
    if (this.#addresses.size >= mostAddresses) this.#addresses.clear();
    const address = { target, thingId, until: performance.now() + addressForMs };
    this.#addresses.set(topic, address);
    return address;
  }

  async #thingOf({ tenantId, thingId }: Sender, { child }: Target): Promise<string | null> {
    if (child === null) return thingId;
    const directory = await thingsOf(this.#host.ctxOf(tenantId));
    const isNamed = ({ externalId, code }: Thing): boolean =>
      externalId === child || code === child;
    return directory.children(thingId).find(isNamed)?.id ?? null;
  }

  async #values({ sender, payload, receivedAt, thingId, ...rest }: Addressed): Promise<void> {
    const said = readingsOf(payload);
    if (!said) {
      const detail = '{"values": {…}} or an array of such was expected';
      return this.#refuse({ sender, payload, receivedAt, ...rest }, 'bad-json', detail, thingId);
    }
    await submit(this.#host.database, {
      tenantId: sender.tenantId,
      thingId,
      door,
      receivedAt,
      ...said,
      raw: payload,
    });
  }

  async #state(message: Addressed, content: Record<string, unknown>): Promise<void> {
    const { sender, thingId, receivedAt } = message;
    const { at, ...rest } = content;
    const patch = typeof rest['state'] === 'object' ? (rest['state'] as object) : rest;
    const time = at === undefined ? receivedAt : instantOf(at);
    if (Number.isNaN(time.getTime()) || time.getTime() > receivedAt.getTime() + 600_000) {
      return this.#refuse(message, 'in-future', 'at', thingId);
    }
    const ctx = this.#host.ctxOf(sender.tenantId);
    const faults = await ctx.database.inTenant(ctx, (tx) =>
      takeState(tx, thingId, patch as Record<string, unknown>, time),
    );
    for (const { key, reason, detail } of faults) {
      await this.#refuse(message, reason, `${key}: ${detail}`.slice(0, 200), thingId);
    }
  }

  /** `{ id, ok, output?, reason? }`, or `{ id, state: 'delivered' }` for a word in between. */
  async #result(message: Addressed, content: Record<string, unknown>): Promise<void> {
    const { id, ok, output, reason, state } = content;
    if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/i.test(id)) {
      return this.#refuse(message, 'bad-json', 'id of the command', message.thingId);
    }
    const to = state === 'delivered' ? 'delivered' : ok === false ? 'failed' : 'done';
    const ctx = this.#host.ctxOf(message.sender.tenantId);
    await ctx.database.inTenant(ctx, (tx) =>
      commandProgress(tx, id, to, {
        ...(typeof output === 'object' && output !== null
          ? { output: output as Record<string, unknown> }
          : {}),
        ...(typeof reason === 'string' ? { reason: reason.slice(0, 300) } : {}),
      }),
    );
  }

  #refuse(
    { sender, payload, receivedAt }: Message,
    reason: RefusedMessage['reason'],
    detail: string,
    thingId = sender.thingId,
  ): Promise<void> {
    const { tenantId } = sender;
    const raw = payload;
    return refuseMessage(this.#host.database, {
      tenantId,
      thingId,
      door,
      receivedAt,
      raw,
      reason,
      detail,
    });
  }
}
