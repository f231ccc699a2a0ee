/** The entity sets of SensorThings 1.1 (OGC 18-088 §8.2) and how one leads to another. */

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

/** Whether a word of an address names a set. */
export function isEntitySet(word: string): word is EntitySet {
  return Object.hasOwn(navigations, word);
}
