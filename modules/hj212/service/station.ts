/** A device as known on one connection, and the connections by device. */
import type { Thing, ThingKey } from '#modules/things/index.ts';
import type { Line } from '#platform/tcp/index.ts';
import { type Edition, PacketSorter } from '#protocols/hj212/index.ts';
import { type StationSettings, stationSettings } from '../rules/settings.ts';
import type { PendingOrders } from './pending.ts';

/** A device that has shown its password on a connection. */
export interface Station {
  readonly key: ThingKey;
  thing: Thing;
  settings: StationSettings;
  /** As it sends them itself; commands to it carry the same. */
  st: string;
  pw: string;
  mn: string;
  edition: Edition;
  readonly line: Line;
  readonly packets: PacketSorter;
  readonly orders: PendingOrders;
  /** Clock of the station minus ours, as last told. */
  toldOffsetSeconds: number;
}

/** Stations that are connected to this process, by thing. */
export class Stations {
  readonly #byThing = new Map<string, Station>();
  readonly #onJoin: (station: Station) => void;

  constructor(onJoin: (station: Station) => void) {
    this.#onJoin = onJoin;
  }

  of(thingId: string): Station | undefined {
    return this.#byThing.get(thingId);
  }

  /** The newest connection of a device is the one that commands go to. */
  join(station: Station): void {
    this.#byThing.set(station.thing.id, station);
    this.#onJoin(station);
  }

  /** @returns false when the device has another connection already */
  leave(station: Station): boolean {
    if (this.#byThing.get(station.thing.id) !== station) return false;
    return this.#byThing.delete(station.thing.id);
  }
}

/** A station at its first message. */
export function newStation(
  line: Line,
  { key, thing, orders }: Pick<Station, 'key' | 'thing' | 'orders'>,
): Station {
  return {
    key,
    thing,
    line,
    orders,
    st: '',
    pw: '',
    mn: '',
    edition: 2017,
    settings: stationSettings(thing.settings),
    packets: new PacketSorter(),
    toldOffsetSeconds: 0,
  };
}

/** Sees that the device was changed by an administrator. */
export function seeChanges(station: Station, thing: Thing): void {
  if (station.thing === thing) return;
  station.thing = thing;
  station.settings = stationSettings(thing.settings);
}
