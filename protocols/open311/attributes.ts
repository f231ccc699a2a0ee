/** Checking the answers of a new request against the questions of its service. */
import type { Attribute, Open311Error, ServiceDefinition } from './types.ts';
import { parseW3cDate } from './w3c-date.ts';

/** Every fault: unknown codes, missing answers, wrong types, choices that are not offered. */
export function checkAttributes(
  definition: ServiceDefinition,
  answers: ReadonlyMap<string, readonly string[]>,
): Open311Error[] {
  const asked = definition.attributes.filter((attribute) => attribute.variable);
  const known = new Set(asked.map((attribute) => attribute.code));
  const strangers = [...answers.keys()].filter((code) => !known.has(code));
  const faults = [
    ...strangers.map((code) => `attribute[${code}] is not asked by this service; leave it out`),
    ...asked.flatMap((attribute) => faultOf(attribute, answers.get(attribute.code) ?? []) ?? []),
  ];
  return faults.map((description) => ({ code: 400, description }));
}

function faultOf(attribute: Attribute, values: readonly string[]): string | undefined {
  const name = `attribute[${attribute.code}]`;
  if (values.length === 0) {
    return attribute.required ? `${name} is required: ${attribute.description}` : undefined;
  }
  if (values.length > 1 && attribute.datatype !== 'multivaluelist')
    return `${name} takes one value only`;
  const wrong = values.find((value) => !fits(attribute, value));
  return wrong === undefined ? undefined : `${name} ${expectation(attribute)}`;
}

function fits(attribute: Attribute, value: string): boolean {
  switch (attribute.datatype) {
    case 'number':
      return /^[+-]?\d+(\.\d+)?$/.test(value);
    case 'datetime':
      return parseW3cDate(value) !== undefined;
    case 'string':
      return !value.includes('\n');
    case 'text':
      return true;
    default:
      return attribute.values.some(({ key }) => key === value);
  }
}

function expectation(attribute: Attribute): string {
  if (attribute.datatype === 'number') return 'must be a number';
  if (attribute.datatype === 'datetime') return 'must be a time like 2026-03-04T05:06:07+08:00';
  if (attribute.datatype === 'string') return 'must be one line';
  return `must be one of ${attribute.values.map(({ key }) => key).join(', ')}`;
}
