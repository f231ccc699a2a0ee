/** Shapes of thing models 物模型 as they travel and are stored. */
import { oneOf, type Static, Type } from '#platform/contract/index.ts';

/** How a device reaches the town. `none`: it only takes part in lists and maps. */
export const doors = [
  'mqtt',
  'push',
  'hj212',
  'modbus',
  'lorawan',
  'jt808',
  'sensorthings',
  'none',
] as const;
export type Door = (typeof doors)[number];

/** What kind of value a property has. `position` is WGS-84 `{ longitude, latitude }`. */
export const valueTypes = [
  'number',
  'integer',
  'boolean',
  'text',
  'enum',
  'json',
  'position',
] as const;
export type ValueType = (typeof valueTypes)[number];

/** How much an event of a device matters. */
export const eventSeverities = ['info', 'notice', 'warning', 'urgent'] as const;

const Key = Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9_]{0,39}$' });
const NameZh = Type.String({ minLength: 1, maxLength: 40 });
const NameEn = Type.String({ maxLength: 60 });

/** One quantity or state of a device. */
export const Property = Type.Object({
  key: Key,
  nameZh: NameZh,
  nameEn: NameEn,
  type: oneOf(valueTypes),
  /** UCUM-like, of the list in `rules/units.ts`: `ug/m3`, `Cel`, `%`, `1` (no unit). */
  unit: Type.String({ minLength: 1, maxLength: 20 }),
  /** Smallest value that is believed; of texts the smallest length. */
  min: Type.Optional(Type.Number()),
  /** Largest value that is believed; of texts the largest length. */
  max: Type.Optional(Type.Number()),
  /** Decimals shown. */
  precision: Type.Optional(Type.Integer({ minimum: 0, maximum: 9 })),
  /** `r`: the device reports it; `rw`: it can be desired too; `w`: it is only input. */
  access: oneOf(['r', 'rw', 'w']),
  /** The words of an `enum`. */
  choices: Type.Optional(
    Type.Array(
      Type.Object({
        value: Type.String({ minLength: 1, maxLength: 40 }),
        zh: NameZh,
        en: NameEn,
      }),
      { maxItems: 64 },
    ),
  ),
  /** Codes of other protocols, e.g. `{ hj212: 'a34004' }`. */
  codes: Type.Optional(Type.Record(Type.String(), Type.String())),
});
export type Property = Static<typeof Property>;

/** Something a device tells once, when it happens. */
export const ModelEvent = Type.Object({
  key: Key,
  nameZh: NameZh,
  nameEn: NameEn,
  severity: oneOf(eventSeverities),
  fields: Type.Array(Property, { maxItems: 40 }),
});
export type ModelEvent = Static<typeof ModelEvent>;

/** Something a device can be told to do. */
export const ModelService = Type.Object({
  key: Key,
  nameZh: NameZh,
  nameEn: NameEn,
  input: Type.Array(Property, { maxItems: 40 }),
  output: Type.Array(Property, { maxItems: 40 }),
  /** How long an answer may take before the command counts as expired. */
  timeoutSeconds: Type.Integer({ minimum: 1, maximum: 604_800 }),
});
export type ModelService = Static<typeof ModelService>;

const content = {
  nameZh: NameZh,
  nameEn: NameEn,
  /** Key of the icon on maps and lists. */
  icon: Type.String({ maxLength: 40 }),
  properties: Type.Array(Property, { maxItems: 200 }),
  events: Type.Array(ModelEvent, { maxItems: 60 }),
  services: Type.Array(ModelService, { maxItems: 60 }),
  /** Not heard for longer: silent. */
  silentAfterSeconds: Type.Integer({ minimum: 10, maximum: 31_536_000 }),
  /** How long observations are kept. */
  retentionDays: Type.Integer({ minimum: 1, maximum: 36_500 }),
  /** What one device may send: messages a second on average, and at once. */
  budget: Type.Object({
    perSecond: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
    burst: Type.Integer({ minimum: 1, maximum: 100_000 }),
  }),
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 30 }), { maxItems: 20 }),
};

/** Code of a model. */
export const ModelCode = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });

/** A model without its version: what an author writes, exports and imports. */
export const NewThingModel = Type.Object({ code: ModelCode, ...content });
export type NewThingModel = Static<typeof NewThingModel>;

/** A saved version of a model. */
export const ThingModel = Type.Object({
  code: ModelCode,
  version: Type.Integer({ minimum: 1 }),
  ...content,
});
export type ThingModel = Static<typeof ThingModel>;
