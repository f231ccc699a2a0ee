/** MQTT 3.1.1 on the wire, as far as a door in front of a broker needs it: frames, CONNECT, PUBLISH. */

/** Control packet types (OASIS MQTT 3.1.1, table 2.1) that are told apart here. */
export const packetTypes = { connect: 1, publish: 3, pingRequest: 12, disconnect: 14 } as const;

/** Bytes that cannot be MQTT; the connection must be closed (MQTT-4.8.0-1). */
export class MqttFault extends Error {
  override readonly name = 'MqttFault';
  readonly reason: 'bad-frame' | 'bad-length';
  constructor(reason: 'bad-frame' | 'bad-length', detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** A whole control packet. */
export interface MqttFrame {
  /** 1 to 14. */
  readonly type: number;
  readonly flags: number;
  /** From the first byte on; shares memory with what was received. */
  readonly bytes: Buffer;
  /** Where the variable header begins. */
  readonly bodyAt: number;
}

/** Cuts a stream of bytes into control packets, however they are split or glued. */
export class FrameCutter {
  readonly #mostBytes: number;
  #left: Buffer[] = [];
  #leftBytes = 0;
  /** Bytes that must be there before it is worth looking again. */
  #wanted = 2;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Adds bytes. @returns the packets that are whole now @throws MqttFault */
  push(chunk: Buffer): MqttFrame[] {
    if (this.#leftBytes + chunk.length < this.#wanted) {
      this.#keep(chunk);
      return [];
    }
    const bytes = this.#leftBytes === 0 ? chunk : Buffer.concat([...this.#left, chunk]);
    this.#left = [];
    this.#leftBytes = 0;
    const frames: MqttFrame[] = [];
    let at = 0;
    for (;;) {
      const frame = this.#frameAt(bytes, at);
      if (!frame) break;
      frames.push(frame);
      at += frame.bytes.length;
    }
    if (at < bytes.length) this.#keep(bytes.subarray(at));
    return frames;
  }

  #keep(bytes: Buffer): void {
    this.#left.push(bytes);
    this.#leftBytes += bytes.length;
  }

  #frameAt(bytes: Buffer, at: number): MqttFrame | null {
    this.#wanted = 2;
    let length = 0;
    let bodyAt = at + 1;
    for (let shift = 0; ; shift += 7) {
      if (shift > 21) throw new MqttFault('bad-length', 'remaining length of more than four bytes');
      const byte = bytes[bodyAt];
      if (byte === undefined) {
        this.#wanted = bytes.length - at + 1;
        return null;
      }
      bodyAt += 1;
      length += (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    const end = bodyAt + length;
    if (end - at > this.#mostBytes) {
      throw new MqttFault('bad-length', `packet of ${end - at} bytes, at most ${this.#mostBytes}`);
    }
    if (end > bytes.length) {
      this.#wanted = end - at;
      return null;
    }
    const first = bytes[at] as number;
    return {
      type: first >> 4,
      flags: first & 0x0f,
      bytes: bytes.subarray(at, end),
      bodyAt: bodyAt - at,
    };
  }
}

/** An application message as published. */
export interface PublishPacket {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1 | 2;
  readonly retain: boolean;
  /** 0 for QoS 0. */
  readonly packetId: number;
}

/** Reads a PUBLISH. @throws MqttFault */
export function readPublish({ flags, bytes, bodyAt }: MqttFrame): PublishPacket {
  const qos = (flags >> 1) & 3;
  if (qos === 3) throw new MqttFault('bad-frame', 'QoS 3');
  const topicAt = bodyAt + 2;
  const idAt = topicAt + (bytes.length >= topicAt ? bytes.readUInt16BE(bodyAt) : Infinity);
  const payloadAt = idAt + (qos > 0 ? 2 : 0);
  if (payloadAt > bytes.length) throw new MqttFault('bad-frame', 'PUBLISH ends too early');
  const packetId = qos > 0 ? bytes.readUInt16BE(idAt) : 0;
  if (qos > 0 && packetId === 0) throw new MqttFault('bad-frame', 'packet identifier 0');
  return {
    topic: bytes.toString('utf8', topicAt, idAt),
    payload: bytes.subarray(payloadAt),
    qos: qos as 0 | 1 | 2,
    retain: (flags & 1) === 1,
    packetId,
  };
}

/** PUBACK for a packet identifier. */
export function pubAck(packetId: number): Buffer {
  return Buffer.of(0x40, 2, packetId >> 8, packetId & 0xff);
}

/** PINGRESP. */
export const pingResponse = Buffer.of(0xd0, 0);

/** CONNACK with a return code (table 3.1): 0 accepted … 5 not authorized. */
export function connAck(returnCode: number): Buffer {
  return Buffer.of(0x20, 2, 0, returnCode);
}
