/** The CONNECT packet (OASIS MQTT 3.1.1, 3.1). */
import { type MqttFrame, MqttFault } from './frames.ts';

/** What a client says of itself. */
export interface ConnectPacket {
  /** 4: MQTT 3.1.1; 3: MQTT 3.1. Others are to be answered with return code 1. */
  readonly level: number;
  readonly clientId: string;
  readonly cleanSession: boolean;
  readonly keepAliveSeconds: number;
  readonly willTopic: string | null;
  readonly username: string | null;
  readonly password: Buffer | null;
}

/** Reads a CONNECT. @throws MqttFault */
export function readConnect({ bytes, bodyAt }: MqttFrame): ConnectPacket {
  const reader = new FieldReader(bytes, bodyAt);
  const protocol = reader.text();
  const level = reader.byte();
  if (!((protocol === 'MQTT' && level >= 4) || (protocol === 'MQIsdp' && level === 3))) {
    throw new MqttFault('bad-frame', `protocol ${JSON.stringify(protocol.slice(0, 20))} ${level}`);
  }
  const flags = reader.byte();
  if ((flags & 1) !== 0) throw new MqttFault('bad-frame', 'reserved flag of CONNECT is set');
  const keepAliveSeconds = reader.number();
  // MQTT 5 puts properties here; it is answered with return code 1, so the rest does not matter.
  if (level > 4) return nothingMore(level, keepAliveSeconds);
  const clientId = reader.text();
  const hasWill = (flags & 0x04) !== 0;
  const willTopic = hasWill ? reader.text() : null;
  if (hasWill) reader.bytes();
  const username = (flags & 0x80) === 0 ? null : reader.text();
  const password = (flags & 0x40) === 0 ? null : reader.bytes();
  const cleanSession = (flags & 0x02) !== 0;
  return { level, clientId, cleanSession, keepAliveSeconds, willTopic, username, password };
}

function nothingMore(level: number, keepAliveSeconds: number): ConnectPacket {
  return {
    level,
    keepAliveSeconds,
    clientId: '',
    cleanSession: true,
    willTopic: null,
    username: null,
    password: null,
  };
}

class FieldReader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  byte(): number {
    return this.#take(1)[0] as number;
  }

  number(): number {
    return this.#take(2).readUInt16BE(0);
  }

  bytes(): Buffer {
    return this.#take(this.number());
  }

  text(): string {
    return this.bytes().toString('utf8');
  }

  #take(count: number): Buffer {
    const end = this.#at + count;
    if (end > this.#bytes.length) throw new MqttFault('bad-frame', 'CONNECT ends too early');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}
