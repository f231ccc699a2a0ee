/** A model made ready to judge messages: look-ups built once, one small function a property. */
import type { ModelService, Property, ThingModel } from '../contract/model.ts';
import type { CheckedValue, CompiledModel, FieldsVerdict, Verdict } from '../types.ts';
import { checkerOf } from './values.ts';

type Fault = { key: string; reason: 'unknown-property' | 'wrong-type'; detail: string };

/** Compiles a model. */
export function compileModel(model: ThingModel): CompiledModel {
  const properties = mapOf(model.properties);
  const checkers = new Map(model.properties.map((one) => [one.key, checkerOf(one)]));
  const events = mapOf(model.events);
  const services = mapOf(model.services);
  const foreign = foreignCodes(model.properties);
  return {
    model,
    property: (key) => properties.get(key),
    byForeignCode: (protocol, code) => foreign.get(`${protocol} ${code}`),
    event: (key) => events.get(key),
    service: (key) => services.get(key),
    check: (key, raw) => checkers.get(key)?.(raw) ?? unknown(key),
    checkEvent: (key, raw) => {
      const event = events.get(key);
      if (!event) return { ok: false, faults: [{ key, reason: 'unknown-event', detail: key }] };
      return checkFields(event.fields, raw, false);
    },
    checkInput: (key, raw) => {
      const service: ModelService | undefined = services.get(key);
      if (!service) return { ok: false, faults: [unknownField(key)] };
      return checkFields(service.input, raw, true);
    },
  };
}

function mapOf<T extends { readonly key: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((one) => [one.key, one]));
}

function foreignCodes(properties: readonly Property[]): ReadonlyMap<string, Property> {
  const found = new Map<string, Property>();
  for (const property of properties) {
    for (const [protocol, code] of Object.entries(property.codes ?? {})) {
      found.set(`${protocol} ${code}`, property);
    }
  }
  return found;
}

function unknown(key: string): Verdict {
  return { ok: false, reason: 'unknown-property', detail: key.slice(0, 80) };
}

function unknownField(key: string): Fault {
  return { key, reason: 'unknown-property', detail: key.slice(0, 80) };
}

/** Judges an object of fields; `complete`: none may be missing. */
export function checkFields(
  fields: readonly Property[],
  raw: unknown,
  complete: boolean,
): FieldsVerdict {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { ok: false, faults: [{ key: '', reason: 'wrong-type', detail: typeof raw }] };
  }
  const given = raw as Record<string, unknown>;
  const known = new Set(fields.map(({ key }) => key));
  const faults: { key: string; reason: FaultReason; detail: string }[] = Object.keys(given)
    .filter((key) => !known.has(key))
    .map(unknownField);
  const values: Record<string, CheckedValue> = {};
  for (const field of fields) {
    if (!Object.hasOwn(given, field.key)) {
      if (complete) faults.push({ key: field.key, reason: 'wrong-type', detail: 'missing' });
      continue;
    }
    const verdict = checkerOf(field)(given[field.key]);
    if (verdict.ok) values[field.key] = verdict.value;
    else faults.push({ key: field.key, reason: verdict.reason, detail: verdict.detail });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, values };
}

type FaultReason = Extract<Verdict, { ok: false }>['reason'];
