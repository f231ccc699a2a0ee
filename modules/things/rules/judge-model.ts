/** Judging a model itself before it is saved: units, ranges, doubles, what fits together. */
import type { NewThingModel, Property } from '../contract/model.ts';
import { units } from '../contract/units.ts';

/** What is wrong with a model, and where (RFC 6901 pointer). */
export interface ModelFault {
  readonly pointer: string;
  readonly code:
    | 'model-key-doubled'
    | 'model-unit-unknown'
    | 'model-range-wrong'
    | 'model-choices-needed'
    | 'model-choice-doubled'
    | 'model-code-doubled'
    | 'model-budget-wrong'
    | 'model-access-wrong';
  readonly values: Readonly<Record<string, string>>;
}

/** Every fault of a model; none: it may be saved. */
export function judgeModel(model: NewThingModel): ModelFault[] {
  return [
    ...judgeProperties(model.properties, '/properties'),
    ...doubledKeys(model.events, '/events'),
    ...model.events.flatMap(({ fields }, index) =>
      judgeProperties(fields, `/events/${index}/fields`),
    ),
    ...doubledKeys(model.services, '/services'),
    ...model.services.flatMap(({ input, output }, index) => [
      ...judgeProperties(input, `/services/${index}/input`),
      ...judgeProperties(output, `/services/${index}/output`),
    ]),
    ...model.properties.flatMap(({ access }, index) =>
      access === 'w' ? [fault(`/properties/${index}/access`, 'model-access-wrong')] : [],
    ),
    ...doubledCodes(model.properties),
    ...judgeBudget(model),
  ];
}

function fault(
  pointer: string,
  code: ModelFault['code'],
  values: ModelFault['values'] = {},
): ModelFault {
  return { pointer, code, values };
}

function judgeProperties(properties: readonly Property[], at: string): ModelFault[] {
  return [
    ...doubledKeys(properties, at),
    ...properties.flatMap((property, index) => judgeProperty(property, `${at}/${index}`)),
  ];
}

function judgeProperty(property: Property, at: string): ModelFault[] {
  const { unit, type, min, max, choices = [] } = property;
  const faults: ModelFault[] = [];
  if (!Object.hasOwn(units, unit)) faults.push(fault(`${at}/unit`, 'model-unit-unknown', { unit }));
  if (min !== undefined && max !== undefined && min > max) {
    faults.push(fault(`${at}/max`, 'model-range-wrong', { min: String(min), max: String(max) }));
  }
  if (type === 'enum' && choices.length === 0)
    faults.push(fault(`${at}/choices`, 'model-choices-needed'));
  const values = choices.map(({ value }) => value);
  const doubled = values.find((value, index) => values.indexOf(value) !== index);
  if (doubled !== undefined) {
    faults.push(fault(`${at}/choices`, 'model-choice-doubled', { value: doubled }));
  }
  return faults;
}

function doubledKeys(list: readonly { readonly key: string }[], at: string): ModelFault[] {
  const keys = list.map(({ key }) => key);
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index ? [] : [fault(`${at}/${index}/key`, 'model-key-doubled', { key })],
  );
}

/** One foreign code must not mean two properties. */
function doubledCodes(properties: readonly Property[]): ModelFault[] {
  const seen = new Map<string, string>();
  const faults: ModelFault[] = [];
  properties.forEach(({ codes = {}, key }, index) => {
    for (const [protocol, code] of Object.entries(codes)) {
      const name = `${protocol} ${code}`;
      const other = seen.get(name);
      if (other) {
        const pointer = `/properties/${index}/codes/${protocol}`;
        faults.push(fault(pointer, 'model-code-doubled', { code, other }));
      }
      seen.set(name, key);
    }
  });
  return faults;
}

function judgeBudget({ budget }: NewThingModel): ModelFault[] {
  return budget.burst < budget.perSecond
    ? [fault('/budget/burst', 'model-budget-wrong', { perSecond: String(budget.perSecond) })]
    : [];
}
