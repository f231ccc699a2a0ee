/** A device or gateway on MQTT: publishes values and states, obeys desired states and commands. */
import { connect, type MqttClient } from 'mqtt';

/** What comes down to a device. */
export interface Downlink {
  /** The child that is meant; null: the device itself. */
  readonly child: string | null;
  readonly kind: 'desired' | 'command' | 'other';
  readonly content: Readonly<Record<string, unknown>>;
}

/** A device: how it signs in and what it does. */
export interface MqttSettings {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly onUp: (device: MqttDevice) => void;
  readonly onDownlink: (device: MqttDevice, downlink: Downlink) => void;
}

/** Messages that wait for their acknowledgement at most; more are dropped, newer ones come. */
const mostWaiting = 500;

/** The device on its line. */
export class MqttDevice {
  readonly #client: MqttClient;
  readonly #root: string;
  #waiting = 0;
  /** Messages acknowledged. */
  acknowledged = 0;

  constructor({ url, username, password, onUp, onDownlink }: MqttSettings) {
    this.#root = `zs/${username}`;
    this.#client = connect(url, {
      clientId: `sim-${username}`,
      username,
      password,
      clean: true,
      keepalive: 60,
      reconnectPeriod: 3000,
      protocolVersion: 4,
    });
    this.#client.on('connect', () => {
      this.#client.subscribe([`${this.#root}/down/#`, `${this.#root}/child/+/down/#`], { qos: 1 });
      onUp(this);
    });
    this.#client.on('message', (topic, payload) => {
      const downlink = readDownlink(topic.slice(this.#root.length + 1), payload);
      if (downlink) onDownlink(this, downlink);
    });
    // The client comes back by itself; what it says meanwhile is no news.
    this.#client.on('error', () => undefined);
  }

  /** Publishes values of itself or of a child. */
  values(content: object, child: string | null = null): void {
    this.#publish(child, 'values', content);
  }

  /** Reports a state of itself or of a child. */
  state(content: object, child: string | null = null): void {
    this.#publish(child, 'state', content);
  }

  /** Answers a command. */
  result(content: object, child: string | null = null): void {
    this.#publish(child, 'result', content);
  }

  async close(): Promise<void> {
    await this.#client.endAsync(true).catch(() => undefined);
  }

  #publish(child: string | null, verb: string, content: object): void {
    if (!this.#client.connected || this.#waiting >= mostWaiting) return;
    const place = child === null ? '' : `/child/${child}`;
    this.#waiting += 1;
    this.#client.publish(
      `${this.#root}${place}/up/${verb}`,
      JSON.stringify(content),
      { qos: 1 },
      (error) => {
        this.#waiting -= 1;
        if (!error) this.acknowledged += 1;
      },
    );
  }
}

/** Reads what came down; null when it is not readable. */
export function readDownlink(rest: string, payload: Buffer): Downlink | null {
  const words = rest.split('/');
  const child = words[0] === 'child' ? (words[1] ?? null) : null;
  const [down, kind] = child === null ? words : words.slice(2);
  if (down !== 'down') return null;
  try {
    const content = JSON.parse(payload.toString('utf8')) as Record<string, unknown>;
    return { child, kind: kind === 'desired' || kind === 'command' ? kind : 'other', content };
  } catch {
    return null;
  }
}
