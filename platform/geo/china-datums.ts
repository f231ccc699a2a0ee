import type { Position } from './types.ts';

/**
 * Conversions between WGS-84 (GPS, ours), GCJ-02 (AutoNavi, Tencent and other Chinese maps) and
 * BD-09 (Baidu). The offset formulas are the publicly known approximation of GCJ-02 (after the
 * "eviltransform" publication, Krasovsky 1940 ellipsoid) and Baidu's own published polar shift.
 * GCJ-02 applies in mainland China; outside the box 72.004–137.8347° E, 0.8293–55.8271° N the
 * position is returned unchanged. Inverses are found by iteration to below a millimetre.
 */
const SEMI_MAJOR_METRES = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
const BAIDU_ANGLE = (Math.PI * 3000) / 180;

/** WGS-84 → GCJ-02. */
export function wgs84ToGcj02(position: Position): Position {
  if (isOutsideChina(position)) return { ...position };
  return add(position, gcjOffset(position));
}

/** GCJ-02 → WGS-84, inverse of `wgs84ToGcj02` to below a millimetre. */
export function gcj02ToWgs84(position: Position): Position {
  if (isOutsideChina(position)) return { ...position };
  return invert(position, (guess) => add(guess, gcjOffset(guess)));
}

/** GCJ-02 → BD-09. */
export function gcj02ToBd09({ longitude, latitude }: Position): Position {
  const radius = Math.hypot(longitude, latitude) + 0.000_02 * Math.sin(latitude * BAIDU_ANGLE);
  const angle = Math.atan2(latitude, longitude) + 0.000_003 * Math.cos(longitude * BAIDU_ANGLE);
  return {
    longitude: radius * Math.cos(angle) + 0.0065,
    latitude: radius * Math.sin(angle) + 0.006,
  };
}

/** BD-09 → GCJ-02, inverse of `gcj02ToBd09` to below a millimetre. */
export function bd09ToGcj02(position: Position): Position {
  return invert(position, gcj02ToBd09);
}

/** WGS-84 → BD-09. */
export function wgs84ToBd09(position: Position): Position {
  return gcj02ToBd09(wgs84ToGcj02(position));
}

/** BD-09 → WGS-84. */
export function bd09ToWgs84(position: Position): Position {
  return gcj02ToWgs84(bd09ToGcj02(position));
}

// The offsets change slowly (by less than 1 % of the distance moved), so each round of
// "guess minus error" gains two digits; ten rounds reach the last bit.
function invert(target: Position, forward: (guess: Position) => Position): Position {
  let guess = target;
  for (let round = 0; round < 10; round += 1) {
    const reached = forward(guess);
    const eastError = reached.longitude - target.longitude;
    const northError = reached.latitude - target.latitude;
    guess = {
      longitude: guess.longitude - eastError,
      latitude: guess.latitude - northError,
    };
    if (Math.abs(eastError) + Math.abs(northError) < 1e-12) break;
  }
  return guess;
}

function isOutsideChina({ longitude, latitude }: Position): boolean {
  return longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271;
}

function add(position: Position, offset: Position): Position {
  return {
    longitude: position.longitude + offset.longitude,
    latitude: position.latitude + offset.latitude,
  };
}

function gcjOffset({ longitude, latitude }: Position): Position {
  const x = longitude - 105;
  const y = latitude - 35;
  const radians = (latitude * Math.PI) / 180;
  const magic = 1 - ECCENTRICITY_SQUARED * Math.sin(radians) ** 2;
  const meridian = (SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED)) / (magic * Math.sqrt(magic));
  const parallel = (SEMI_MAJOR_METRES / Math.sqrt(magic)) * Math.cos(radians);
  return {
    longitude: (eastMetres(x, y) * 180) / (parallel * Math.PI),
    latitude: (northMetres(x, y) * 180) / (meridian * Math.PI),
  };
}

function northMetres(x: number, y: number): number {
  const base = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  const waves =
    20 * Math.sin(6 * x * Math.PI) +
    20 * Math.sin(2 * x * Math.PI) +
    20 * Math.sin(y * Math.PI) +
    40 * Math.sin((y / 3) * Math.PI) +
    160 * Math.sin((y / 12) * Math.PI) +
    320 * Math.sin((y * Math.PI) / 30);
  return base + (waves * 2) / 3;
}

function eastMetres(x: number, y: number): number {
  const base = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  const waves =
    20 * Math.sin(6 * x * Math.PI) +
    20 * Math.sin(2 * x * Math.PI) +
    20 * Math.sin(x * Math.PI) +
    40 * Math.sin((x / 3) * Math.PI) +
    150 * Math.sin((x / 12) * Math.PI) +
    300 * Math.sin((x / 30) * Math.PI);
  return base + (waves * 2) / 3;
}
