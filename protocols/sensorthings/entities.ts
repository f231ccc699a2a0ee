/** The entity sets of SensorThings 1.1 (OGC 18-088 §8.2) and how one leads to another. */

import { SensorThingsFault } from './fault.ts';

/** Names of the sets, as in addresses. */
export type EntitySet =
  | 'Things'
  | 'Locations'
  | 'HistoricalLocations'
  | 'Datastreams'
  | 'Sensors'
  | 'ObservedProperties'
  | 'Observations'
  | 'FeaturesOfInterest';

/** A way from an entity to others. */
export interface Navigation {
  readonly to: EntitySet;
  readonly many: boolean;
}

const many = (to: EntitySet): Navigation => ({ to, many: true });
const one = (to: EntitySet): Navigation => ({ to, many: false });

/** Every navigation property, by set and name. */
export const navigations: Readonly<Record<EntitySet, Readonly<Record<string, Navigation>>>> = {
  Things: {
    Locations: many('Locations'),
    HistoricalLocations: many('HistoricalLocations'),
    Datastreams: many('Datastreams'),
  },
  Locations: { Things: many('Things'), HistoricalLocations: many('HistoricalLocations') },
  HistoricalLocations: { Thing: one('Things'), Locations: many('Locations') },
  Datastreams: {
    Thing: one('Things'),
    Sensor: one('Sensors'),
    ObservedProperty: one('ObservedProperties'),
    Observations: many('Observations'),
  },
  Sensors: { Datastreams: many('Datastreams') },
  ObservedProperties: { Datastreams: many('Datastreams') },
  Observations: {
    Datastream: one('Datastreams'),
    FeatureOfInterest: one('FeaturesOfInterest'),
  },
  FeaturesOfInterest: { Observations: many('Observations') },
};

const named = ['name', 'description', 'properties'];

/** The own members of entities, by set (OGC 18-088 §8.2). */
const members: Readonly<Record<EntitySet, readonly string[]>> = {
  Things: named,
  Locations: [...named, 'encodingType', 'location'],
  HistoricalLocations: ['time'],
  Datastreams: [
    ...named,
    'unitOfMeasurement',
    'observationType',
    'observedArea',
    'phenomenonTime',
    'resultTime',
  ],
  Sensors: [...named, 'encodingType', 'metadata'],
  ObservedProperties: [...named, 'definition'],
  Observations: [
    'phenomenonTime',
    'result',
    'resultTime',
    'resultQuality',
    'validTime',
    'parameters',
  ],
  FeaturesOfInterest: [...named, 'encodingType', 'feature'],
};
const ofAll = ['id', '@iot.id', '@iot.selfLink'];

/**
 * Refuses a path that names no member of what it comes to; below a member anything may stand, `properties/height`.
 * @throws SensorThingsFault 400 with the members that there are
 */
export function refuseUnknown(set: EntitySet, path: readonly string[]): void {
  let at = set;
  for (const name of path) {
    const way = Object.hasOwn(navigations[at], name) ? navigations[at][name] : undefined;
    if (!way) {
      const known = [...ofAll, ...members[at]];
      if (known.includes(name)) return;
      throw new SensorThingsFault(
        `${at} have no "${name}"; there are ${[...known, ...Object.keys(navigations[at])].join(', ')}`,
      );
    }
    at = way.to;
  }
}

/** Whether a word of an address names a set. */
export function isEntitySet(word: string): word is EntitySet {
  return Object.hasOwn(navigations, word);
}
