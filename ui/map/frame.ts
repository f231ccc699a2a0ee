import type { Position as Pair } from 'geojson';
import type { Bounds, Position } from './types.ts';

/** A drawing's size and the window of the earth that it shows. */
export interface Frame {
  readonly bounds: Bounds;
  readonly width: number;
  readonly height: number;
}

const frameWidth = 800;
const nowhere: Bounds = [112.9, 28.4, 113, 28.5];

/** A drawing of a town: degrees of longitude shrink with the cosine of the latitude. */
export function frameOf(bounds: Bounds | null): Frame {
  const shown = bounds ?? nowhere;
  const [west, south, east, north] = shown;
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const height = (frameWidth * (north - south)) / ((east - west) * shrink);
  return { bounds: shown, width: frameWidth, height };
}

/** Where a pair of longitude and latitude lies in the drawing. */
export function project(
  frame: Frame,
  [longitude = 0, latitude = 0]: Pair,
): { x: number; y: number } {
  const [west, south, east, north] = frame.bounds;
  return {
    x: ((longitude - west) / (east - west)) * frame.width,
    y: ((north - latitude) / (north - south)) * frame.height,
  };
}

/** The position under a place of the drawing. */
export function placeOf(frame: Frame, x: number, y: number): Position {
  const [west, south, east, north] = frame.bounds;
  return {
    longitude: west + (x / frame.width) * (east - west),
    latitude: north - (y / frame.height) * (north - south),
  };
}
