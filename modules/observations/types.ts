/** Observations in the words of the program: what doors hand in and other modules read. */
import type { Door, ReasonCode, Thing } from '#modules/things/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Quality, Value } from './contract/reading.ts';

/** One value as a device sent it. */
export interface Reading {
  readonly key: string;
  readonly value: unknown;
  /** Source time; default: that of the arrival. */
  readonly at?: Date;
  /** Default: N. */
  readonly quality?: Quality;
}

/** A message as a door hands it in. */
export interface Arrival {
  readonly tenantId: string;
  readonly thingId: string;
  readonly door: Door;
  readonly receivedAt: Date;
  /** Source time of the whole message; default: its arrival. */
  readonly at?: Date;
  readonly readings: readonly Reading[];
  /** Shown on the device's page, cut at 4 kB. */
  readonly raw?: string | Buffer;
  /** Sent later on purpose: stored and judged at its own time, fires no live alarm. */
  readonly backfill?: boolean;
}

/** What became of a message. */
export interface ArrivalReceipt {
  /** Values stored. */
  readonly accepted: number;
  /** Values that were stored already. */
  readonly repeated: number;
  readonly refused: readonly RefusedReading[];
}

/** A value that was not taken. */
export interface RefusedReading {
  /** Its place among the readings of the message; null when the message was refused as a whole. */
  readonly index: number | null;
  readonly key: string | null;
  readonly reason: ReasonCode;
  readonly detail: string;
}

/** A message that could not be taken as a whole. */
export interface RefusedMessage {
  readonly tenantId: string;
  /** Null when no such device is known. */
  readonly thingId: string | null;
  /** What an unknown device called itself. */
  readonly source?: string;
  readonly door: Door;
  readonly receivedAt?: Date;
  readonly raw?: string | Buffer | null;
  readonly reason: ReasonCode;
  readonly detail: string;
}

/** A value that was stored and is new. */
export interface AcceptedValue {
  readonly thing: Thing;
  readonly datastreamNo: number;
  readonly key: string;
  readonly value: Value;
  readonly at: Date;
  readonly receivedAt: Date;
  readonly quality: Quality;
  /** Older than the newest known of this datastream, or backfill: judged at its own time, fires no live alarm. */
  readonly late: boolean;
}

/** Who judges values as they come: alarm rules, fences, lamps. Fills `judgeSlot`. */
export interface ObservationJudge {
  readonly name: string;
  /** Cheap; asked again only when `revision` has moved. */
  wants(thing: Thing, key: string): boolean;
  /** Moves when the answers of `wants` may have changed. */
  revision(): number;
  /**
   * Inside the transaction that stores the values, under a savepoint. Values of one device come in
   * the order of their arrival. One that throws is undone and counted; the values stay.
   */
  judge(tx: Tx, values: readonly AcceptedValue[]): Promise<void>;
}

/** A property of a device as it is stored. */
export interface Datastream {
  readonly no: number;
  readonly thingId: string;
  readonly key: string;
  /** Source time of the oldest and the newest value; null without a value. */
  readonly firstAt: Date | null;
  readonly newestAt: Date | null;
}

/** The newest value of a property of a device. */
export interface Latest {
  readonly thingId: string;
  readonly key: string;
  readonly value: Value;
  readonly at: Date;
  readonly receivedAt: Date;
  readonly quality: Quality;
}

/** A piece of history, down-sampled. */
export interface Bucket {
  readonly from: Date;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly first: number;
  readonly last: number;
}

/** A question to the history of a datastream. */
export interface HistoryQuestion {
  readonly thingId: string;
  readonly key: string;
  readonly from: Date;
  readonly to: Date;
  /** Buckets wished for, 1 to 2,000; default 500. */
  readonly points?: number;
  /** `N` (default) counts normal values only. */
  readonly quality?: 'N' | 'all';
}

/** One value of the history. */
export interface ObservedValue {
  readonly at: Date;
  readonly receivedAt: Date;
  readonly value: Value;
  readonly quality: Quality;
}

/** A page of values. */
export interface ValuesQuestion {
  readonly thingId: string;
  readonly key: string;
  readonly from: Date;
  readonly to: Date;
  /** At most 10,000. */
  readonly limit: number;
  /** What the last page gave as `next`. */
  readonly after?: string;
}

/** A page of values and where the next begins. */
export interface ValuesPage {
  readonly items: readonly ObservedValue[];
  readonly next: string | null;
}

/** History to be loaded at once: numbers of one datastream in any order. */
export interface HistorySeries {
  readonly thingId: string;
  readonly key: string;
  readonly times: readonly Date[];
  readonly values: readonly number[];
  /** One flag a value; default: all N. */
  readonly quality?: string;
}
