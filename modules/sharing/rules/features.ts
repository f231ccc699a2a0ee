/** Granted rows as GeoJSON features (RFC 7946) of OGC API Features, Part 1: Core. */
import type { Condition } from '../contract/conditions.ts';
import type { FieldOfGrant } from '../store/tables.ts';

/** Names of the fields that hold a place. */
export interface PlaceFields {
  readonly longitude: string;
  readonly latitude: string;
}

/** The fields of a place, where both are granted whole; null otherwise. */
export function placeFields(
  fields: readonly { readonly key: string; readonly type: string }[],
  granted: readonly FieldOfGrant[],
): PlaceFields | null {
  const find = (type: string): string | undefined =>
    fields.find(
      (one) => one.type === type && granted.some(({ key, masked }) => key === one.key && !masked),
    )?.key;
  const [longitude, latitude] = [find('longitude'), find('latitude')];
  return longitude && latitude ? { longitude, latitude } : null;
}

/** West, south, east, north. */
export type Box = readonly [number, number, number, number];

/** Reads a bbox of four or six numbers (heights are passed over); null when it is none. */
export function readBox(text: string): Box | null {
  const numbers = text.split(',').map((one) => (one.trim() === '' ? Number.NaN : Number(one)));
  if (numbers.some((one) => !Number.isFinite(one))) return null;
  if (numbers.length !== 4 && numbers.length !== 6) return null;
  const half = numbers.length / 2;
  const [west = 0, south = 0] = numbers;
  const [east = 0, north = 0] = numbers.slice(half);
  const isPlace =
    Math.abs(west) <= 180 &&
    Math.abs(east) <= 180 &&
    Math.abs(south) <= 90 &&
    Math.abs(north) <= 90;
  return isPlace && south <= north ? [west, south, east, north] : null;
}

const instant =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Whether a text is an instant or an interval of OGC API Features (7.15.4): `2026-02-12T23:20:50Z`, `2026-01-01/..`. */
export function isDatetime(text: string): boolean {
  const ends = text.split('/');
  if (ends.length > 2) return false;
  const isOpen = (end: string): boolean => ends.length === 2 && (end === '..' || end === '');
  const isKnown = ends.every(
    (end) => isOpen(end) || (instant.test(end) && !Number.isNaN(Date.parse(end))),
  );
  const [from = '', until = from] = ends;
  const isBackwards = !isOpen(from) && !isOpen(until) && Date.parse(from) > Date.parse(until);
  return isKnown && !ends.every(isOpen) && !isBackwards;
}

/**
 * A box as lists of conditions, one of which must hold: two where it crosses the meridian of 180 degrees (RFC 7946, 5.2).
 */
export function boxConditions([west, south, east, north]: Box, at: PlaceFields): Condition[][] {
  const rows: Condition[] = [
    { key: at.latitude, op: 'atLeast', value: south },
    { key: at.latitude, op: 'atMost', value: north },
  ];
  const between = (from: number, to: number): Condition[] => [
    { key: at.longitude, op: 'atLeast', value: from },
    { key: at.longitude, op: 'atMost', value: to },
    ...rows,
  ];
  return west <= east ? [between(west, east)] : [between(west, 180), between(-180, east)];
}

/** A GeoJSON feature; its geometry is null where the row has no place. */
export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: {
    readonly type: 'Point';
    readonly coordinates: readonly [number, number];
  } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A row as a feature. */
export function featureOf(
  ref: string,
  values: Readonly<Record<string, unknown>>,
  at: PlaceFields,
): Feature {
  const { [at.longitude]: longitude, [at.latitude]: latitude, ...properties } = values;
  const isPlaced = typeof longitude === 'number' && typeof latitude === 'number';
  return {
    type: 'Feature',
    id: ref,
    geometry: isPlaced ? { type: 'Point', coordinates: [longitude, latitude] } : null,
    properties,
  };
}
