/** Positions as readings of the vehicle's model. */
import type { Reading } from '#modules/observations/index.ts';
import type { CompiledModel } from '#modules/things/index.ts';
import { gcj02ToWgs84 } from '#platform/geo/index.ts';
import type { Location } from '#protocols/jt808/index.ts';
import type { TerminalSettings } from '../rules/settings.ts';

/** Alarm bits that a model may have as yes/no properties. */
const alarmBits: Readonly<Record<string, number>> = {
  emergency: 0,
  overspeed: 1,
  fatigue: 2,
  antennaFault: 5,
  powerFailure: 8,
};

/** Keys under which models know what a terminal says; the first that the model has is taken. */
const keys = {
  speed: ['speed', 'speedKmh'],
  heading: ['direction', 'heading'],
  altitude: ['altitude', 'altitudeMetres'],
  ignition: ['ignition', 'acc'],
  mileage: ['mileage', 'mileageKm'],
  fuel: ['fuel', 'fuelLitres'],
} as const;

/**
 * What a model wants of a position, by `codes: { jt808: … }` or by its usual keys. Without a fix the
 * place is not believed and left out; that there is none is told where the model asks for it.
 */
export function readingsOf(
  location: Location,
  model: CompiledModel,
  { datum }: TerminalSettings,
): Reading[] {
  const { longitude, latitude, fixed } = location;
  const measured = { longitude, latitude };
  const position = datum === 'gcj02' ? gcj02ToWgs84(measured) : measured;
  const said: [string, readonly string[], unknown][] = [
    ['position', ['position'], fixed ? rounded(position) : null],
    ['speed', keys.speed, fixed ? location.speedKmh : null],
    ['heading', keys.heading, fixed ? location.heading : null],
    ['altitude', keys.altitude, fixed ? location.altitudeMetres : null],
    ['ignition', keys.ignition, location.acc],
    ['mileage', keys.mileage, location.mileageKm],
    ['fuel', keys.fuel, location.fuelLitres],
    ['satellites', ['satellites'], location.satellites],
    ['signal', ['signal'], location.signalStrength],
    ['located', ['located'], fixed],
    ...Object.entries(alarmBits).map(([name, bit]): [string, string[], unknown] => [
      name,
      [name],
      location.alarms.includes(bit),
    ]),
  ];
  return said.flatMap(([name, own, value]): Reading[] => {
    const key = keyIn(model, name, own);
    return value === null || key === undefined ? [] : [{ key, value, at: location.at }];
  });
}

function keyIn(model: CompiledModel, name: string, own: readonly string[]): string | undefined {
  return model.byForeignCode('jt808', name)?.key ?? own.find((key) => model.property(key));
}

/** To a centimetre or so. */
function rounded({ longitude, latitude }: { longitude: number; latitude: number }) {
  return { longitude: Number(longitude.toFixed(7)), latitude: Number(latitude.toFixed(7)) };
}
