/** Reads the path of a request below the service root (OGC 18-088 §9.2). */
import { type EntitySet, isEntitySet, navigations } from './entities.ts';
import { SensorThingsFault } from './fault.ts';

/** An entity's key: a number, or a text in quotes. */
export type EntityId = number | string;

/** One step: a set, or an entity of it where `id` is given or the step leads to one. */
export interface Step {
  readonly set: EntitySet;
  readonly id: EntityId | null;
  /** The name in the address: of the set, or of the navigation (`Thing`). */
  readonly name: string;
  /** Leads to one entity, by id or because the navigation does. */
  readonly single: boolean;
}

/** What an address asks for. */
export interface ResourcePath {
  /** At least one; the last is what is asked for. */
  readonly steps: readonly Step[];
  /** A property of the entity, `/Things(1)/name`, and the way into it, `/Things(1)/properties/owner`; empty: the entity. */
  readonly property: readonly string[];
  /** How it is wanted: whole, as bare value, or as references. */
  readonly form: 'entity' | 'value' | 'references';
}

/** Longest way through entities. */
const mostSteps = 8;

/**
 * Reads `Things(1)/Datastreams`. The empty path is the service root, which the caller answers.
 * @throws SensorThingsFault 404 for a set, navigation or address that does not exist
 */
export function parsePath(path: string): ResourcePath {
  const parts = path.split('/').filter((part) => part !== '');
  if (parts.length > mostSteps) throw new SensorThingsFault('the address has too many steps', 404);
  const steps: Step[] = [];
  const property: string[] = [];
  let form: ResourcePath['form'] = 'entity';
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (part === '$ref' && isLast) form = 'references';
    else if (part === '$value' && isLast && property.length > 0) form = 'value';
    else if (property.length > 0 && !part.startsWith('$')) property.push(part);
    else if (property.length > 0) throw notThere(part);
    else {
      const step = stepOf(part, steps.at(-1));
      if (step) steps.push(step);
      else property.push(propertyOf(part, steps.at(-1)));
    }
  }
  if (steps.length === 0) throw notThere(path);
  return { steps, property, form };
}

function stepOf(part: string, before: Step | undefined): Step | null {
  const [, name = '', key] = /^([A-Za-z]+)(?:\((.*)\))?$/.exec(part) ?? [];
  if (name === '') return null;
  const id = key === undefined ? null : idOf(key);
  if (!before) {
    if (!isEntitySet(name)) throw notThere(part);
    return { set: name, id, name, single: id !== null };
  }
  if (!before.single) throw notThere(part);
  const way = Object.hasOwn(navigations[before.set], name)
    ? navigations[before.set][name]
    : undefined;
  if (!way) return null;
  if (!way.many && id !== null) throw notThere(part);
  return { set: way.to, id, name, single: !way.many || id !== null };
}

function propertyOf(part: string, before: Step | undefined): string {
  if (!before?.single || !/^[@A-Za-z][\w.@]*$/.test(part)) throw notThere(part);
  return part;
}

/** The key between brackets: `12` or `'a''b'`. @throws SensorThingsFault 400 for anything else */
export function idOf(key: string): EntityId {
  if (/^\d{1,15}$/.test(key)) return Number(key);
  const [, text] = /^'((?:[^']|'')*)'$/.exec(key) ?? [];
  if (text === undefined) {
    throw new SensorThingsFault(`(${key}) is not a key: a whole number, or a text in quotes`);
  }
  return text.replaceAll("''", "'");
}

const notThere = (part: string): SensorThingsFault =>
  new SensorThingsFault(`there is nothing at "${part}"`, 404);
