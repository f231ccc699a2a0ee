/** What aedes hands to the one who remembers for it, as far as that is used. */

/** A connection. */
export interface BrokerClient {
  readonly id: string;
  readonly clean: boolean;
  readonly conn: object;
}

/** A subscription. */
export interface BrokerSubscription {
  /** The filter. */
  readonly topic: string;
  readonly qos: number;
}

/** A message inside the broker. */
export interface BrokerPacket {
  readonly cmd: string;
  /** Run of the broker that took it, and its number there. */
  readonly brokerId: string;
  readonly brokerCounter: number;
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: number;
  readonly messageId?: number;
}
