/** The unit of a client as our models write it, where it is one of ours. */
import { isUnit } from '#modules/things/index.ts';

/** `ucum:Cel`, `Cel`, `degC` … as unit code; `1` for what is not known: the client's words stay beside. */
export function unitCodeOf(unit: { definition?: unknown; symbol?: unknown }): string {
  const names = [unit.definition, unit.symbol]
    .filter((one) => typeof one === 'string')
    .map((one) => one.replace(/^ucum:/, ''));
  const aliases: Readonly<Record<string, string>> = {
    degC: 'Cel',
    '°C': 'Cel',
    'µg/m3': 'ug/m3',
    'µg/m³': 'ug/m3',
  };
  return names.map((name) => aliases[name] ?? name).find((name) => isUnit(name)) ?? '1';
}
