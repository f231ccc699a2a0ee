/** Observation types of O&M (OGC 18-088 table 12) by the type of a value. */
import type { ValueType } from '#modules/things/index.ts';

const root = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/';

const byType: Readonly<Record<ValueType, string>> = {
  number: 'OM_Measurement',
  integer: 'OM_CountObservation',
  boolean: 'OM_TruthObservation',
  text: 'OM_CategoryObservation',
  enum: 'OM_CategoryObservation',
  json: 'OM_Observation',
  position: 'OM_Observation',
};

/** The type's address. */
export function observationTypeOf(type: ValueType): string {
  return root + byType[type];
}

/** The type of value that a client's observation type asks for; anything unknown is JSON. */
export function valueTypeOf(observationType: string): ValueType {
  const name = observationType.slice(observationType.lastIndexOf('/') + 1);
  if (name === 'OM_Measurement') return 'number';
  if (name === 'OM_CountObservation') return 'integer';
  if (name === 'OM_TruthObservation') return 'boolean';
  return name === 'OM_CategoryObservation' ? 'text' : 'json';
}
