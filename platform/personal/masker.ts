/** Masks the marked members of a reply: compiled once an operation from its schema. */
import type { Actor } from '../context/index.ts';
import { type PersonalMark, personalMark, type ShownTo } from '../contract/personal.ts';
import type { Manifest, PersonalField } from '../manifest/index.ts';
import { maskValue } from './mask.ts';

/** Declared personal fields by `module.table.column`. */
export type PersonalFields = ReadonlyMap<string, PersonalField>;

/** The declarations of all manifests. */
export function personalFields(manifests: readonly Manifest[]): PersonalFields {
  return new Map(
    manifests.flatMap(({ id, personalData }) =>
      personalData.map((field) => [`${id}.${field.field}`, field] as const),
    ),
  );
}

/** Masks a reply for whoever asked; gives the same object back when nothing was to mask. */
export type Masker = (reply: unknown, actor: Actor) => unknown;

/** Whether an actor may see a field whole where it is shown `byRight`. */
export function seesWhole({ wholeFor = [] }: PersonalField, actor: Actor): boolean {
  return wholeFor.some((permission) => actor.permissions.has(permission));
}

type Step = (value: unknown, actor: Actor) => unknown;

/** A JSON schema as far as it is walked. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly [personalMark]?: PersonalMark;
}

/**
 * Compiles the masker of a reply's schema; null when it marks nothing. A field of a module that is not
 * mounted is withheld (a mark that nobody declares at all fails the check of the house).
 */
export function maskerOf(reply: unknown, fields: PersonalFields): Masker | null {
  return stepOf(reply as Schema, fields);
}

function stepOf(schema: Schema, fields: PersonalFields): Step | null {
  const mark = schema[personalMark];
  if (mark && 'field' in mark) return markStep(mark, fields);
  const steps = [
    schema.properties ? membersStep(schema.properties, fields) : null,
    schema.items ? itemsStep(schema.items, fields) : null,
    typeof schema.additionalProperties === 'object'
      ? valuesStep(schema.additionalProperties, fields)
      : null,
    ...[...(schema.anyOf ?? []), ...(schema.allOf ?? [])].map((one) => stepOf(one, fields)),
  ].filter((step): step is Step => step !== null);
  if (steps.length === 0) return null;
  return (value, actor) => steps.reduce((masked, step) => step(masked, actor), value);
}

function markStep(
  { field, shown }: { field: string; shown: ShownTo },
  fields: PersonalFields,
): Step {
  const declared = fields.get(field);
  return (value, actor) => {
    if (shown === 'own') return value;
    if (shown === 'staff' && actor.kind === 'staff') return value;
    if (shown !== 'never' && declared && seesWhole(declared, actor)) return value;
    return maskValue(declared?.mask ?? 'withheld', value);
  };
}

function membersStep(
  properties: Readonly<Record<string, Schema>>,
  fields: PersonalFields,
): Step | null {
  const members = Object.entries(properties).flatMap(([name, schema]) => {
    const step = stepOf(schema, fields);
    return step ? [[name, step] as const] : [];
  });
  if (members.length === 0) return null;
  return (value, actor) => {
    if (!isRecord(value)) return value;
    let masked: Record<string, unknown> | null = null;
    for (const [name, step] of members) {
      const now = step(value[name], actor);
      // Handlers may reply with what they keep: a copy is masked, never the thing itself.
      if (now !== value[name]) masked = { ...(masked ?? value), [name]: now };
    }
    return masked ?? value;
  };
}

function itemsStep(items: Schema, fields: PersonalFields): Step | null {
  const step = stepOf(items, fields);
  if (!step) return null;
  return (value, actor) => {
    if (!Array.isArray(value)) return value;
    const masked = value.map((one) => step(one, actor));
    return masked.some((one, at) => one !== value[at]) ? masked : value;
  };
}

function valuesStep(schema: Schema, fields: PersonalFields): Step | null {
  const step = stepOf(schema, fields);
  if (!step) return null;
  return (value, actor) => {
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, step(one, actor)]));
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
